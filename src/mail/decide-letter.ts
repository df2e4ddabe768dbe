import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import { err, ok, type Result } from '#kernel/result'
import type { MailProblem } from './mail-problem.ts'
import { forgettableStates, type LetterId, resendableStates } from './model.ts'
import { tryServerNow } from './mail-server.ts'
import { requestSending } from './request-sending.ts'
import './tables.ts'

interface Decision {
  readonly letter: LetterId
  /** Letters of other places are answered as ones that do not exist. */
  readonly nodePath: string
}

/** A person decides that the letter goes once more, with the same Message-ID. */
export async function resendLetter(tx: WriteTx, act: Act, decision: Decision): Promise<Result<void, MailProblem>> {
  const found = await findLetter(tx, decision)
  if (found === undefined) return err({ kind: 'no-such-letter' })
  if (found.secret === 1) return err({ kind: 'secret-is-gone' })
  const taken = await tx
    .updateTable('letter')
    .set({ state: 'waiting', not_before: act.at, send_before: null, attempts: 0, lease: '', settled_at: null })
    .where('id', '=', found.id)
    .where('state', 'in', resendableStates)
    .executeTakeFirst()
  if (taken.numUpdatedRows === 0n) return err({ kind: 'not-in-this-state', state: found.state })
  await tryServerNow(tx, act.at)
  await requestSending(tx, act.at)
  await note(tx, act, 'mail.resend', found)
  return ok(undefined)
}

/** A person takes the letter out of the queue; that it was there stays. */
export async function forgetLetter(tx: WriteTx, act: Act, decision: Decision): Promise<Result<void, MailProblem>> {
  const found = await findLetter(tx, decision)
  if (found === undefined) return err({ kind: 'no-such-letter' })
  const taken = await tx
    .updateTable('letter')
    .set({ state: 'forgotten', settled_at: act.at, text: '', html: '', calendar: null })
    .where('id', '=', found.id)
    .where('state', 'in', forgettableStates)
    .executeTakeFirst()
  if (taken.numUpdatedRows === 0n) return err({ kind: 'not-in-this-state', state: found.state })
  await note(tx, act, 'mail.forget', found)
  return ok(undefined)
}

function findLetter(tx: WriteTx, { letter, nodePath }: Decision) {
  return tx
    .selectFrom('letter')
    .select(['id', 'state', 'secret', 'node_path', 'to_name', 'subject'])
    .where('id', '=', letter)
    .where('node_path', 'like', `${nodePath}%`)
    .executeTakeFirst()
}

type Found = NonNullable<Awaited<ReturnType<typeof findLetter>>>

async function note(tx: WriteTx, act: Act, action: string, found: Found): Promise<void> {
  await appendAudit(tx, {
    ...act,
    action,
    nodePath: found.node_path,
    subject: found.id,
    details: { name: found.to_name, subject: found.subject, state: found.state },
  })
}
