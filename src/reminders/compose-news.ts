import { formatDate } from '#kernel/russian-text'
import type { LetterRow, LetterSection } from '#mail/model'
import type { Composed } from './compose-digest.ts'
import type { LetterLinks } from './letter-links.ts'
import { footOf, measureWords } from './letter-words.ts'
import { letterRules } from './model.ts'
import type { News } from './plan-decisions.ts'

const sections = [
  ['order-in-force', 'Введён в действие план', 'look'],
  ['returned', 'Возвращено вам', 'late'],
  ['to-decide', 'Ждёт вашего решения', 'look'],
  ['accepted', 'Принято', 'ok'],
] as const

const longestSection = 15

/** One letter of everything that happened to one person's work in a quarter of an hour. */
export function composeNews(
  news: readonly News[],
  { links, demonstration }: { readonly links: LetterLinks; readonly demonstration: boolean },
): Composed {
  const said = sections.flatMap(([rule, title, tone]): LetterSection[] => {
    const own = news.filter((each) => each.rule === rule)
    if (own.length === 0) return []
    const more = own.length > longestSection ? { more: `И ещё ${own.length - longestSection}.` } : {}
    return [{ title, tone, rows: own.slice(0, longestSection).map((each) => rowOf(each, links)), ...more }]
  })
  const counts = sections.flatMap(([rule, title]) => {
    const count = news.filter((each) => each.rule === rule).length
    return count === 0
      ? []
      : [count === 1 ? title.toLocaleLowerCase('ru') : `${title.toLocaleLowerCase('ru')}: ${count}`]
  })
  const [first = ''] = said.map(({ title }) => title)
  const single = news.length === 1 ? news[0] : undefined
  return {
    subject: `План: ${counts.join(', ')}`,
    body: {
      title: said.length === 1 ? first : 'Новости плана',
      sections: said.length === 1 ? said.map((section) => ({ ...section, title: headingOf(section) })) : said,
      button: single === undefined ? { title: 'Открыть «Сегодня»', url: links.today } : buttonOf(single, links),
      foot: footOf(letterRules.filter((rule) => news.some((each) => each.rule === rule))),
      preferencesUrl: links.preferences,
      demonstration,
    },
  }
}

/** Under a title that says it already the section says how many. */
const headingOf = ({ rows, title }: LetterSection): string =>
  rows.length === 1 ? 'О чём речь' : `${title}: ${rows.length}`

function buttonOf(news: News, links: LetterLinks): { readonly title: string; readonly url: string } {
  return news.rule === 'order-in-force'
    ? { title: 'Ознакомиться', url: links.readers(news.event.plan) }
    : { title: 'Открыть исполнение', url: links.execution(news.event.execution.id) }
}

function rowOf(news: News, links: LetterLinks): LetterRow {
  if (news.rule === 'order-in-force') {
    const { title, number, date, plan } = news.event
    const order = [...(number === null ? [] : [`№ ${number}`]), ...(date === null ? [] : [`от ${formatDate(date)}`])]
    return {
      text: title,
      url: links.readers(plan),
      mark: 'Подтвердите, что ознакомились с приказом',
      ...(order.length === 0 ? {} : { details: `Приказ ${order.join(' ')}` }),
    }
  }
  const { execution, remark } = news.event
  const due = execution.controlDate === null ? [] : [`Контрольная дата ${formatDate(execution.controlDate)}`]
  return {
    text: measureWords(execution),
    url: links.execution(execution.id),
    details: [...due, execution.nodeName].join(', '),
    ...(remark === null ? {} : { mark: `Замечание: ${remark}` }),
  }
}
