import type { DemoMarkerRow, DemoYear } from './model.ts'

type Row = readonly [year: DemoYear, school: string, markers: string]

/**
 * The «official» list of schools with markers for three years. Like real ones it knows only Russian and mathematics of
 * grades 4 and 5, rests mostly on one marker, repeats for about a quarter of the schools, agrees with what is planted
 * only in part, and names honest schools whose pupils are simply strong or few.
 */
const rows: readonly Row[] = [
  [2024, 'edu990001', '4МА'], // honest, strong
  [2024, 'edu990006', '5РУ'], // planted: boundary
  [2024, 'edu990016', '4РУ 4МА'], // planted: inflation
  [2024, 'edu990027', '4РУ'], // honest, six in a class
  [2025, 'edu990004', '5МА'], // honest, strong
  [2025, 'edu990011', '4МА'], // honest
  [2025, 'edu990016', '4МА'], // planted: inflation
  [2025, 'edu990029', '5РУ 5МА'], // honest, four in a class
  [2026, 'edu990006', '4РУ'], // planted: boundary
  [2026, 'edu990010', '5РУ'], // planted: register
  [2026, 'edu990018', '5МА'], // honest
  [2026, 'edu990024', '4РУ 4МА'], // honest, eleven in a class
]

export const demoMarkers: readonly DemoMarkerRow[] = rows.map(([year, school, text]) => {
  const markers = new Set(text.split(' '))
  return {
    year,
    school,
    ru4: markers.has('4РУ'),
    ma4: markers.has('4МА'),
    ru5: markers.has('5РУ'),
    ma5: markers.has('5МА'),
  }
})
