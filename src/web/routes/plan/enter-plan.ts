import { data, redirect } from 'react-router'
import { can } from '#access'
import { loadExecution, loadPlan } from '#plan'
import type { ExecutionId, ExecutionPage, Plan, PlanId } from '#plan/model'
import { readSetting } from '#organisations'
import type { NodeId } from '#organisations/model'
import { type Action, policy } from '#app'
import type { Instant, IsoDate } from '#kernel/clock'
import { enter, type PageArgs, type Visit } from '../../enter.ts'
import { paths } from '../../paths.ts'

export interface PlanVisit {
  readonly visit: Visit
  readonly plan: Plan
  /** Whose executions are looked at: the whole plan's, or those of the visitor's own school. */
  readonly at: NodeId
  /** True where the visitor stands below the plan: a school before the plan of its municipality. */
  readonly below: boolean
  /** Executions and their evidence are not for everybody who may read the plan. */
  readonly seesExecutions: boolean
  readonly today: IsoDate
}

/** The plan, when the visitor may do this with it; a draft is seen only by those who may edit it. */
export async function enterPlan(
  args: PageArgs & { params: { plan: string } },
  action: Extract<Action, `plan.${string}`>,
): Promise<PlanVisit> {
  const { app } = await enter(args, 'plan.read', 'home')
  const plan = await app.store.read((tx) => loadPlan(tx, args.params.plan as PlanId))
  if (plan === undefined) throw data(null, { status: 404 })
  const visit = await enter(args, action, { id: plan.node })
  if (plan.status === 'draft' && !visit.may('plan.edit')) throw data(null, { status: 404 })
  // The plan of a school is looked at and changed on a page of its own; only its measures stand among all measures.
  if (plan.parent !== null && !new URL(args.request.url).pathname.includes('/measures/')) {
    throw redirect(paths.schoolPlan(plan.id))
  }
  const own = visit.grants.some((grant) => visit.node.path.startsWith(grant.nodePath))
  const lower = own ? undefined : visit.grants.find((grant) => grant.nodePath.startsWith(visit.node.path))
  return {
    visit,
    plan,
    at: lower?.nodeId ?? plan.node,
    below: lower !== undefined,
    seesExecutions: can(policy, visit.grants, 'plan.read-executions', lower?.nodePath ?? visit.node.path),
    today: await todayAt(visit),
  }
}

/** The execution, for those who may see what was done at its node: a school sees its own and nobody else's. */
export async function enterExecution(
  args: PageArgs & { params: { execution: string } },
): Promise<{ visit: Visit; page: ExecutionPage; today: IsoDate }> {
  const { app } = await enter(args, 'plan.read-executions', 'home')
  const page = await app.store.read((tx) => loadExecution(tx, args.params.execution as ExecutionId))
  if (page === undefined) throw data(null, { status: 404 })
  const visit = await enter(args, 'plan.read-executions', { id: page.execution.node })
  return { visit, page, today: await todayAt(visit) }
}

/** The calendar day of the authority: at midnight in Vladivostok it is still yesterday in London. */
export async function todayAt({ app, node }: Pick<Visit, 'app' | 'node'>): Promise<IsoDate> {
  return dayAt(app.clock(), await app.store.read((tx) => readSetting(tx, node.path, 'timezone')))
}

/** The day that the calendar on the wall shows at a moment. */
export function dayAt(moment: Instant, timeZone: string): IsoDate {
  return new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short' }).format(new Date(moment))
}
