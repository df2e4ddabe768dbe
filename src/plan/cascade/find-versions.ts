import type { ReadTx } from '#db'
import type { NodeId } from '#organisations/model'
import type { PlanId, ReviewState } from '../model.ts'
import { listEarlierPlans } from './current-plan.ts'
import './tables.ts'

export interface SchoolPlanVersion {
  readonly plan: PlanId
  readonly school: NodeId
  readonly parent: PlanId
  readonly state: ReviewState
  readonly status: 'draft' | 'in-force' | 'superseded'
  readonly revision: number
  readonly changedAt: string
}

/** Plans that schools made by this municipal plan or by those it corrected: by school, newest version first. */
export async function listVersions(
  tx: ReadTx,
  parent: PlanId,
  school?: NodeId,
): Promise<ReadonlyMap<NodeId, readonly SchoolPlanVersion[]>> {
  const parents = await listEarlierPlans(tx, parent)
  let query = tx
    .selectFrom('plan as p')
    .innerJoin('school_plan as s', 's.plan_id', 'p.id')
    .select(['p.id as plan', 'p.node_id as school', 'p.status', 'p.revision', 's.state', 's.changed_at as changedAt'])
    .select((eb) => eb.ref('p.parent_id').$notNull().as('parent'))
    .where('p.parent_id', 'in', parents)
  if (school !== undefined) query = query.where('p.node_id', '=', school)
  const rows = await query.orderBy('p.revision', 'desc').orderBy('p.id', 'desc').execute()
  return Map.groupBy(rows, (row) => row.school)
}

/** The version that the school has made already: one that is on its way, or one in force. */
export async function findOpenVersion(
  tx: ReadTx,
  parent: PlanId,
  school: NodeId,
): Promise<SchoolPlanVersion | undefined> {
  const versions = (await listVersions(tx, parent, school)).get(school) ?? []
  return versions.find(({ status }) => status !== 'superseded')
}
