import type { ColumnRole } from '../model.ts'
import { roleOfHeading } from '../reading/recognise-columns.ts'
import type { RowWording } from './amendment.ts'

/** «Срок: …», «Ответственные – …» within the wording of a row. */
const label =
  /(?:^|(?<=[.;,\n\t|]\s*))(сроки?(?: исполнения| реализации| проведения)?|ответственн\p{L}+(?: исполнител\p{L}+)?|исполнител\p{L}+|участник\p{L}*|(?:ожидаемый |планируемый )?результат\p{L}*|мероприяти\p{L}+)\s*[:–—-]\s*/giu

/** The row as an amendment words it: «5. Семинар … Срок: апрель 2027 г. Ответственные: …». */
export function readRowWording(quoted: string): RowWording {
  const numbered = /^\s*(\d{1,3}(?:\.\d{1,3})*)[.)]?\s+(?=\S)/.exec(quoted)
  const rest = numbered === null ? quoted : quoted.slice(numbered[0].length)
  const labels = [...rest.matchAll(label)]
  const wording: Partial<Record<ColumnRole, string>> = {}
  const put = (column: ColumnRole, text: string): void => {
    const value = trimmed(text)
    if (value !== '') wording[column] = value
  }
  put('text', rest.slice(0, labels[0]?.index ?? rest.length))
  for (const [index, match] of labels.entries()) {
    const column = roleOfHeading(match[1] ?? '')
    const from = match.index + match[0].length
    if (column !== undefined) put(column, rest.slice(from, labels[index + 1]?.index ?? rest.length))
  }
  return { ...wording, ...(numbered?.[1] === undefined ? {} : { number: numbered[1] }) }
}

const trimmed = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/^[\s.,;|]+|[\s,;|]+$/g, '')
    .replace(/(?<!\s(?:г|гг|др))(?<!\p{Lu})\.$/u, '')
    .trim()
