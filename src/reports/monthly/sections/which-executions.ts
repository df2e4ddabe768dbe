import type { ReadTx } from '#db'
import { openStates } from '#plan/model'
import { stretchAfter } from '../stretch-of.ts'
import { executionsOf } from './executions-of.ts'
import type { SectionQuestion } from './report-section.ts'

/** The one meaning of each word of the report: the summary counts what the sections list. */

/** Accepted in the stretch and accepted still. */
export const doneIn = (tx: ReadTx, question: SectionQuestion) =>
  executionsOf(tx, question)
    .where('e.state', '=', 'accepted')
    .where('e.changed_at', '>=', question.from)
    .where('e.changed_at', '<', question.until)

/** Sent and not yet looked at. */
export const submittedNow = (tx: ReadTx, question: SectionQuestion) =>
  executionsOf(tx, question).where('e.state', '=', 'submitted')

/** Open, and the date of control has passed. */
export const lateNow = (tx: ReadTx, question: SectionQuestion) =>
  executionsOf(tx, question).where('e.state', 'in', openStates).where('e.control_date', '<', question.today)

/** Called not required in the stretch. */
export const notRequiredIn = (tx: ReadTx, question: SectionQuestion) =>
  executionsOf(tx, question)
    .where('e.state', '=', 'not-required')
    .where('e.changed_at', '>=', question.from)
    .where('e.changed_at', '<', question.until)

/** Open, and nobody has dated their event. */
export const waitingNow = (tx: ReadTx, question: SectionQuestion) =>
  executionsOf(tx, question)
    .where('e.state', 'in', openStates)
    .where('e.control_date', 'is', null)
    .where('e.waits_for', 'is not', null)

/** Open, and due in the stretch after this one. */
export function aheadOf(tx: ReadTx, question: SectionQuestion) {
  const next = stretchAfter(question.stretch)
  return executionsOf(tx, question)
    .where('e.state', 'in', openStates)
    .where('e.control_date', '>=', next.start)
    .where('e.control_date', '<=', next.end)
}
