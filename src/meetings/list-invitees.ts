import type { ReadTx } from '#db'
import { inviteeOf } from './meeting-row.ts'
import type { Invitee, InviteeCounts, MeetingId } from './model.ts'
import './tables.ts'

export interface InviteesQuestion {
  readonly meeting: MeetingId
  readonly limit: number
  readonly offset?: number
}

/** The invited: schools in the order of names, then people, then guests. */
export async function listInvitees(tx: ReadTx, question: InviteesQuestion): Promise<readonly Invitee[]> {
  const rows = await tx
    .selectFrom('meeting_invitee')
    .selectAll()
    .where('meeting_id', '=', question.meeting)
    // Of the three words `school` is the last one in the alphabet.
    .orderBy('kind', 'desc')
    .orderBy('sort_key')
    .orderBy('id')
    .limit(question.limit)
    .offset(question.offset ?? 0)
    .execute()
  return rows.map(inviteeOf)
}

export async function countInvitees(tx: ReadTx, meeting: MeetingId): Promise<InviteeCounts> {
  const row = await tx
    .selectFrom('meeting_invitee')
    .select(({ fn, eb }) => {
      const sumWhere = (condition: ReturnType<typeof eb>) =>
        fn.coalesce(fn.sum<number>(eb.case().when(condition).then(1).else(0).end()), eb.val(0))
      const there = eb('attendance', 'in', ['present', 'representative'])
      return [
        fn.countAll<number>().as('total'),
        sumWhere(eb('read_at', 'is not', null)).as('read'),
        sumWhere(eb('answer', '=', 'will')).as('will'),
        sumWhere(eb('answer', '=', 'will-not')).as('willNot'),
        sumWhere(eb('attendance', '=', 'present')).as('present'),
        sumWhere(eb('attendance', '=', 'representative')).as('representative'),
        sumWhere(eb('attendance', '=', 'absent')).as('absent'),
        fn.coalesce(fn.sum<number>(eb.case().when(there).then(eb.ref('people')).else(0).end()), eb.val(0)).as('people'),
        sumWhere(eb('kind', '=', 'school')).as('schools'),
        fn
          .coalesce(
            fn.sum<number>(
              eb
                .case()
                .when(eb.and([eb('kind', '=', 'school'), there]))
                .then(1)
                .else(0)
                .end(),
            ),
            eb.val(0),
          )
          .as('schoolsPresent'),
      ]
    })
    .where('meeting_id', '=', meeting)
    .executeTakeFirstOrThrow()
  return row
}
