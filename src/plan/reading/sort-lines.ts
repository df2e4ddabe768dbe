import type { Place } from '../model.ts'
import { clauseOf, endsWithName, isLine, isName } from './line-role.ts'

export interface Line {
  readonly text: string
  readonly places: readonly Place[]
}

export interface ClauseLines {
  readonly number: string
  text: string
  places: readonly Place[]
  /** Lines «Срок: …» under the clause. */
  readonly deadlines: string[]
}

/** Lines of an order by what they are. Every line is in exactly one list. */
export interface SortedLines {
  readonly authority: Line[]
  readonly kind: Line[]
  readonly requisites: Line[]
  readonly settlement: Line[]
  readonly title: Line[]
  readonly preamble: Line[]
  readonly command: Line[]
  readonly clauses: ClauseLines[]
  readonly signature: Line[]
  readonly executor: Line[]
  readonly annex: Line[]
  readonly planTitle: Line[]
  readonly unread: Line[]
}

/** Among the lines of the approval stamp: whose plan it is, and what belongs to no stamp at all. */
function withoutStrays(sorted: SortedLines, hasOrder: boolean): SortedLines {
  const names = (line: Line): boolean =>
    !hasOrder && sorted.authority.length === 0 && isLine('body', line.text) && !isLine('annex', line.text)
  const strays = sorted.annex.filter(
    ({ text }) => !isLine('stamp', text) && !isLine('annex', text) && !isName(text) && !isPageNumber(text),
  )
  return {
    ...sorted,
    authority: [...sorted.authority, ...sorted.annex.filter(names)],
    annex: sorted.annex.filter((line) => !strays.includes(line) && !names(line)),
    unread: [...sorted.unread, ...strays.filter((line) => !names(line))],
  }
}

type Zone = 'authority' | 'title' | 'preamble' | 'clauses' | 'after' | 'annex' | 'planTitle'

/** Reads the lines before and after the table from top to bottom; where a line stands decides together with how it begins. */
export function sortLines(before: readonly Line[], after: readonly Line[]): SortedLines {
  const sorted: SortedLines = {
    authority: [],
    kind: [],
    requisites: [],
    settlement: [],
    title: [],
    preamble: [],
    command: [],
    clauses: [],
    signature: [],
    executor: [],
    annex: [],
    planTitle: [],
    unread: [],
  }
  const hasOrder = before.some(({ text }) => isLine('kind', text) || isLine('command', text))
  let zone: Zone = hasOrder ? 'authority' : 'annex'
  for (const [at, line] of before.entries()) zone = placeLine(line, zone, sorted, before[at + 1])
  for (const line of after) placeAfter(line, sorted)
  return hasOrder || sorted.planTitle.length > 0 ? withoutStrays(sorted, hasOrder) : sorted
}

function placeLine(line: Line, zone: Zone, sorted: SortedLines, following: Line | undefined): Zone {
  const { text } = line
  const put = (list: Line[], next: Zone = zone): Zone => {
    list.push(line)
    return next
  }
  if (isPageNumber(text)) return put(sorted.annex)
  switch (zone) {
    case 'authority':
      if (isLine('kind', text)) return put(sorted.kind, 'title')
      if (isLine('preamble', text)) return put(sorted.preamble, 'preamble')
      return put(isRequisite(text) ? sorted.requisites : sorted.authority)
    case 'title':
      if (isLine('command', text)) return put(commandList(text, sorted), 'clauses')
      if (isLine('preamble', text)) return put(sorted.preamble, 'preamble')
      if (isRequisite(text)) return put(sorted.requisites)
      if (isLine('settlement', text)) return put(sorted.settlement)
      return put(sorted.title)
    case 'preamble':
      if (isLine('command', text)) return put(commandList(text, sorted), 'clauses')
      return put(sorted.preamble)
    case 'clauses':
    case 'after':
      return placeInBody(line, zone, sorted, put, following)
    case 'annex':
      return isLine('nearPlanTitle', text) ? put(sorted.planTitle, 'planTitle') : put(sorted.annex)
    case 'planTitle':
      return put(sorted.planTitle)
    default:
      return zone satisfies never
  }
}

/** «В целях …, приказываю:» is preamble and command in one line: the line stays with the preamble. */
const commandList = (text: string, sorted: SortedLines): Line[] =>
  /\S\s+\S*$/.test(text.trim()) && !/^(\p{L}\s)+\p{L}\s*:?$/u.test(text.trim()) ? sorted.preamble : sorted.command

/** Clauses, what belongs to them, and what follows the last of them. */
function placeInBody(
  line: Line,
  zone: Zone,
  sorted: SortedLines,
  put: (list: Line[], next?: Zone) => Zone,
  following: Line | undefined,
): Zone {
  const { text } = line
  const clause = clauseOf(text)
  const last = sorted.clauses.at(-1)
  if (clause !== undefined && zone === 'clauses') {
    sorted.clauses.push({ ...clause, places: line.places, deadlines: [] })
    return zone
  }
  if (isLine('annex', text)) return put(sorted.annex, 'annex')
  if (isLine('planTitle', text) && sorted.clauses.length > 0) return put(sorted.planTitle, 'planTitle')
  if (isLine('executor', text)) return put(sorted.executor, 'after')
  if (isSignature(text, following, sorted)) return put(sorted.signature, 'after')
  if (zone === 'after') return put(isExecutorLine(text) ? sorted.executor : sorted.unread)
  if (last === undefined) return put(sorted.unread)
  if (isLine('deadline', text)) last.deadlines.push(text)
  else last.text = `${last.text} ${text}`
  last.places = [...last.places, ...line.places]
  return zone
}

/** A post with a name in its line or in the next one; the name alone; the second line of a long post. */
function isSignature(text: string, following: Line | undefined, { signature }: SortedLines): boolean {
  if (isName(text)) return true
  const isNamed = endsWithName(text) || (following !== undefined && endsWithName(following.text))
  if (isLine('post', text) && isNamed) return true
  return signature.length > 0 && !signature.some((each) => endsWithName(each.text)) && endsWithName(text)
}

function placeAfter(line: Line, sorted: SortedLines): void {
  const { text } = line
  if (isPageNumber(text)) sorted.annex.push(line)
  else if (isLine('executor', text) || isExecutorLine(text)) sorted.executor.push(line)
  else if (isLine('post', text) || isName(text) || endsWithName(text)) sorted.signature.push(line)
  else sorted.unread.push(line)
}

const isPageNumber = (text: string): boolean => /^\s*[-–]?\s*\d{1,3}\s*[-–]?\s*$/.test(text)

/** «О внесении изменений в приказ от 01.09.2026 № 15» names another order: it is a title. */
const isRequisite = (text: string): boolean =>
  /№\s*_*\s*\d|^[\s«"_]*\d{1,2}[\s»"_.]/.test(text) && text.length < 80 && !/^\s*об? \p{L}/iu.test(text)

/** «Курбанова Любовь Константиновна,» and a line with a telephone. */
const isExecutorLine = (text: string): boolean =>
  /^\p{Lu}\p{Ll}+\s\p{Lu}\p{Ll}+\s\p{Lu}\p{Ll}+(вич|вна|ична|ьич)[,.\s]*(тел.*)?$/u.test(text.trim()) ||
  isLine('phone', text) ||
  text.toLowerCase().startsWith('тел')
