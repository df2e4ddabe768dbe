import { type Comparison, type Target, type TargetCount, type TargetState } from '../model.ts'

export interface JudgedTarget {
  readonly state: TargetState
  /** What is compared with the promise: the number itself, or its share in hundredths. */
  readonly reached: number | null
}

/** Whether the number that is there keeps the promise. */
export function judgeTarget(
  { unit, value, comparison }: Pick<Target, 'unit' | 'value' | 'comparison'>,
  count: Pick<TargetCount, 'number' | 'outOf'> | null,
): JudgedTarget {
  if (count === null) return { state: 'unbound', reached: null }
  if (unit === 'count') return { state: holds(count.number, comparison, value), reached: count.number }
  if (count.outOf === null || count.outOf === 0) return { state: 'unknown-share', reached: null }
  const share = (count.number / count.outOf) * 100
  return { state: holds(share, comparison, value), reached: share }
}

/** An upper bound is kept until it is passed; anything else is on its way until it is there. */
function holds(number: number, comparison: Comparison, value: number): 'reached' | 'exceeded' | 'on-the-way' {
  if (compare(number, comparison, value)) return 'reached'
  return comparison === '≤' || comparison === '<' ? 'exceeded' : 'on-the-way'
}

function compare(number: number, comparison: Comparison, value: number): boolean {
  switch (comparison) {
    case '≥':
      return number >= value
    case '>':
      return number > value
    case '≤':
      return number <= value
    case '<':
      return number < value
    case '=':
      return number === value
    default:
      return comparison satisfies never
  }
}
