import type { Act } from '#audit'
import type { WriteTx } from '#db'
import { err, ok, type Result } from '#kernel/result'
import { type CaseChange, caseToChange, writeCase } from './change-case.ts'
import { type CaseDecision, caseDecisionTitles, type CaseProblem } from './model.ts'

export interface DecisionOnCase extends CaseChange {
  readonly decision: CaseDecision
  readonly reason: string
}

/** A person decides and says why. The school may have been asked or not: the document shows which. */
export async function decideCase(tx: WriteTx, act: Act, chosen: DecisionOnCase): Promise<Result<number, CaseProblem>> {
  const current = await caseToChange(tx, chosen, ['opened', 'asked', 'answered'])
  if (!current.ok) return current
  const reason = chosen.reason.trim()
  if (reason === '') return err({ kind: 'reason-needed' })
  return ok(
    await writeCase(tx, act, current.value, {
      action: 'decide',
      auditAction: 'cases.decide',
      remark: `${caseDecisionTitles[chosen.decision]}: ${reason}`,
      set: {
        state: 'decided',
        decision: chosen.decision,
        decision_reason: reason,
        decided_at: act.at,
        decided_by: act.actor,
      },
    }),
  )
}

export interface Reopening extends CaseChange {
  readonly reason: string
}

/** Back to where it was before the decision; the decision stays in the history. */
export async function reopenCase(tx: WriteTx, act: Act, reopening: Reopening): Promise<Result<number, CaseProblem>> {
  const current = await caseToChange(tx, reopening, ['decided'])
  if (!current.ok) return current
  const reason = reopening.reason.trim()
  if (reason === '') return err({ kind: 'reason-needed' })
  const { request, answer } = current.value
  const state = request === null ? 'opened' : answer === null || answer.sentAt === null ? 'asked' : 'answered'
  return ok(
    await writeCase(tx, act, current.value, {
      action: 'reopen',
      auditAction: 'cases.reopen',
      remark: reason,
      set: { state, decision: null, decision_reason: null, decided_at: null, decided_by: null },
    }),
  )
}
