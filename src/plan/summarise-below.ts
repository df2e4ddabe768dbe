import type { ReadTx } from '#db'
import type { IsoDate } from '#kernel/clock'
import { getNode, listSubtree } from '#organisations'
import type { FederalCode, NodeId, NodeKind, OrganisationNode } from '#organisations/model'
import { countGroups } from './count-groups.ts'
import { scopeOf } from './list-scope.ts'
import { isOpenState, openStates, type PlanId } from './model.ts'
import './tables.ts'

/** How the work stands at one place below. */
export interface PlaceSummary {
  readonly node: NodeId
  readonly code: FederalCode
  readonly name: string
  readonly kind: NodeKind
  readonly total: number
  readonly accepted: number
  readonly submitted: number
  /** Open, and the date of control has passed. */
  readonly late: number
}

/**
 * Municipalities of a region by their own plans, schools of a municipality by what is late with them; in the order of
 * names, for this is not a contest. A place where nothing is asked for is left out.
 */
export async function summariseBelow(
  tx: ReadTx,
  { at, today }: { readonly at: NodeId; readonly today: IsoDate },
): Promise<readonly PlaceSummary[]> {
  const node = await getNode(tx, at)
  if (node === undefined || node.kind === 'school') return []
  return node.kind === 'region' ? byMunicipality(tx, node, today) : lateBySchool(tx, node, today)
}

async function byMunicipality(tx: ReadTx, region: OrganisationNode, today: IsoDate): Promise<readonly PlaceSummary[]> {
  const scope = await scopeOf(tx, region.id)
  if (scope === undefined || scope.whole.length === 0) return []
  const plans = await tx.selectFrom('plan').select(['id', 'node_id']).where('id', 'in', scope.whole).execute()
  const ownerOf = new Map<PlanId, NodeId>(plans.map(({ id, node_id }) => [id, node_id]))
  const counts = new Map<NodeId, Omit<PlaceSummary, 'node' | 'code' | 'name' | 'kind'>>()
  for (const { plan, state, controlDate, count } of await countGroups(tx, scope)) {
    const owner = ownerOf.get(plan)
    if (owner === undefined) continue
    const { total, accepted, submitted, late } = counts.get(owner) ?? nothing
    const isLate = isOpenState(state) && controlDate !== null && controlDate < today
    counts.set(owner, {
      total: total + count,
      accepted: accepted + (state === 'accepted' ? count : 0),
      submitted: submitted + (state === 'submitted' ? count : 0),
      late: late + (isLate ? count : 0),
    })
  }
  const places = await listSubtree(tx, region.path, 'municipality')
  return [region, ...places].flatMap((place) => {
    const count = counts.get(place.id)
    return count === undefined ? [] : [{ ...namesOf(place), ...count }]
  })
}

async function lateBySchool(
  tx: ReadTx,
  municipality: OrganisationNode,
  today: IsoDate,
): Promise<readonly PlaceSummary[]> {
  const scope = await scopeOf(tx, municipality.id)
  if (scope === undefined || scope.whole.length === 0) return []
  const late = new Set(
    (await countGroups(tx, scope)).flatMap(({ measure, state, controlDate }) =>
      isOpenState(state) && controlDate !== null && controlDate < today ? [measure] : [],
    ),
  )
  if (late.size === 0) return []
  const rows = await tx
    .selectFrom('plan_execution')
    .select(({ fn }) => ['node_id', fn.countAll<number>().as('late')])
    .where('plan_id', 'in', scope.whole)
    .where('measure_id', 'in', [...late])
    .where('state', 'in', openStates)
    .where('control_date', '<', today)
    .where('node_id', '!=', municipality.id)
    .groupBy('node_id')
    .execute()
  const counts = new Map(rows.map((row) => [row.node_id, row.late]))
  const schools = await listSubtree(tx, municipality.path, 'school')
  return schools.flatMap((school) => {
    const count = counts.get(school.id)
    return count === undefined ? [] : [{ ...namesOf(school), ...nothing, late: count }]
  })
}

const nothing = { total: 0, accepted: 0, submitted: 0, late: 0 }

const namesOf = ({ id, code, shortName, kind }: OrganisationNode) => ({ node: id, code, name: shortName, kind })
