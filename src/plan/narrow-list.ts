import type { ReadTx } from '#db'
import { searchKey } from '#kernel/russian-text'
import { searchNodes } from '#organisations'
import type { NodeId } from '#organisations/model'
import type { GroupNarrowing } from './count-groups.ts'
import type { ListScope } from './list-scope.ts'
import type { ExecutionFilter, MeasureItem, PlanId, PlanMeasureId } from './model.ts'
import './tables.ts'

export interface NarrowedList {
  readonly narrowing: GroupNarrowing
  /** Place of a measure in the list; one that is absent is not looked for. */
  readonly position: ReadonlyMap<PlanMeasureId, number>
}

/** More schools than these are not looked for by a word. */
const schoolsByWord = 200

/** Which measures and which schools a filter means. A word that no measure has may be the name of a school. */
export async function narrowList(
  tx: ReadTx,
  { node, whole, part }: ListScope,
  filter: ExecutionFilter,
): Promise<NarrowedList> {
  const measures = await readMeasures(tx, [...whole, ...part])
  const owner = filter.owner === undefined ? {} : { owner: filter.owner }
  const asked = measures.filter(
    ({ id, section, kind }) =>
      (filter.measure === undefined || id === filter.measure) &&
      (filter.section === undefined || section === filter.section) &&
      (filter.kind === undefined || kind === filter.kind),
  )
  const words = searchKey(filter.text ?? '')
  const worded = words === '' ? asked : asked.filter((row) => searchKey(wordsOf(row)).includes(words))
  const isSchoolName = words !== '' && worded.length === 0
  const chosen = isSchoolName ? asked : worded
  const wanted = common([
    filter.node === undefined ? undefined : [filter.node],
    // Nobody is named where they do not work.
    typeof filter.owner === 'object' ? filter.owner.nodes : undefined,
    isSchoolName
      ? (await searchNodes(tx, { path: node.path, text: words, limit: schoolsByWord })).map(({ id }) => id)
      : undefined,
  ])
  return {
    narrowing: {
      ...(chosen.length === measures.length ? {} : { measures: chosen.map(({ id }) => id) }),
      ...(wanted === undefined ? {} : { nodes: wanted }),
      ...owner,
    },
    position: new Map(chosen.map(({ id }, index) => [id, index])),
  }
}

/** Nodes that are in every list that is there; undefined where there is none. */
function common(lists: readonly (readonly NodeId[] | undefined)[]): readonly NodeId[] | undefined {
  const given = lists.filter((list) => list !== undefined)
  const [first, ...rest] = given
  return first?.filter((id) => rest.every((list) => list.includes(id)))
}

/** In the order of the plans, and of the document within each. */
async function readMeasures(tx: ReadTx, plans: readonly PlanId[]) {
  if (plans.length === 0) return []
  const rows = await tx
    .selectFrom('plan_measure')
    .select(['id', 'plan_id', 'number', 'text', 'section', 'kind', 'items', 'responsible'])
    .where('plan_id', 'in', plans)
    .orderBy('position')
    .execute()
  const order = new Map<PlanId, number>(plans.map((plan, index) => [plan, index]))
  return rows.toSorted((a, b) => (order.get(a.plan_id) ?? 0) - (order.get(b.plan_id) ?? 0))
}

function wordsOf(row: Awaited<ReturnType<typeof readMeasures>>[number]): string {
  const items = JSON.parse(row.items) as readonly MeasureItem[]
  const responsible = JSON.parse(row.responsible) as readonly string[]
  return [row.number ?? '', row.text, ...items.map(({ text }) => text), ...responsible].join(' ')
}
