import type { ReadTx } from '#db'
import type { IsoDate } from '#kernel/clock'
import { getNode, listSubtree } from '#organisations'
import type { NodeId } from '#organisations/model'
import {
  type ExecutionId,
  type ExecutionState,
  type MatrixCell,
  openStates,
  type PlanId,
  type PlanMatrix,
  type PlanMeasureId,
} from './model.ts'
import './tables.ts'

export interface MatrixQuestion {
  readonly plan: PlanId
  /** A school sees its own column; the node of the plan itself first, then its schools. */
  readonly at: NodeId
  /** `2026-11`. */
  readonly month: string
  readonly today: IsoDate
  /** Columns of one page. */
  readonly limit: number
  readonly offset?: number
}

/** What is due in a month, measure by measure and node by node. */
export async function matrixOf(tx: ReadTx, question: MatrixQuestion): Promise<PlanMatrix> {
  const { plan, at, month, today, limit, offset = 0 } = question
  const node = await getNode(tx, at)
  const columns =
    node === undefined || node.kind === 'school'
      ? [node].filter((each) => each !== undefined)
      : [node, ...(await listSubtree(tx, node.path, 'school'))]
  const nodes = columns.slice(offset, offset + limit).map(({ id, code, shortName }) => ({ id, code, name: shortName }))
  const measures = await tx
    .selectFrom('plan_measure')
    .select(['id', 'number', 'text'])
    .where('plan_id', '=', plan)
    .where('tracked', '=', 1)
    .orderBy('position')
    .execute()
  const cells = await readCells(
    tx,
    { plan, month, today },
    nodes.map((each) => each.id),
  )
  return { month, measures, nodes, totalNodes: columns.length, cells }
}

async function readCells(
  tx: ReadTx,
  { plan, month, today }: Pick<MatrixQuestion, 'plan' | 'month' | 'today'>,
  nodes: readonly NodeId[],
): Promise<PlanMatrix['cells']> {
  const cells = new Map<PlanMeasureId, Map<NodeId, MatrixCell>>()
  if (nodes.length === 0) return cells
  const rows = await tx
    .selectFrom('plan_execution')
    .select(['id', 'measure_id', 'node_id', 'state', 'control_date'])
    .where('node_id', 'in', nodes)
    // Dates sort as text, and no month has a 32nd.
    .where('control_date', '>=', `${month}-01`)
    .where('control_date', '<', `${month}-32`)
    .where('plan_id', '=', plan)
    .execute()
  for (const row of rows) {
    const ofMeasure = cells.get(row.measure_id) ?? new Map<NodeId, MatrixCell>()
    cells.set(row.measure_id, ofMeasure)
    const late = openStates.includes(row.state) && row.control_date !== null && row.control_date < today
    ofMeasure.set(row.node_id, joinCell(ofMeasure.get(row.node_id), row.id, row.state, late))
  }
  return cells
}

/** From the least advanced to the most. */
const advance: readonly ExecutionState[] = [
  'returned',
  'not-started',
  'in-work',
  'paused',
  'submitted',
  'accepted',
  'not-required',
]

function joinCell(
  cell: MatrixCell | undefined,
  execution: ExecutionId,
  state: ExecutionState,
  late: boolean,
): MatrixCell {
  const accepted = (cell?.accepted ?? 0) + (state === 'accepted' ? 1 : 0)
  const total = (cell?.total ?? 0) + 1
  if (cell === undefined) return { total, accepted, state, late, execution }
  const isBehind = advance.indexOf(state) < advance.indexOf(cell.state)
  return {
    total,
    accepted,
    late: late || cell.late,
    state: isBehind ? state : cell.state,
    execution: isBehind ? execution : cell.execution,
  }
}
