import type { ReadTx } from '#db'
import { forgettableStates, type LetterState, letterStates, type ListedLetter, resendableStates } from './model.ts'
import './tables.ts'

export interface LetterQuestion {
  /** Letters to people of this place and below it. */
  readonly nodePath: string
  readonly state?: LetterState
  readonly offset: number
  readonly limit: number
}

/** The queue, newest first. */
export async function listLetters(
  tx: ReadTx,
  { nodePath, state, offset, limit }: LetterQuestion,
): Promise<readonly ListedLetter[]> {
  let query = tx
    .selectFrom('letter')
    .select([
      'id',
      'to_name',
      'to_email',
      'rule',
      'subject',
      'state',
      'attempts',
      'answer',
      'created_at',
      'not_before',
      'settled_at',
      'secret',
    ])
    .where('node_path', 'like', `${nodePath}%`)
  if (state !== undefined) query = query.where('state', '=', state)
  const rows = await query.orderBy('created_at', 'desc').orderBy('id', 'desc').offset(offset).limit(limit).execute()
  return rows.map((row) => ({
    id: row.id,
    to: { name: row.to_name, email: row.to_email },
    rule: row.rule,
    subject: row.subject,
    state: row.state,
    attempts: row.attempts,
    answer: row.answer ?? 'none',
    createdAt: row.created_at,
    notBefore: row.not_before,
    settledAt: row.settled_at ?? 'not-yet',
    mayResend: row.secret === 0 && resendableStates.includes(row.state),
    mayForget: forgettableStates.includes(row.state),
  }))
}

/** How many letters of each state there are. */
export async function countLetters(tx: ReadTx, nodePath: string): Promise<Readonly<Record<LetterState, number>>> {
  const rows = await tx
    .selectFrom('letter')
    .select(({ fn }) => ['state', fn.countAll<number>().as('count')])
    .where('node_path', 'like', `${nodePath}%`)
    .groupBy('state')
    .execute()
  const counts = new Map(rows.map((row) => [row.state, row.count]))
  return Object.fromEntries(letterStates.map((state) => [state, counts.get(state) ?? 0])) as Record<LetterState, number>
}
