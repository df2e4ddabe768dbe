import type { ReadTx } from '#db'
import type { IsoDate } from '#kernel/clock'
import type { NodeId } from '#organisations/model'
import { countGroups, type ExecutionGroup, type GroupNarrowing } from './count-groups.ts'
import { type ListScope, scopeOf } from './list-scope.ts'
import {
  type ExecutionFilter,
  type ExecutionId,
  type ExecutionList,
  type ExecutionState,
  isOpenState,
  type ListedExecution,
  type PlanId,
  type PlanMeasureId,
} from './model.ts'
import { narrowList } from './narrow-list.ts'
import { ownedBy } from './owned-by.ts'
import { listedExecution, selectExecutions } from './select-executions.ts'

export interface FilteredQuestion {
  /** A school's own, or those of everybody at and below a node. */
  readonly at: NodeId
  readonly filter: ExecutionFilter
  readonly today: IsoDate
  readonly limit: number
  readonly offset?: number
}

/**
 * Executions by their date of control, those without a date last; within a date as in the document, then by the names of
 * schools. Only the blocks that the page lies in are read: what stands before them is known by its count.
 */
export async function findExecutions(tx: ReadTx, question: FilteredQuestion): Promise<ExecutionList> {
  const scope = await scopeOf(tx, question.at, question.filter.plan)
  return scope === undefined ? { rows: [], total: 0 } : findInScope(tx, scope, question)
}

/** The same over plans that the caller chose. */
export async function findInScope(
  tx: ReadTx,
  scope: ListScope,
  question: Omit<FilteredQuestion, 'at'>,
): Promise<ExecutionList> {
  const { filter, limit, offset = 0 } = question
  const { narrowing, position } = await narrowList(tx, scope, filter)
  const groups = await countGroups(tx, scope, narrowing)
  const wanted = groups.filter((group) => position.has(group.measure) && fits(group, filter, question.today))
  const blocks = blocksOf(wanted, position)
  const { first, touched } = blocksOfPage(blocks, offset, limit)
  const ids = await readIds(tx, scope, touched, narrowing, filter)
  return {
    rows: await readRows(tx, ids.slice(offset - first, offset - first + limit)),
    total: wanted.reduce((sum, { count }) => sum + count, 0),
  }
}

function fits({ state, controlDate, waits }: ExecutionGroup, filter: ExecutionFilter, today: IsoDate): boolean {
  if (filter.states !== undefined && !filter.states.includes(state)) return false
  if (filter.late === 'only' && (controlDate === null || controlDate >= today || !isOpenState(state))) return false
  if (filter.from !== undefined && (controlDate === null || controlDate < filter.from)) return false
  if (filter.to !== undefined && (controlDate === null || controlDate > filter.to)) return false
  if (filter.dates === 'waits' && !waits) return false
  return filter.dates !== 'undated' || (controlDate === null && !waits)
}

/** What one measure asks for by one date. */
interface Block {
  readonly plan: PlanId
  readonly measure: PlanMeasureId
  readonly controlDate: IsoDate | null
  readonly states: readonly ExecutionState[]
  readonly count: number
}

function blocksOf(groups: readonly ExecutionGroup[], position: ReadonlyMap<PlanMeasureId, number>): readonly Block[] {
  const byKey = Map.groupBy(groups, ({ measure, controlDate }) => `${measure} ${controlDate ?? ''}`)
  const blocks = [...byKey.values()].flatMap((together): Block[] => {
    const [any] = together
    if (any === undefined) return []
    const { plan, measure, controlDate } = any
    const states = [...new Set(together.map(({ state }) => state))]
    return [{ plan, measure, controlDate, states, count: together.reduce((sum, { count }) => sum + count, 0) }]
  })
  const place = ({ measure }: Block): number => position.get(measure) ?? 0
  return blocks.toSorted((a, b) => compareDates(a.controlDate, b.controlDate) || place(a) - place(b))
}

function compareDates(a: IsoDate | null, b: IsoDate | null): number {
  if (a === b) return 0
  if (a === null) return 1
  if (b === null) return -1
  return a < b ? -1 : 1
}

/** The blocks that have rows of the page, and how many rows stand before the first of them. */
function blocksOfPage(
  blocks: readonly Block[],
  offset: number,
  limit: number,
): { readonly first: number; readonly touched: readonly Block[] } {
  const touched: Block[] = []
  let first = 0
  let before = 0
  for (const block of blocks) {
    if (before >= offset + limit) break
    if (before + block.count > offset) {
      if (touched.length === 0) first = before
      touched.push(block)
    }
    before += block.count
  }
  return { first, touched }
}

