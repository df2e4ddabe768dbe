import { readDeadline, russianWorkingDays } from '#deadlines'
import type { Deadline } from '#deadlines/model'
import type { PlanTerms } from './dues-by-executor.ts'
import type { MeasureChange, Plan, PlanMeasure } from './model.ts'
import { pairItems } from './reading/pair-items.ts'
import { readTargets } from './reading/read-targets.ts'
import { splitItems } from './reading/split-items.ts'

/** The measure with the change in it: what is worded anew is read anew. */
export function changeMeasure(current: PlanMeasure, change: MeasureChange, terms: PlanTerms): PlanMeasure {
  const { deadlineText, ...fields } = change
  const next = { ...current, ...fields }
  const schools = next.scope === 'named-schools' ? next.schools : []
  const isDeadlineSame = deadlineText === undefined || deadlineText === (current.deadline?.text ?? null)
  const isTextSame = next.text === current.text
  const deadline = isDeadlineSame ? current.deadline : readDeadlineIn(deadlineText, terms)
  return {
    ...next,
    schools,
    deadline,
    targets: next.result === current.result ? current.targets : readTargets(next.result ?? ''),
    items: isTextSame ? (isDeadlineSame ? current.items : repaired(current, deadline)) : itemsOf(next, deadline),
  }
}

/** What the measure would be with the change in it. */
export const previewChange = (
  current: PlanMeasure,
  change: MeasureChange,
  { period, orderDate }: Pick<Plan, 'period' | 'orderDate'>,
): PlanMeasure => changeMeasure(current, change, { period, approved: orderDate })

export function readDeadlineIn(text: string | null, { period, approved }: PlanTerms): Deadline | null {
  if (text === null || text.trim() === '') return null
  return readDeadline(text, {
    period,
    workingDays: russianWorkingDays,
    ...(approved === null ? {} : { approved }),
  })
}

/** A clause of an order is one thing to do; a row of the plan may be several. */
function itemsOf(measure: PlanMeasure, deadline: Deadline | null): PlanMeasure['items'] {
  if (measure.origin !== 'measure') return []
  return pairItems(splitItems(measure.text), deadline, measure.responsible).items
}

/** The same items; their parts of the deadline pointed into wording that is gone. */
function repaired(current: PlanMeasure, deadline: Deadline | null): PlanMeasure['items'] {
  if (current.items.length === 0) return []
  const texts = current.items.map(({ text }) => text)
  const { items } = pairItems({ lead: '', items: texts, leadAnnounces: true }, deadline, current.responsible)
  return current.items.map((item, index) => ({ ...item, deadlineParts: items[index]?.deadlineParts ?? [] }))
}
