import type { Block, DocumentModel, DocumentStyle, Letterhead, NumberedItem } from '#documents'
import type { Instant } from '#kernel/clock'
import { counted, formatDate } from '#kernel/russian-text'
import type { NodeId } from '#organisations/model'
import {
  type AgendaItem,
  attendanceTitles,
  type Decision,
  type Invitee,
  type InviteeCounts,
  type Meeting,
  meetingKindGenitives,
} from './model.ts'
import { wordExecutors } from './word-executors.ts'

/** Everything the minutes say: what is agreed is composed of nothing else. */
export interface MinutesData {
  readonly meeting: Meeting
  /** When it was held, worded in the organiser's time zone. */
  readonly when: string
  readonly letterhead: Letterhead
  readonly style: DocumentStyle
  readonly counts: InviteeCounts
  readonly invitees: readonly Invitee[]
  readonly schoolNames: ReadonlyMap<NodeId, string>
  readonly preparedAt: Instant
  /** Says on the first page that the data are synthetic. */
  readonly demo: boolean
}

/**
 * Minutes: head with the number and date, who was there, the agenda, what was heard and resolved under each point with
 * executors and deadlines, signatures, and the list of those present. Pure: the same data give the same document.
 */
export function composeMinutes(data: MinutesData): DocumentModel {
  const { meeting } = data
  const { number, date, chair, secretary } = meeting.minutes
  const isDraft = meeting.state !== 'agreed'
  const heading = `${meetingKindGenitives[meeting.kind]} «${meeting.title}»`
  const marked = data.invitees.filter(({ attendance }) => attendance !== null)
  return {
    properties: {
      title: `Протокол ${heading}`,
      subject: 'Протокол',
      author: data.letterhead.organisation,
      createdAt: data.preparedAt,
    },
    style: data.style,
    letterhead: data.letterhead,
    requisites: {
      kind: isDraft ? 'ПРОТОКОЛ (проект)' : 'ПРОТОКОЛ',
      date: date === null ? 'to-fill' : formatDate(date),
      number: number === '' ? 'to-fill' : number,
      place: 'none',
      heading,
      addressee: [],
    },
    blocks: [
      ...(data.demo ? [plain('Синтетические данные: все школы, люди и результаты вымышлены.')] : []),
      plain(`Дата проведения: ${[data.when, meeting.place].filter((part) => part !== '').join('. ')}`),
      ...(chair === '' ? [] : [plain(`Председатель: ${chair}`)]),
      ...(secretary === '' ? [] : [plain(`Секретарь: ${secretary}`)]),
      plain(wordPresence(data)),
      { kind: 'heading', level: 2, text: 'Повестка' },
      { kind: 'numberedItems', items: meeting.items.map(agendaLine) },
      ...meeting.items.flatMap((item, index) => composeItem(data, item, index)),
      ...composeLoose(data),
      { kind: 'signature', position: 'Председатель', name: chair },
      { kind: 'signature', position: 'Секретарь', name: secretary },
      ...(marked.length === 0 ? [] : attendanceAnnex(meeting, marked)),
    ],
  }
}

const plain = (text: string): Block => ({ kind: 'paragraph', runs: [text], align: 'left', indent: false })

/** «Присутствовали: 28 из 30 приглашённых школ, всего 31 человек (список прилагается).» */
export function wordPresence({ counts, meeting }: Pick<MinutesData, 'counts' | 'meeting'>): string {
  const people = meeting.minutes.present ?? counts.people
  const parts = [
    ...(counts.schools === 0
      ? []
      : [`представители ${counts.schoolsPresent} из ${counted(counts.schools, 'школы', 'школ', 'школ')}`]),
    ...(people === 0 ? [] : [`всего ${counted(people, 'человек', 'человека', 'человек')}`]),
  ]
  const isListed = counts.present + counts.representative + counts.absent > 0
  if (parts.length === 0) return 'Присутствовали: не отмечено.'
  return `Присутствовали: ${parts.join(', ')}${isListed ? ' (список прилагается)' : ''}.`
}

const agendaLine = ({ text, speaker }: AgendaItem): NumberedItem => ({
  runs: [`${endWithDot(text)}${speaker === '' ? '' : ` Докладывает: ${endWithDot(speaker)}`}`],
})

function composeItem(data: MinutesData, item: AgendaItem, index: number): Block[] {
  const { decisions } = data.meeting
  const own = decisions.filter((decision) => decision.item === item.id)
  const resolved = linesOf(item.resolved)
  return [
    { kind: 'heading', level: 2, text: `${index + 1}. ${item.text}` },
    said(
      'СЛУШАЛИ: ',
      [item.speaker, ...linesOf(item.heard)].filter((part) => part !== ''),
    ),
    ...(resolved.length + own.length === 0 ? [] : [said('РЕШИЛИ: ', resolved)]),
    ...own.map((decision) => decisionBlock(data, decision)),
  ]
}

/** Decisions that stand under no point of the agenda. */
function composeLoose(data: MinutesData): Block[] {
  const loose = data.meeting.decisions.filter(({ item }) => !data.meeting.items.some(({ id }) => id === item))
  if (loose.length === 0) return []
  return [
    { kind: 'heading', level: 2, text: 'Решения по встрече в целом' },
    ...loose.map((decision) => decisionBlock(data, decision)),
  ]
}

const said = (label: string, lines: readonly string[]): Block => ({
  kind: 'paragraph',
  runs: [{ text: label, bold: true }, lines.map(endWithDot).join(' ')],
})

function decisionBlock({ meeting, schoolNames }: MinutesData, decision: Decision): Block {
  const names = decision.schools.map((school) => schoolNames.get(school) ?? '').filter((name) => name !== '')
  const number = meeting.decisions.indexOf(decision) + 1
  return {
    kind: 'paragraph',
    runs: [
      `Решение ${meeting.minutes.number === '' ? '' : `${meeting.minutes.number}/`}${number}. ${endWithDot(decision.text)}`,
      ` ${decision.scope === 'own' ? 'Ответственный' : 'Ответственные'}: ${wordExecutors(decision, meeting.nodeKind, names)}.`,
      ...(decision.deadlineText === null ? [] : [` Срок: ${endWithDot(decision.deadlineText)}`]),
    ],
  }
}

function attendanceAnnex(meeting: Meeting, invitees: readonly Invitee[]): Block[] {
  const { number, date } = meeting.minutes
  const of = `${number === '' ? '' : ` № ${number}`}${date === null ? '' : ` от ${formatDate(date)}`}`
  return [
    { kind: 'annex', lines: ['Приложение', `к протоколу${of}`] },
    { kind: 'heading', level: 1, text: 'Список присутствовавших' },
    {
      kind: 'table',
      columns: [
        { weight: 1, align: 'right' },
        { weight: 6, align: 'left' },
        { weight: 4, align: 'left' },
        { weight: 6, align: 'left' },
        { weight: 2, align: 'right' },
      ],
      header: [['№', 'Приглашены', 'Присутствие', 'Кто', 'Человек']],
      rows: invitees.map(({ name, attendance, attendee, people }, index) => [
        String(index + 1),
        name,
        attendance === null ? '' : attendanceTitles[attendance],
        attendee,
        attendance === 'absent' ? '–' : String(people),
      ]),
    },
  ]
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

const endWithDot = (text: string): string => (/[.!?…:;]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`)
