import type { LetterBody, LetterRow, LetterSection } from './model.ts'

/** The letter for those who read plain text: the same words in the same order, addresses written out. */
export function renderLetterText(body: LetterBody): string {
  const parts = [
    ...(body.demonstration ? ['Демо: все школы, люди и результаты вымышлены.'] : []),
    body.title,
    ...(body.lead === undefined ? [] : [body.lead]),
    ...body.sections.map(sectionText),
    ...(body.button === undefined ? [] : [`${body.button.title}:\n${body.button.url}`]),
    ['-- ', ...body.foot, ...preferences(body)].join('\n'),
  ]
  return `${parts.join('\n\n')}\n`
}

function sectionText({ title, rows, more }: LetterSection): string {
  const heading = title.toLocaleUpperCase('ru')
  return [heading, ...rows.map(rowText), ...(more === undefined ? [] : [`   ${more}`])].join('\n')
}

function rowText({ text, url, details, mark, figure }: LetterRow): string {
  if (figure !== undefined) return ` – ${text}: ${figure}`
  const head = mark === undefined ? ` – ${text}` : ` – ${text} (${mark})`
  return [head, ...(details === undefined ? [] : [`   ${details}`]), ...(url === undefined ? [] : [`   ${url}`])].join(
    '\n',
  )
}

const preferences = ({ preferencesUrl }: LetterBody): readonly string[] =>
  preferencesUrl === undefined ? [] : [`Настроить письма: ${preferencesUrl}`]
