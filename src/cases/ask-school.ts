import type { Act } from '#audit'
import type { WriteTx } from '#db'
import type { IsoDate } from '#kernel/clock'
import { err, ok, type Result } from '#kernel/result'
import { type CaseChange, caseToChange, writeCase } from './change-case.ts'
import type { CaseProblem } from './model.ts'

export interface CaseRequest extends CaseChange {
  readonly text: string
  readonly due: IsoDate | null
}

/** Puts the question to the school; from now on it sees its case whole. */
export async function askSchool(tx: WriteTx, act: Act, request: CaseRequest): Promise<Result<number, CaseProblem>> {
  const current = await caseToChange(tx, request, ['opened', 'asked'])
  if (!current.ok) return current
  const text = request.text.trim()
  if (text === '') return err({ kind: 'text-needed' })
  return ok(
    await writeCase(tx, act, current.value, {
      action: 'ask',
      auditAction: 'cases.ask',
      remark: null,
      set: { state: 'asked', request: text, request_due: request.due, requested_at: act.at },
    }),
  )
}
