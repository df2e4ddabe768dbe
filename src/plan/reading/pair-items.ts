import type { Deadline, DeadlinePart } from '#deadlines/model'
import type { MeasureItem } from '../model.ts'
import type { SplitText } from './split-items.ts'

export interface PairedItems {
  readonly items: readonly MeasureItem[]
  /** Whether it is clear which deadline belongs to which item: one for all, or one for each. */
  readonly isPaired: boolean
}

/**
 * Sub-items with their own deadlines and people, where the counts agree. The text before the items counts as one when it
 * asks for something itself and there is a deadline for it; «По плану» and a month beside it are one deadline.
 */
export function pairItems(split: SplitText, deadline: Deadline | null, responsible: readonly string[]): PairedItems {
  const texts = split.items
  if (texts.length === 0) return { items: [], isPaired: true }
  const parts = deadline?.parts ?? []
  const withLead = split.leadAnnounces ? texts : [split.lead, ...texts]
  const whole = texts.length > 1 || split.leadAnnounces ? texts : withLead
  if (parts.length <= 1) return { items: paired(whole, [], responsible), isPaired: true }
  for (const candidates of [texts, withLead]) {
    const groups = groupParts(parts, candidates.length)
    if (groups !== undefined && candidates.length > 1)
      return { items: paired(candidates, groups, responsible), isPaired: true }
  }
  return { items: paired(whole, [], responsible), isPaired: false }
}

function paired(
  texts: readonly string[],
  groups: readonly (readonly number[])[],
  responsible: readonly string[],
): MeasureItem[] {
  return texts.map((text, index) => ({
    text,
    deadlineParts: groups[index] ?? [],
    responsible:
      responsible.length === texts.length && groups.length > 0 ? responsible.slice(index, index + 1) : responsible,
  }))
}

/** Parts of the deadline in as many groups as there are items, in order; undefined where they do not come out even. */
function groupParts(parts: readonly DeadlinePart[], count: number): number[][] | undefined {
  const groups = parts.map((_, index) => [index])
  for (let at = 0; groups.length > count && at + 1 < groups.length; at += 1) {
    const first = parts[groups[at]?.[0] ?? 0]
    const second = parts[groups[at + 1]?.[0] ?? 0]
    if (first?.kind !== 'schedule' || second?.start === null) continue
    groups.splice(at, 2, [...(groups[at] ?? []), ...(groups[at + 1] ?? [])])
  }
  return groups.length === count ? groups : undefined
}
