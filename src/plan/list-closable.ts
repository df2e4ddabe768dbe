import type { ReadTx } from '#db'
import type { NodeId } from '#organisations/model'
import { type ListedExecution, type MeasureKind, openStates } from './model.ts'
import { listedExecution, selectExecutions } from './select-executions.ts'

export interface ClosableQuestion {
  /** The node that carries them out. */
  readonly node: NodeId
  /** Kinds of measures that the object can close. */
  readonly kinds: readonly MeasureKind[]
  /** The object as `EvidenceSource` names it. */
  readonly object: { readonly sources: readonly string[]; readonly objectId: string }
  readonly limit: number
}

export interface ClosableRows {
  /** Those it stands beside as evidence already, whatever their state. */
  readonly closed: readonly ListedExecution[]
  /** Open ones of fitting kinds by plans in force, the most urgent first. */
  readonly open: readonly ListedExecution[]
}

/** Rows of plans that an object closes, and those it could close: the way from the object to the plan. */
export async function listClosable(tx: ReadTx, question: ClosableQuestion): Promise<ClosableRows> {
  const { node, kinds, object, limit } = question
  const used = selectExecutions(tx)
    .where('e.node_id', '=', node)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('plan_evidence_use as u')
          .innerJoin('plan_evidence as ev', 'ev.id', 'u.evidence_id')
          .select('u.execution_id')
          .whereRef('u.execution_id', '=', 'e.id')
          .where('ev.source', 'in', object.sources)
          .where('ev.object_id', '=', object.objectId),
      ),
    )
  const closed = (await used.orderBy('e.control_date').orderBy('e.id').limit(limit).execute()).map(listedExecution)
  if (kinds.length === 0) return { closed, open: [] }
  const fitting = await selectExecutions(tx)
    .where('e.node_id', '=', node)
    .where('p.status', '=', 'in-force')
    .where('e.state', 'in', openStates)
    .where('m.kind', 'in', kinds)
    .orderBy('e.control_date', (order) => order.asc().nullsLast())
    .orderBy('m.position')
    .orderBy('e.id')
    .limit(limit + closed.length)
    .execute()
  const taken = new Set(closed.map(({ id }) => id))
  return {
    closed,
    open: fitting
      .map(listedExecution)
      .filter(({ id }) => !taken.has(id))
      .slice(0, limit),
  }
}
