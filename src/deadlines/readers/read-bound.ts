import type { Cursor } from '../cursor.ts'
import type { Bound } from './moment.ts'

/** The words before a date. */
export interface BoundWords {
  readonly bound: Bound
  readonly exclusive: boolean
  /** «В течение»: years after it are one stretch. */
  readonly throughout: boolean
}

interface Opening {
  readonly words: readonly string[]
  readonly meaning: BoundWords
}

const by = { bound: 'by', exclusive: false, throughout: false } as const
const before = { ...by, exclusive: true } as const
const from = { ...by, bound: 'from' } as const
const after = { ...by, bound: 'after' } as const
const within = { ...by, bound: 'in' } as const
const throughout = { ...within, throughout: true } as const

/** Longer openings stand before the shorter ones that they begin with. */
const openings: ReadonlyMap<string, readonly Opening[]> = group([
  ['в срок до', before],
  ['в срок по', by],
  ['в срок не позднее', by],
  ['в срок не позже', by],
  ['в срок к', before],
  ['в срок с', from],
  ['весь', throughout],
  ['в период с', from],
  ['в течение', throughout],
  ['в течении', throughout],
  ['в', within],
  ['во', within],
  ['на', within],
  ['за', within],
  ['не позднее', by],
  ['не позже', by],
  ['позднее', after],
  ['до', before],
  ['к', before],
  ['ко', before],
  ['по', by],
  ['начиная с', from],
  ['не ранее', from],
  ['не раньше', from],
  ['период с', from],
  ['с', from],
  ['со', from],
  ['от', from],
  ['после', after],
  ['течение', throughout],
  ['на протяжении', throughout],
])

function group(list: readonly (readonly [string, BoundWords])[]): Map<string, Opening[]> {
  const grouped = new Map<string, Opening[]>()
  for (const [phrase, meaning] of list) {
    const words = phrase.split(' ')
    const first = words[0] ?? ''
    grouped.set(first, [...(grouped.get(first) ?? []), { words: words.slice(1), meaning }])
  }
  return grouped
}

/** Reads the longest opening that stands here; undefined when a date would stand bare. */
export function readBound(c: Cursor): BoundWords | undefined {
  for (const { words, meaning } of openings.get(c.key()) ?? []) {
    if (words.every((word, index) => c.key(index + 1) === word)) {
      c.at += words.length + 1
      skipThan(c)
      return meaning
    }
  }
  return undefined
}

/** «Не позднее, чем», «не позднее чем до». */
function skipThan(c: Cursor): void {
  const ahead = c.peek().kind === 'comma' ? 1 : 0
  if (c.key(ahead) !== 'чем') return
  c.at += ahead + 1
  c.skipWords('до')
}

export const bareBound: BoundWords = within
