import { findExecutions, listChoices, loadMeasure } from '#plan'
import type { ExecutionList, ListChoices, PlanId, PlanMeasureId } from '#plan/model'
import type { IsoDate } from '#kernel/clock'
import { enter, type PageArgs, type Visit } from '../../enter.ts'
import { todayAt } from './enter-plan.ts'
import { ownWorkOf } from './own-work-of.ts'
import { type AskedFilter, filterOf } from './execution-filter.ts'

export interface ExecutionsVisit {
  readonly visit: Visit
  readonly today: IsoDate
}

export async function enterExecutions(args: PageArgs): Promise<ExecutionsVisit> {
  const visit = await enter(args, 'plan.read-executions', 'home')
  return { visit, today: await todayAt(visit) }
}

export interface FoundExecutions {
  readonly list: ExecutionList
  readonly choices: ListChoices
  /** The measure that the selection names, in its own words. */
  readonly measure: string | undefined
}

/** What a selection finds for this visitor, with what it could be narrowed by. */
export async function loadExecutions(
  { visit, today }: ExecutionsVisit,
  asked: AskedFilter,
  page: { readonly limit: number; readonly offset?: number },
): Promise<FoundExecutions> {
  const { app, node } = visit
  return app.store.read(async (tx) => {
    const plan = asked.plan === '' ? {} : { plan: asked.plan as PlanId }
    const choices = await listChoices(tx, { at: node.id, ...plan })
    const filter = filterOf(asked, choices.places, ownWorkOf(visit))
    const list = await findExecutions(tx, { at: node.id, filter, today, ...page })
    const measure = asked.measure === '' ? undefined : await loadMeasure(tx, asked.measure as PlanMeasureId)
    const isSeen = choices.plans.some(({ id }) => id === measure?.plan)
    return { list, choices, measure: isSeen ? measure?.text : undefined }
  })
}
