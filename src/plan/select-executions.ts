import type { ReadTx } from '#db'
import { executionOf } from './execution-row.ts'
import type { ListedExecution, MeasureItem } from './model.ts'
import './tables.ts'

/** Executions with their words; the caller adds what it asks for. */
export function selectExecutions(tx: ReadTx) {
  return tx
    .selectFrom('plan_execution as e')
    .innerJoin('plan as p', 'p.id', 'e.plan_id')
    .innerJoin('plan_measure as m', 'm.id', 'e.measure_id')
    .innerJoin('organisation_node as n', 'n.id', 'e.node_id')
    .selectAll('e')
    .select([
      'p.title as planTitle',
      'm.text as measureText',
      'm.items as measureItems',
      'm.number as measureNumber',
      'm.position as measurePosition',
      'n.short_name as nodeName',
    ])
    .select((eb) =>
      eb
        .selectFrom('plan_evidence_use as u')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('u.execution_id', '=', 'e.id')
        .as('evidence'),
    )
}

type Row = Awaited<ReturnType<ReturnType<typeof selectExecutions>['execute']>>[number]

export function listedExecution(row: Row): ListedExecution {
  const items = JSON.parse(row.measureItems) as readonly MeasureItem[]
  const item = row.item === null ? undefined : items[row.item]
  return {
    ...executionOf(row),
    text: item?.text ?? row.measureText,
    measureNumber: row.measureNumber,
    measurePosition: row.measurePosition,
    planTitle: row.planTitle,
    nodeName: row.nodeName,
    evidence: row.evidence ?? 0,
  }
}