async function readIds(
  tx: ReadTx,
  scope: ListScope,
  blocks: readonly Block[],
  narrowing: GroupNarrowing,
  filter: ExecutionFilter,
): Promise<readonly ExecutionId[]> {
  const found: FoundRow[] = []
  for (let start = 0; start < blocks.length; start += blocksAtOnce)
    found.push(...(await readBlocks(tx, scope, blocks.slice(start, start + blocksAtOnce), narrowing, filter)))
  const order = new Map(blocks.map((block, index) => [keyOf(block.measure, block.controlDate), { ...block, index }]))
  return found
    .flatMap((row) => {
      const block = order.get(keyOf(row.measure_id, row.control_date))
      return block?.states.includes(row.state) === true ? [{ ...row, place: block.index }] : []
    })
    .toSorted(
      (a, b) =>
        a.place - b.place ||
        (a.item ?? -1) - (b.item ?? -1) ||
        compareTexts(a.sort_key, b.sort_key) ||
        compareTexts(a.id, b.id),
    )
    .map(({ id }) => id)
}

interface FoundRow {
  readonly id: ExecutionId
  readonly measure_id: PlanMeasureId
  readonly control_date: string | null
  readonly state: ExecutionState
  readonly item: number | null
  readonly sort_key: string
}

const keyOf = (measure: PlanMeasureId, date: string | null): string => `${measure} ${date ?? ''}`

/** Blocks that one statement asks for: enough to be few, few enough to be planned quickly. */
const blocksAtOnce = 50

/** Rows of the blocks, and perhaps some beside them. What few nodes have to do is found by the node, all else by the block. */
async function readBlocks(
  tx: ReadTx,
  { node, part }: ListScope,
  blocks: readonly Block[],
  narrowing: GroupNarrowing,
  { dates }: ExecutionFilter,
): Promise<readonly FoundRow[]> {
  const nodes = node.kind === 'school' ? [node.id] : narrowing.nodes
  const plans = [...new Set(blocks.map(({ plan }) => plan))]
  let query = tx
    .selectFrom('plan_execution as e')
    .innerJoin('organisation_node as n', 'n.id', 'e.node_id')
    .select(['e.id', 'e.measure_id', 'e.control_date', 'e.state', 'e.item', 'n.sort_key'])
  if (nodes === undefined) {
    query = query.where((eb) =>
      eb.or(
        blocks.map(({ plan, measure, controlDate, states }) =>
          eb.and([
            eb('e.plan_id', '=', plan),
            eb('e.measure_id', '=', measure),
            eb('e.state', 'in', states),
            controlDate === null ? eb('e.control_date', 'is', null) : eb('e.control_date', '=', controlDate),
          ]),
        ),
      ),
    )
  } else {
    const days = [...new Set(blocks.map(({ controlDate }) => controlDate))]
    const dated = days.filter((day) => day !== null)
    query = query.where('e.node_id', 'in', nodes).where('e.plan_id', 'in', plans)
    query = query.where((eb) =>
      eb.or([
        ...(dated.length === 0 ? [] : [eb('e.control_date', 'in', dated)]),
        ...(dated.length === days.length ? [] : [eb('e.control_date', 'is', null)]),
      ]),
    )
  }
  if (plans.some((plan) => part.includes(plan))) query = query.where('n.path', 'like', `${node.path}%`)
  const { owner } = narrowing
  if (owner !== undefined) query = query.where((eb) => ownedBy(eb, owner))
  if (dates === 'waits') query = query.where('e.waits_for', 'is not', null)
  if (dates === 'undated') query = query.where('e.waits_for', 'is', null)
  return query.execute()
}

const compareTexts = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)

/** Rows of one statement: few enough for both engines' limits of parameters. */
const rowsAtOnce = 500

async function readRows(tx: ReadTx, ids: readonly ExecutionId[]): Promise<readonly ListedExecution[]> {
  const rows: ListedExecution[] = []
  for (let start = 0; start < ids.length; start += rowsAtOnce) {
    const some = ids.slice(start, start + rowsAtOnce)
    const found = await selectExecutions(tx).where('e.id', 'in', some).execute()
    const byId = new Map(found.map((row) => [row.id, row]))
    for (const id of some) {
      const row = byId.get(id)
      if (row !== undefined) rows.push(listedExecution(row))
    }
  }
  return rows
}
