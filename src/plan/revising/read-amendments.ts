import type { Clause, ColumnRole, Measure, PlanReading } from '../model.ts'
import { roleOfHeading } from '../reading/recognise-columns.ts'
import type { AmendedRow, Amendment, AmendmentReading, RowWording } from './amendment.ts'
import { outsideQuotes, quotedIn, sentencesOf } from './quoted-text.ts'
import { readRowWording } from './read-row-wording.ts'

/** Words that ask for a change of a text. */
const amends = /излож|исключ|дополн|замен|утративш|внести[^.]*изменени|продл|перенес|отменить/

/** What the clauses of a correcting order change in the plan, clause by clause; what was not understood is kept as unread. */
export function readAmendments({ clauses, measures }: Pick<PlanReading, 'clauses' | 'measures'>): AmendmentReading {
  const contexts = new Map<string, Context>()
  const amendments: { clause: number; quote: string; amendment: Amendment }[] = []
  const unread: { clause: number; quote: string }[] = []
  const own: number[] = []
  const introductions = new Set<string>()
  for (const [clause, { number, text }] of clauses.entries()) {
    const read = readSentences(text, contextAbove(number, contexts), measures)
    contexts.set(number, read.context)
    amendments.push(...read.amendments.map((each) => ({ clause, ...each })))
    unread.push(...read.unread.map((quote) => ({ clause, quote })))
    if (read.isIntroduction) introductions.add(number)
    if (read.amendments.length > 0 || read.unread.length > 0 || read.isIntroduction) continue
    if (isUnder(number, introductions)) unread.push({ clause, quote: text })
    else own.push(clause)
  }
  return { amendments, unread, own }
}

interface Context {
  readonly rows: readonly AmendedRow[]
  readonly of: AmendedRow['of']
}

const noContext: Context = { rows: [], of: undefined }

/** «В пункте 7:» holds for 1.2.1 and 1.2.2 under it. */
function contextAbove(number: Clause['number'], contexts: ReadonlyMap<string, Context>): Context {
  const dot = number.lastIndexOf('.')
  if (dot === -1) return noContext
  const above = number.slice(0, dot)
  return contexts.get(above) ?? contextAbove(above, contexts)
}

/** Under «внести следующие изменения» there is nothing but changes. */
function isUnder(number: string, introductions: ReadonlySet<string>): boolean {
  const above = number.slice(0, Math.max(0, number.lastIndexOf('.')))
  return above !== '' && (introductions.has(above) || isUnder(above, introductions))
}

interface ReadSentences {
  readonly amendments: { readonly quote: string; readonly amendment: Amendment }[]
  readonly unread: string[]
  readonly context: Context
  /** Says that changes follow, and names none itself. */
  readonly isIntroduction: boolean
}

function readSentences(text: string, above: Context, table: readonly Measure[]): ReadSentences {
  const amendments: { quote: string; amendment: Amendment }[] = []
  const unread: string[] = []
  let context = above
  let isIntroduction = false
  for (const quote of sentencesOf(text)) {
    const sentence = new Sentence(quote, context)
    context = sentence.context
    const found = sentence.read(table)
    const last = amendments.at(-1)
    if (found.length > 0) amendments.push(...found.map((amendment) => ({ quote, amendment })))
    else if (last !== undefined && isRestOfWording(last.amendment, quote)) {
      amendments[amendments.length - 1] = { ...last, amendment: withRest(last.amendment, quote) }
    } else if (sentence.isIntroduction) isIntroduction = true
    else if (amends.test(sentence.plain) || amendments.length > 0) unread.push(quote)
  }
  return { amendments, unread, context, isIntroduction }
}

/** A line «Срок: …» that the reading of the order put behind the wording that it belongs to. */
const isRestOfWording = (amendment: Amendment, quote: string): boolean =>
  (amendment.kind === 'reword' || amendment.kind === 'add') &&
  quote.toLowerCase().startsWith('срок') &&
  !amends.test(quote.toLowerCase())

