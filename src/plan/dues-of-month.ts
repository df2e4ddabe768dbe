import type { ReadTx } from '#db'
import type { IsoDate } from '#kernel/clock'
import type { NodeId } from '#organisations/model'
import { countGroups } from './count-groups.ts'
import { scopeOf } from './list-scope.ts'
import type { DueOfDay, PlanId, PlanMeasureId } from './model.ts'
import { addToCell } from './month-cell.ts'
import './tables.ts'

export interface DuesQuestion {
  readonly at: NodeId
  /** Every plan in force that concerns the node where it is left out. */
  readonly plan?: PlanId
  /** `2026-11`. */
  readonly month: string
  readonly today: IsoDate
}

/** What comes due in a month, day by day: one line for a measure, however many schools it asks. */
export async function duesOfMonth(tx: ReadTx, question: DuesQuestion): Promise<readonly DueOfDay[]> {
  const scope = await scopeOf(tx, question.at, question.plan)
  if (scope === undefined) return []
  const groups = (await countGroups(tx, scope)).filter(({ controlDate }) => controlDate?.startsWith(question.month))
  const measures = await readMeasures(tx, [...new Set(groups.map(({ measure }) => measure))])
  const dues = new Map<string, DueOfDay>()
  for (const group of groups) {
    const { controlDate, measure, plan } = group
    const words = measures.get(measure)
    if (controlDate === null || words === undefined) continue
    const key = `${controlDate} ${String(words.position).padStart(6, '0')} ${measure}`
    const cell = addToCell(dues.get(key)?.cell, group, question.today)
    dues.set(key, {
      date: controlDate,
      plan,
      measure,
      number: words.number,
      text: words.text,
      cell,
      schools: words.scope === 'own' ? 0 : words.items === '[]' ? cell.total : 'several-each',
    })
  }
  return [...dues.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, due]) => due)
}

async function readMeasures(tx: ReadTx, ids: readonly PlanMeasureId[]) {
  const rows =
    ids.length === 0
      ? []
      : await tx
          .selectFrom('plan_measure')
          .select(['id', 'number', 'text', 'position', 'scope', 'items'])
          .where('id', 'in', ids)
          .execute()
  return new Map(rows.map((row) => [row.id, row]))
}
