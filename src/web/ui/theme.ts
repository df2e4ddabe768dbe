import { createTheme, type MantineColorsTuple } from '@mantine/core'

// Ten steps around the brand colour of the product (#1f5f6b), from ground to ink.
const teal: MantineColorsTuple = [
  '#eef5f6',
  '#e4f0f1',
  '#c9e0e2',
  '#a3c9cd',
  '#76adb3',
  '#4d8f98',
  '#2f7480',
  '#1f5f6b',
  '#184d57',
  '#113a42',
]

export const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: 7,
  colors: { teal },
  fontFamily: '"Golos Text Variable", "Golos Text", "PT Sans", system-ui, sans-serif',
  defaultRadius: 8,
  cursorType: 'pointer',
  respectReducedMotion: true,
})
