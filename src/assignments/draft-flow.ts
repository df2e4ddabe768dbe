import { demandOf, type Instance } from './instance.ts'
import { addColumn, addRow, emptyDraft, type LinearDraft } from './solver/linear-draft.ts'

/** How many works of the batch the person sees: one column for each pair. */
export interface PairColumn {
  readonly person: number
  readonly batch: number
  readonly column: number
}

/**
 * The assignment as a flow: works of a batch go to people, at most the whole batch to each, so that the views of one work can
 * be given to different people (`shareWorks`). `missing` are views that nobody can give, `missingLead` works without a lead.
 */
export interface Flow {
  readonly draft: LinearDraft
  readonly pairs: readonly PairColumn[]
  readonly missing: readonly number[]
  /** Per batch; undefined where no lead is asked for. */
  readonly missingLead: readonly (number | undefined)[]
  readonly demandRows: readonly number[]
  readonly leadRows: readonly (number | undefined)[]
  readonly placeRows: readonly number[]
  readonly loadRows: readonly number[]
  /** One for two schools whose people could see each other's works: 1 when the first looks at the second. */
  readonly directions: readonly number[]
  /** Rows that bind the directions, with their upper bounds. */
  readonly directionRows: readonly { readonly row: number; readonly upper: number }[]
}

/** Most works of a batch for one person: all of them, or one where all happen at once. */
export const mostOfBatch = ({ batches }: Instance, batch: number): number =>
  batches[batch]!.day === null ? batches[batch]!.size : 1

export function draftFlow(instance: Instance, isAllowed: (person: number, batch: number) => boolean): Flow {
  const { people, batches, limits } = instance
  const draft = emptyDraft()
  const demandRows = batches.map((batch) => addRow(draft, demandOf(batch), demandOf(batch)))
  const leadRows = batches.map(({ lead, size }) => (lead ? addRow(draft, size, Infinity) : undefined))
  const loadRows = limits.map((limit) => addRow(draft, 0, limit))
  const placeRows = people.map(() => instance.simultaneous.map(() => addRow(draft, 0, 1)))
  const { directions, directionRows, rowsOf } = draftDirections(instance, draft, isAllowed)
  const pairs: PairColumn[] = []
  for (const [person, { lead }] of people.entries()) {
    for (const [batch] of batches.entries()) {
      if (!isAllowed(person, batch)) continue
      const entries: [number, number][] = [
        [demandRows[batch]!, 1],
        [loadRows[person]!, 1],
      ]
      if (lead && leadRows[batch] !== undefined) entries.push([leadRows[batch], 1])
      for (const [set, members] of instance.simultaneous.entries()) {
        if (members.includes(batch)) entries.push([placeRows[person]![set]!, 1])
      }
      for (const row of rowsOf(person, batch)) entries.push([row, 1])
      pairs.push({ person, batch, column: addColumn(draft, { cost: 0, upper: mostOfBatch(instance, batch), entries }) })
    }
  }
  const missing = batches.map((batch, at) =>
    addColumn(draft, { cost: 1, upper: demandOf(batch), entries: [[demandRows[at]!, 1]] }),
  )
  const missingLead = batches.map(({ size }, at) => {
    const row = leadRows[at]
    return row === undefined ? undefined : addColumn(draft, { cost: 1, upper: size, entries: [[row, 1]] })
  })
  return {
    draft,
    pairs,
    missing,
    missingLead,
    demandRows,
    leadRows,
    placeRows: placeRows.flat(),
    loadRows,
    directions,
    directionRows,
  }
}

interface Directions {
  readonly directions: readonly number[]
  readonly directionRows: Flow['directionRows']
  rowsOf(person: number, batch: number): readonly number[]
}

/** «Школы не проверяют друг друга взаимно»: for two schools that could, a whole 0/1 column opens one direction and shuts the other. */
function draftDirections(
  instance: Instance,
  draft: LinearDraft,
  isAllowed: (person: number, batch: number) => boolean,
): Directions {
  if (!instance.rules.some(({ rule }) => rule === 'reciprocity'))
    return { directions: [], directionRows: [], rowsOf: () => [] }
  const { people, batches } = instance
  const views = new Map<string, number>()
  for (const [person, { schools }] of people.entries()) {
    for (const [batch, { school }] of batches.entries()) {
      if (!isAllowed(person, batch)) continue
      for (const own of schools) {
        const key = JSON.stringify([own, school])
        views.set(key, (views.get(key) ?? 0) + mostOfBatch(instance, batch))
      }
    }
  }
  const rows = new Map<string, number>()
  const directions: number[] = []
  const directionRows: { readonly row: number; readonly upper: number }[] = []
  for (const [key, most] of views) {
    const [one, other] = JSON.parse(key) as [string, string]
    const back = JSON.stringify([other, one])
    const mostBack = views.get(back)
    if (one >= other || mostBack === undefined) continue
    // Σ(one looks at other) ≤ most·d, Σ(other looks at one) ≤ mostBack·(1 − d).
    const forth = addRow(draft, -Infinity, 0)
    const against = addRow(draft, -Infinity, mostBack)
    rows.set(key, forth).set(back, against)
    directionRows.push({ row: forth, upper: 0 }, { row: against, upper: mostBack })
    directions.push(
      addColumn(draft, {
        cost: 0,
        upper: 1,
        whole: true,
        entries: [
          [forth, -most],
          [against, mostBack],
        ],
      }),
    )
  }
  return {
    directions,
    directionRows,
    rowsOf: (person, batch) =>
      people[person]!.schools.flatMap((own) => rows.get(JSON.stringify([own, batches[batch]!.school])) ?? []),
  }
}
