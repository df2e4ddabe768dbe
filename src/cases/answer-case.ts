import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import { err, ok, type Result } from '#kernel/result'
import { type CaseChange, caseToChange, writeCase } from './change-case.ts'
import { schoolOf } from './load-case.ts'
import type { CaseProblem } from './model.ts'

export interface CaseAnswer extends CaseChange {
  readonly text: string
}

/** Keeps what the school has written so far: filled in is not sent. */
export async function saveAnswer(tx: WriteTx, act: Act, answer: CaseAnswer): Promise<Result<number, CaseProblem>> {
  const current = await caseToChange(tx, answer, ['asked'])
  if (!current.ok) return current
  const version = current.value.version + 1
  await tx
    .updateTable('school_case')
    .set({ answer: answer.text.trim(), changed_at: act.at, changed_by: act.actor, version })
    .where('id', '=', answer.case)
    .execute()
  await appendAudit(tx, {
    ...act,
    action: 'cases.save-answer',
    nodePath: (await schoolOf(tx, current.value))?.path ?? '',
    subject: answer.case,
    details: { year: current.value.year },
  })
  return ok(version)
}

/** The school's explanation, in its own words, which stand beside the signs in every document. */
export async function sendAnswer(tx: WriteTx, act: Act, answer: CaseAnswer): Promise<Result<number, CaseProblem>> {
  const current = await caseToChange(tx, answer, ['asked'])
  if (!current.ok) return current
  const text = answer.text.trim()
  if (text === '') return err({ kind: 'text-needed' })
  return ok(
    await writeCase(tx, act, current.value, {
      action: 'answer',
      auditAction: 'cases.answer',
      remark: null,
      set: { state: 'answered', answer: text, answered_at: act.at },
    }),
  )
}
