import type { IsoDate } from '#kernel/clock'
import { counted, formatDate, formatNumber } from '#kernel/russian-text'
import type { LetterBody, LetterRow, LetterSection } from '#mail/model'
import type { LetterLinks } from './letter-links.ts'
import { dayWords, dueWords, footOf, measureWords } from './letter-words.ts'
import { type DigestLine, type LetterRule, letterRules, type WeeklyFigures } from './model.ts'

export interface Digest {
  readonly today: IsoDate
  readonly lines: readonly DigestLine[]
  /** Of the person's own place, on the day that opens the week. */
  readonly weekly: WeeklyFigures | 'none'
  readonly links: LetterLinks
  readonly demonstration: boolean
}

export interface Composed {
  readonly subject: string
  readonly body: LetterBody
}

const longestSection = 15

/** The morning letter: one for each person, whatever there is to say. */
export function composeDigest({ today, lines, weekly, links, demonstration }: Digest): Composed {
  const late = ordered(lines, 'late')
  const soon = ordered(lines, 'due-soon')
  const others = ordered(lines, 'escalation')
  const rules = letterRules.filter(
    (rule: LetterRule) => (rule === 'weekly' && weekly !== 'none') || lines.some((line) => line.rule === rule),
  )
  const sections = [
    ...ownSection('Просрочено у вас', 'late', late, today, links),
    ...ownSection('Скоро срок', 'look', soon, today, links),
    ...othersSection(others, today, links),
    ...(weekly === 'none' ? [] : [weeklySection(weekly)]),
  ]
  const counts = [
    ...(late.length > 0 ? [`просрочено у вас: ${late.length}`] : []),
    ...(soon.length > 0 ? [`скоро срок: ${soon.length}`] : []),
    ...(others.length > 0 ? [`просрочено у других: ${others.length}`] : []),
  ]
  const subject = counts.length > 0 ? `План: ${counts.join(', ')}` : 'План: итоги недели'
  return {
    subject,
    body: {
      title: dayWords(today),
      ...(counts.length > 0 ? { lead: sentence(counts.join(', ')) } : {}),
      sections,
      button: { title: 'Открыть «Сегодня»', url: links.today },
      foot: footOf(rules),
      preferencesUrl: links.preferences,
      demonstration,
    },
  }
}

const sentence = (words: string): string => `${words.slice(0, 1).toLocaleUpperCase('ru')}${words.slice(1)}.`

/** The longest late first, then what comes first. */
const ordered = (lines: readonly DigestLine[], rule: DigestLine['rule']): readonly DigestLine[] =>
  lines
    .filter((line) => line.rule === rule)
    .toSorted((a, b) => (a.execution.controlDate < b.execution.controlDate ? -1 : 1))

function ownSection(
  title: string,
  tone: LetterSection['tone'],
  lines: readonly DigestLine[],
  today: IsoDate,
  links: LetterLinks,
): readonly LetterSection[] {
  if (lines.length === 0) return []
  const rows = lines.slice(0, longestSection).map(({ execution }): LetterRow => ({
    text: measureWords(execution),
    url: links.execution(execution.id),
    mark: dueWords(execution.controlDate, today),
    details: `Контрольная дата ${formatDate(execution.controlDate)}, ${execution.nodeName}`,
  }))
  return [{ title, tone, rows, ...moreOf(lines.length) }]
}

const moreOf = (count: number): { readonly more?: string } =>
  count > longestSection ? { more: `И ещё ${count - longestSection}: все строки на странице «Сегодня».` } : {}

/** Of the work of others a row says how many places are late with a measure, not each of them. */
function othersSection(lines: readonly DigestLine[], today: IsoDate, links: LetterLinks): readonly LetterSection[] {
  const measures = [...Map.groupBy(lines, ({ execution }) => execution.measure).values()]
  if (measures.length === 0) return []
  const rows = measures.slice(0, longestSection).map((own): LetterRow => {
    const { execution: first } = own[0]!
    if (own.length === 1) {
      return {
        text: measureWords(first),
        url: links.execution(first.id),
        mark: dueWords(first.controlDate, today),
        details: `Контрольная дата ${formatDate(first.controlDate)}, ${first.nodeName}`,
      }
    }
    const names = [...new Set(own.map(({ execution }) => execution.nodeName))].toSorted((a, b) =>
      a.localeCompare(b, 'ru', { numeric: true }),
    )
    return {
      text: measureWords(first),
      url: links.measure(first.plan, first.measure),
      mark: `${counted(own.length, 'исполнение', 'исполнения', 'исполнений')}, дольше всего ${dueWords(first.controlDate, today)}`,
      details: namesOf(names),
    }
  })
  return [{ title: 'Просрочено у тех, за кого вы отвечаете', tone: 'late', rows, ...moreOf(measures.length) }]
}

const longestNames = 6

function namesOf(names: readonly string[]): string {
  const shown = names.slice(0, longestNames).join(', ')
  return names.length > longestNames ? `${shown} и ещё ${names.length - longestNames}` : shown
}

function weeklySection({ accepted, waiting, returned, late, dueThisWeek }: WeeklyFigures): LetterSection {
  const rows = [
    ['Принято за прошлую неделю', accepted],
    ['Ждёт решения', waiting],
    ['Возвращено на доработку', returned],
    ['Просрочено', late],
    ['Контрольная дата на этой неделе', dueThisWeek],
  ] as const
  return {
    title: 'Итоги недели',
    tone: 'plain',
    rows: rows.map(([text, count]) => ({ text, figure: formatNumber(count) })),
  }
}
