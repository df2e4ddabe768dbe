import type { Cell } from '#tabular'

/** What stands in place of a figure of a small group: the threshold is a setting, so the words name no number. */
export const hiddenCell = 'мало участников'

/** What stands in place of a figure that nobody has. */
export const unknownCell = '–'

export function known(value: number | 'unknown'): Cell {
  return value === 'unknown' ? unknownCell : value
}
