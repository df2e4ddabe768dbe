import type { ReadTx } from '#db'
import { formatDate } from '#kernel/russian-text'
import type { NodeId } from '#organisations/model'
import type { EvidenceSource } from '#plan'
import type { MeasureKind } from '#plan/model'
import {
  meetingCloses,
  type MeetingId,
  type MeetingKind,
  meetingKinds,
  meetingKindTitles,
  minutesSources,
} from './model.ts'
import './tables.ts'

/** Agreed minutes of any meeting show that a meeting was held. */
export const meetingEvidence = minutesSource(minutesSources.any, 'Протокол встречи', ['meeting'])

/** Of a parents' meeting: that parents were told. */
export const parentsMeetingEvidence = minutesSource(minutesSources.parents, 'Протокол родительского собрания', [
  'parents',
])

/** Of a seminar and its like: that teachers learned, or that experience was shown. */
export const trainingEvidence = minutesSource(minutesSources.training, 'Протокол учебной встречи', [
  'development',
  'practices',
])

export const meetingEvidenceSources: readonly EvidenceSource[] = [
  meetingEvidence,
  parentsMeetingEvidence,
  trainingEvidence,
]

function minutesSource(id: string, title: string, closes: readonly MeasureKind[]): EvidenceSource {
  const kinds = meetingKinds.filter((kind) => meetingCloses[kind].some((closed) => closes.includes(closed)))
  return {
    id,
    title,
    closes,
    async list(tx, { node, limit }) {
      const rows = await selectOf(tx, node, kinds)
        .orderBy('m.minutes_date', 'desc')
        .orderBy('m.id', 'desc')
        .limit(limit)
        .execute()
      return rows.map(offerOf)
    },
    async find(tx, { node, objectId }) {
      const row = await selectOf(tx, node, kinds)
        .where('m.id', '=', objectId as MeetingId)
        .executeTakeFirst()
      return row === undefined ? undefined : offerOf(row)
    },
  }
}

/** Minutes are the work of whoever held the meeting, and of a school whose people are marked as having been there. */
function selectOf(tx: ReadTx, node: NodeId, kinds: readonly MeetingKind[]) {
  return tx
    .selectFrom('meeting as m')
    .select(['m.id', 'm.kind', 'm.title', 'm.minutes_number', 'm.minutes_date', 'm.agreed_at'])
    .where('m.state', '=', 'agreed')
    .where('m.kind', 'in', kinds)
    .where((eb) =>
      eb.or([
        eb('m.node_id', '=', node),
        eb.exists(
          eb
            .selectFrom('meeting_invitee as i')
            .select('i.id')
            .whereRef('i.meeting_id', '=', 'm.id')
            .where('i.node_id', '=', node)
            .where('i.attendance', 'in', ['present', 'representative']),
        ),
      ]),
    )
}

const offerOf = (row: {
  readonly id: MeetingId
  readonly kind: MeetingKind
  readonly title: string
  readonly minutes_number: string
  readonly minutes_date: string | null
  readonly agreed_at: string | null
}) => ({
  objectId: row.id,
  title: `Протокол № ${row.minutes_number} от ${formatDate(row.minutes_date ?? '')}: ${meetingKindTitles[row.kind].toLocaleLowerCase('ru')} «${row.title}»`,
  at: row.agreed_at ?? '',
})
