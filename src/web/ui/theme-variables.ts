import {
  convertCssVariables,
  type CSSVariablesResolver,
  DEFAULT_THEME,
  defaultCssVariablesResolver,
  mergeMantineTheme,
} from '@mantine/core'
import { theme } from './theme.ts'

type Variables = ReturnType<CSSVariablesResolver>

/**
 * The theme as CSS variables, beyond those in Mantine's own style sheet. The provider would work them out anew for every
 * page it renders, half a millisecond each.
 */
export const themeVariables = convertCssVariables(
  without(
    defaultCssVariablesResolver(mergeMantineTheme(DEFAULT_THEME, theme)),
    defaultCssVariablesResolver(DEFAULT_THEME),
  ),
  ':root',
)

function without(own: Variables, known: Variables): Variables {
  const rest = (all: Record<string, string>, standing: Record<string, string>): Record<string, string> =>
    Object.fromEntries(Object.entries(all).filter(([name, value]) => standing[name] !== value))
  return {
    variables: rest(own.variables, known.variables),
    light: rest(own.light, known.light),
    dark: rest(own.dark, known.dark),
  }
}
