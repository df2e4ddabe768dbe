import type { Anchor, DeadlinePart, PartKind, Stretch, WarningRule } from '../model.ts'

/** A part as a reader found it, with what only the reader knows. */
export interface Fragment {
  readonly part: DeadlinePart
  /** First token, and the one after the last. */
  readonly from: number
  readonly to: number
  readonly doubts?: readonly Doubt[]
}

/** What made a reader doubt its own reading; it becomes a warning with the words of the fragment. */
export interface Doubt {
  readonly rule: WarningRule
  readonly sentence: string
}

const empty = { start: null, end: null, rule: null, anchor: null, note: null }

export function makePart(kind: PartKind, fields: Partial<Omit<DeadlinePart, 'kind'>> = {}): DeadlinePart {
  return { kind, ...empty, ...fields }
}

export function stretchPart(kind: PartKind, { start, end }: Stretch): DeadlinePart {
  return makePart(kind, { start, end })
}

export function anchored(kind: 'relative' | 'schedule', anchor: Anchor): DeadlinePart {
  return makePart(kind, { anchor })
}
