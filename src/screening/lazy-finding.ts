import type { Indication } from './model.ts'

/**
 * Words the indications of a finding when they are asked for, and not before: a country has a million cells, and nobody
 * reads the sentences of the quiet ones. The getter stands on the object itself, so that a copy (`{ ...finding }`) and
 * `JSON.stringify` carry them too.
 */
export function lazyFinding<Plain extends object>(
  plain: Plain,
  indicate: () => readonly Indication[],
): Plain & { readonly indications: readonly Indication[] } {
  return {
    ...plain,
    get indications() {
      return indicate()
    },
  }
}
