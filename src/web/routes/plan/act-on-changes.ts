import { addDraftRow, dropDraftRow, keepFormerRow, pairMeasures, type PlanProblem, planProblemSentence } from '#plan'
import type { PlanId, PlanMeasureId } from '#plan/model'
import type { Result } from '#kernel/result'
import type { Visit } from '../../enter.ts'

/** Does what a form of the difference asks for: another pair, a row kept, dropped or added. */
export async function actOnChanges(
  visit: Visit,
  plan: PlanId,
  form: FormData,
): Promise<'done' | 'unknown' | { readonly problem: string }> {
  const { app, person } = visit
  const act = { actor: person.id, at: app.clock() }
  const text = (name: string): string => String(form.get(name) ?? '').trim()
  const id = (name: string): PlanMeasureId => text(name) as PlanMeasureId
  const intent = text('intent')
  if (!['pair', 'drop', 'keep', 'add'].includes(intent)) return 'unknown'
  const done = await app.store.write((tx): Promise<Result<unknown, PlanProblem>> => {
    switch (intent) {
      case 'pair':
        return pairMeasures(tx, act, {
          plan,
          measure: id('measure'),
          replaced: text('replaced') === '' ? null : id('replaced'),
        })
      case 'drop':
        return dropDraftRow(tx, act, { plan, measure: id('measure') })
      case 'keep':
        return keepFormerRow(tx, act, { plan, former: id('former') })
      default:
        return addDraftRow(tx, act, {
          plan,
          after: id('after'),
          number: text('number') === '' ? null : text('number'),
          text: text('text'),
          deadlineText: text('deadlineText') === '' ? null : text('deadlineText'),
          responsible: text('responsible')
            .split('\n')
            .map((line) => line.trim())
            .filter((line) => line !== ''),
        })
    }
  })
  return done.ok ? 'done' : { problem: planProblemSentence(done.error) }
}
