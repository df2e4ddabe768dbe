import { fold } from './fold-letters.ts'

/** Long enough to tell words apart, short enough for Russian endings to fall away. */
const stemLength = 6

/** How many different words of the first text the second one has, in whatever case and number. */
export function sharedStems(a: string, b: string): number {
  const known = stems(b)
  return [...stems(a)].filter((stem) => known.has(stem)).length
}

const stems = (text: string): Set<string> =>
  new Set((fold(text).match(/[а-я]{5,}/g) ?? []).map((word) => word.slice(0, stemLength)))
