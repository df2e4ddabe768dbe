import type { ReadTx } from '#db'
import type { IsoDate } from '#kernel/clock'
import { getNode, listSubtree } from '#organisations'
import type { NodeId } from '#organisations/model'
import { loadPlan } from '../load-plan.ts'
import { measureOf } from '../measure-row.ts'
import type { PlanId, SchoolPlanStanding } from '../model.ts'
import { asksForSchoolPlan } from './asks-for-school-plan.ts'
import { listVersions } from './find-versions.ts'
import './tables.ts'

/** Every school that the municipal plan asks something of, in the order of names, with the state of its own plan. */
export async function listSchoolPlans(tx: ReadTx, parent: PlanId): Promise<readonly SchoolPlanStanding[]> {
  const plan = await loadPlan(tx, parent)
  const node = plan === undefined ? undefined : await getNode(tx, plan.node)
  if (node === undefined) return []
  const asked = await tx
    .selectFrom('plan_execution')
    .select('node_id')
    .distinct()
    .where('plan_id', '=', parent)
    .where('node_id', '!=', node.id)
    .execute()
  const withWork = new Set(asked.map((row) => row.node_id))
  const versions = await listVersions(tx, parent)
  const due = await dueDates(tx, parent)
  const own = await countOwnRows(tx, parent)
  const schools = await listSubtree(tx, node.path, 'school')
  return schools
    .filter(({ id }) => withWork.has(id) || versions.has(id))
    .map(({ id, shortName }): SchoolPlanStanding => {
      const all = (versions.get(id) ?? []).filter(({ status }) => status !== 'superseded')
      const [newest] = all
      const inForce = all.find(({ status }) => status === 'in-force')
      return {
        school: id,
        schoolName: shortName,
        plan: newest?.plan ?? null,
        state: newest?.state ?? 'none',
        revision: newest?.revision ?? 0,
        changedAt: newest?.changedAt ?? null,
        ownRows: newest === undefined ? 0 : (own.get(newest.plan) ?? 0),
        inForce: inForce === undefined || inForce.plan === newest?.plan ? null : inForce.plan,
        due: due.get(id) ?? null,
      }
    })
}

/** By school: the first date of control of the rows that ask for its plan. */
async function dueDates(tx: ReadTx, parent: PlanId): Promise<ReadonlyMap<NodeId, IsoDate>> {
  const measures = await tx
    .selectFrom('plan_measure')
    .selectAll()
    .where('plan_id', '=', parent)
    .where('kind', '=', 'planning')
    .execute()
  const asking = measures
    .map(measureOf)
    .filter(asksForSchoolPlan)
    .map(({ id }) => id)
  if (asking.length === 0) return new Map()
  const rows = await tx
    .selectFrom('plan_execution')
    .select(({ fn }) => ['node_id', fn.min('control_date').as('due')])
    .where('measure_id', 'in', asking)
    .where('control_date', 'is not', null)
    .groupBy('node_id')
    .execute()
  return new Map(rows.map((row) => [row.node_id, row.due ?? '']))
}

async function countOwnRows(tx: ReadTx, parent: PlanId): Promise<ReadonlyMap<PlanId, number>> {
  const rows = await tx
    .selectFrom('school_plan_row as r')
    .innerJoin('plan as p', 'p.id', 'r.plan_id')
    .select(({ fn }) => ['r.plan_id as plan', fn.countAll<number>().as('count')])
    .where('p.parent_id', '=', parent)
    .where('r.kind', '=', 'own')
    .groupBy('r.plan_id')
    .execute()
  return new Map(rows.map((row) => [row.plan, row.count]))
}
