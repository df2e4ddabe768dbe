import { data } from 'react-router'
import { loadSchoolPlan } from '#plan'
import type { PlanId, SchoolPlan } from '#plan/model'
import type { IsoDate } from '#kernel/clock'
import { enter, type PageArgs, type Visit } from '../../enter.ts'
import { todayAt } from './enter-plan.ts'

export interface SchoolPlanVisit {
  readonly visit: Visit
  readonly plan: SchoolPlan
  readonly today: IsoDate
}

/** The plan of a school, for those who may see what the school does; a draft that was never sent is the school's alone. */
export async function enterSchoolPlan(args: PageArgs & { params: { plan: string } }): Promise<SchoolPlanVisit> {
  const { app } = await enter(args, 'plan.read-executions', 'home')
  const plan = await app.store.read((tx) => loadSchoolPlan(tx, args.params.plan as PlanId))
  if (plan === undefined) throw data(null, { status: 404 })
  const visit = await enter(args, 'plan.read-executions', { id: plan.node })
  if (plan.state === 'draft' && !visit.may('plan.write-school-plan')) throw data(null, { status: 404 })
  return { visit, plan, today: await todayAt(visit) }
}
