import type { ReadTx } from '#db'
import type { TargetQuestion, TargetSource } from '#plan'
import { type HeldMeeting, listHeld } from './list-held.ts'
import { type MeetingKind, meetingKinds } from './model.ts'

/** Meetings of which agreed minutes show that they were held. */
export const heldMeetingsTarget: TargetSource = {
  id: 'held-meetings',
  title: 'Проведённые встречи с протоколом',
  unit: ['встреча', 'встречи', 'встреч'],
  words: /совещан|семинар|заседан|вебинар|собран|встреч|педсовет|мастер-класс|круглы/,
  async count(tx, question) {
    const meetings = await heldFor(tx, question)
    return countOf(question, meetings, () => 1)
  },
}

/** People who were there: the secretary's count, otherwise those marked. */
export const attendanceTarget: TargetSource = {
  id: 'meeting-attendance',
  title: 'Присутствовавшие на встречах с протоколом',
  unit: ['человек', 'человека', 'человек'],
  words: /присутств|участник[а-я]* (?:совещан|семинар|собран|вебинар|встреч)|слушател/,
  async count(tx, question) {
    const meetings = await heldFor(tx, question)
    return countOf(question, meetings, ({ people }) => people)
  },
}

function countOf(
  { limit, offset }: TargetQuestion,
  meetings: readonly HeldMeeting[],
  amountOf: (meeting: HeldMeeting) => number,
) {
  return {
    number: meetings.reduce((sum, meeting) => sum + amountOf(meeting), 0),
    outOf: null,
    total: meetings.length,
    records: meetings.slice(offset, offset + limit).map((meeting) => ({
      id: meeting.id,
      title: meeting.title,
      place: meeting.place,
      date: meeting.day,
      amount: amountOf(meeting),
    })),
  }
}

/**
 * Of work that the authority does itself, its own meetings; of work of the schools, theirs. A number that names a kind,
 * «3 семинара», is not reached by meetings of heads.
 */
function heldFor(tx: ReadTx, { node, measure, target, stretch }: TargetQuestion): Promise<readonly HeldMeeting[]> {
  const isOwn = measure.scope === 'own' || node.kind === 'school'
  const kinds = kindsNamedIn(measure.targets[target]?.what ?? '')
  return listHeld(tx, {
    by: isOwn ? { node: node.id } : { schoolsOf: node },
    stretch,
    ...(kinds.length === 0 ? {} : { kinds }),
  })
}

const kindWords: Readonly<Record<MeetingKind, RegExp>> = {
  heads: /совещани/iu,
  'deputies-school': /школ[аы] заместител|школ[аы] завуч/iu,
  association: /методическ[а-яё]* объединен|[рш]мо(?![а-яё])/iu,
  'methodical-council': /методическ[а-яё]* совет/iu,
  'pedagogical-council': /педсовет|педагогическ[а-яё]* совет/iu,
  seminar: /семинар/iu,
  webinar: /вебинар/iu,
  decade: /декад/iu,
  parents: /родительск[а-яё]* собран/iu,
}

const kindsNamedIn = (what: string): readonly MeetingKind[] => meetingKinds.filter((kind) => kindWords[kind].test(what))
