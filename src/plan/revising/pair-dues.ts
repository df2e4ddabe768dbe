import type { IsoDate } from '#kernel/clock'
import type { ExecutionId, ExecutionState } from '../model.ts'
import type { Due } from '../fan-out.ts'

/** An execution as the carrying sees it. */
export interface Standing {
  readonly id: ExecutionId
  readonly item: number | null
  readonly state: ExecutionState
  readonly start: IsoDate | null
  readonly control: IsoDate | null
  readonly waitsFor: string | null
  readonly event: string | null
  readonly eventPart: number | null
  readonly version: number
}

export interface PairedDues {
  readonly pairs: readonly { readonly standing: Standing; readonly due: Due }[]
  /** Executions that come due no more. */
  readonly gone: readonly Standing[]
  /** Dues that no execution stands for. */
  readonly fresh: readonly Due[]
}

/**
 * Which execution of one node stands for which due of the new wording: of the same item, the same event, the same
 * month, and then the nearest in time. Each is taken once. `itemOf` says which item of the new wording a former one is.
 */
export function pairDues(
  standing: readonly Standing[],
  dues: readonly Due[],
  itemOf: (item: number | null) => number | null = (item) => item,
): PairedDues {
  const candidates = standing.flatMap((each, at) =>
    dues.flatMap((due, index) => {
      const item = itemOf(each.item)
      // A row that had no items and has some now, or the other way round, goes on with one of them.
      if (item !== due.item && item !== null && due.item !== null) return []
      return [{ at, index, cost: costOf(each, due) + (item === due.item ? 0 : otherItem) }]
    }),
  )
  const pairs: { standing: Standing; due: Due }[] = []
  const taken = new Set<Standing>()
  const answered = new Set<Due>()
  for (const { at, index } of candidates.toSorted((a, b) => a.cost - b.cost || a.at - b.at || a.index - b.index)) {
    const each = standing[at]
    const due = dues[index]
    if (each === undefined || due === undefined || taken.has(each) || answered.has(due)) continue
    taken.add(each)
    answered.add(due)
    pairs.push({ standing: each, due })
  }
  return {
    pairs,
    gone: standing.filter((each) => !taken.has(each)),
    fresh: dues.filter((due) => !answered.has(due)),
  }
}

const otherMonth = 31
const otherEvent = 50_000
const noDate = 100_000
const otherItem = 1_000_000

/** In days; more where something beside the date differs. */
function costOf(standing: Standing, due: Due): number {
  const event = due.bound?.event ?? due.waitsFor
  const isSameEvent = (standing.event ?? standing.waitsFor) === event
  if (standing.control === null || due.control === null) {
    if (standing.control === due.control) return isSameEvent ? 0 : otherEvent
    return isSameEvent && event !== null ? 1 : noDate
  }
  if (standing.control === due.control) return 0
  const days = Math.abs(Date.parse(standing.control) - Date.parse(due.control)) / 86_400_000
  return days / 1000 + (standing.control.slice(0, 7) === due.control.slice(0, 7) ? 0.001 : otherMonth + days)
}