function withRest(amendment: Amendment, quote: string): Amendment {
  if (amendment.kind !== 'reword' && amendment.kind !== 'add') return amendment
  return { ...amendment, wording: { ...readRowWording(quote), ...amendment.wording } }
}

const number = String.raw`\d{1,3}(?:\.\d{1,3})*`
const rowsNamed = new RegExp(
  String.raw`(?:(?:под)?пункт\p{L}*|п{1,2}\.|строк\p{L}*|позици\p{L}*|мероприяти\p{L}*)\s*(?:№\s*)?(${number}(?:\s*(?:,|и|-|–)\s*(?:№\s*)?${number})*)(?!\d)(\s+приказа)?`,
  'gu',
)
const sectionNamed = /раздел\p{L}*\s+(?:(\d{1,2}|[ivx]{1,5})(?=[\s,.:;]|$)|(?=[«"“]))/u
const columnBefore = /(?:граф|столб|колонк)\p{L}*\s*$/u
const sectionBefore = /раздел\p{L}*\s*$/u

/** One sentence of an amending clause; words are sought in `plain`, where quotes are blank, at the places of `quote`. */
class Sentence {
  readonly plain: string
  readonly context: Context
  readonly isIntroduction: boolean
  readonly #quote: string
  readonly #quoted: readonly string[]
  readonly #column: ColumnRole | undefined
  readonly #section: string | undefined

  constructor(quote: string, above: Context) {
    this.#quote = quote
    this.plain = outsideQuotes(quote).toLowerCase().replaceAll('ё', 'е').replaceAll('\u00a0', ' ')
    const before = quotedIn(quote).map((each) => ({ ...each, before: this.plain.slice(0, each.start) }))
    const column = before.find((each) => columnBefore.test(each.before))
    const section = before.find((each) => sectionBefore.test(each.before))
    this.#quoted = before.filter((each) => each !== column && each !== section).map(({ text }) => text)
    this.#column = column === undefined ? undefined : roleOfHeading(column.text)
    this.#section = section?.text ?? sectionNamed.exec(this.plain)?.[1]
    const of = /план|приложени|дорожн/.test(this.plain) ? 'plan' : above.of
    const rows = this.#rowsNamed(of)
    this.context = { rows: rows.length > 0 ? rows : above.rows, of }
    this.isIntroduction =
      /внести.*изменени|следующие изменения|излож\p{L}+.*редакции/u.test(this.plain) || /:\s*$/.test(this.plain)
  }

  #rowsNamed(of: AmendedRow['of']): readonly AmendedRow[] {
    return [...this.plain.matchAll(rowsNamed)].flatMap(([, numbers = '', order]) =>
      numbersIn(numbers).map((each) => ({
        number: each,
        of: order === undefined ? of : 'order',
        section: this.#section,
      })),
    )
  }

  read(table: readonly Measure[]): readonly Amendment[] {
    const { plain } = this
    if (/дополн/.test(plain)) return this.#readAddition(table)
    if (/слов\p{L}*|цифр\p{L}*|дат\p{L}*\s*$/u.test(plain) && /замен|исключ/.test(plain)) return this.#readWords()
    if (/замен/.test(plain) && this.#quoted.length >= 2) return this.#readWords()
    if (/излож|редакции/.test(plain)) return this.#readWording(table)
    const column =
      this.#column ??
      (/срок/.test(plain) ? 'deadline' : /ответственн|исполнител/.test(plain) ? 'responsible' : undefined)
    if (column !== undefined) {
      const value = this.#valueSet()
      if (value !== '') return this.context.rows.map((row) => ({ kind: 'set-column', row, column, value }))
    }
    if (/исключ|утративш|отменить|снять с контрол/.test(plain)) {
      return this.#rowsNamed(this.context.of).map((row) => ({ kind: 'exclude', row }))
    }
    return []
  }

  #readWords(): readonly Amendment[] {
    const [from = '', to = ''] = this.#quoted
    const isRemoval = /исключ/.test(this.plain)
    if (from === '' || (to === '' && !isRemoval)) return []
    const column = this.#column
    return this.context.rows.map((row) => ({ kind: 'replace-words', row, column, from, to: isRemoval ? '' : to }))
  }

  #readAddition(table: readonly Measure[]): readonly Amendment[] {
    const [first = '', second = ''] = this.#quoted
    const column = this.#column
    if (/дополн\p{L}*\s+(?:следующими\s+)?(?:слов|предложени)/u.test(this.plain)) {
      if (first === '') return []
      return this.context.rows.map((row): Amendment =>
        /после слов/.test(this.plain) && second !== ''
          ? { kind: 'replace-words', row, column, from: first, to: `${first} ${second}` }
          : { kind: 'append-words', row, column, words: first },
      )
    }
    const of = this.context.of
    const section = this.#section
    const numbers = this.#rowsNamed(of).map((row) => row.number)
    const isTableMeant = numbers.length === 0 && this.#quoted.length === 0
    const wordings = isTableMeant ? table.map(wordingOf) : this.#wordings(numbers, table)
    return wordings.map((wording, index): Amendment => {
      const named = numbers[index]
      return {
        kind: 'add',
        section,
        of,
        wording: { ...(named === undefined ? {} : { number: named }), ...wording },
      }
    })
  }

  #readWording(table: readonly Measure[]): readonly Amendment[] {
    const { rows } = this.context
    const column = this.#column
    const [first = ''] = this.#quoted
    if (column !== undefined) {
      return first === '' ? [] : rows.map((row) => ({ kind: 'set-column', row, column, value: first }))
    }
    const named = this.#rowsNamed(this.context.of)
    const meant = named.length > 0 ? named : rows
    const wordings = this.#wordings(
      meant.map((row) => row.number),
      table,
    )
    return meant.flatMap((row, index) => {
      const wording = wordings[index]
      return wording === undefined ? [] : [{ kind: 'reword', row, wording }]
    })
  }

  /** In the order of the numbers: words in quotes, or rows of a table that follows the clause. */
  #wordings(numbers: readonly string[], table: readonly Measure[]): readonly RowWording[] {
    if (this.#quoted.length > 0) return this.#quoted.map(readRowWording)
    return numbers.flatMap((each) => {
      const row = table.find((measure) => measure.number === each)
      return row === undefined ? [] : [wordingOf(row)]
    })
  }

  /** What a column is to be: in quotes, or behind the verb. */
  #valueSet(): string {
    const verb =
      /(?:замен\p{L}+(?:\s+на)?|установ\p{L}+|перенес\p{L}+(?:\s+на)?|продл\p{L}+|считать|определ\p{L}+|назнач\p{L}+|измен\p{L}+\s+на)\s*[:–—-]?\s*/u.exec(
        this.plain,
      )
    if (verb === null) return ''
    const quoted = this.#quoted.at(-1)
    if (quoted !== undefined) return quoted
    return this.#quote
      .slice(verb.index + verb[0].length)
      .replace(/(?<!\s(?:г|гг))(?<!\p{Lu})[.;,\s]+$/u, '')
      .trim()
  }
}

/** «5, 7 и 9», «5–7». */
function numbersIn(written: string): readonly string[] {
  const range = /^(\d{1,3})\s*[-–]\s*(\d{1,3})$/.exec(written)
  if (range !== null) {
    const [from, to] = [Number.parseInt(range[1] ?? '', 10), Number.parseInt(range[2] ?? '', 10)]
    if (to > from && to - from < 50) return Array.from({ length: to - from + 1 }, (_, index) => String(from + index))
  }
  return written.match(new RegExp(number, 'g')) ?? []
}

function wordingOf(row: Measure): RowWording {
  return {
    ...(row.number === null ? {} : { number: row.number }),
    text: row.text,
    ...(row.deadline === null ? {} : { deadline: row.deadline.text }),
    ...(row.responsible.length === 0 ? {} : { responsible: row.responsible.join('; ') }),
    ...(row.participants === null ? {} : { participants: row.participants }),
    ...(row.result === null ? {} : { result: row.result }),
  }
}
