import { err, ok, type Result } from '#kernel/result'
import { parseWhole } from '#kernel/parse-number'
import type { Cell, Sheet, Table } from '#tabular'
import { baseMathSubject, type CandidateFinding, type CandidateFacts, type ExamResult } from '../model.ts'
import { type CandidateColumn, columnOf, type PlainColumn } from './candidate-columns.ts'
import { readAward } from './read-award.ts'

/** A row as the file has it; the school is still a login, which may be empty in a school's own file. */
export interface ReadCandidate extends Omit<CandidateFacts, 'examsComplete'> {
  readonly row: number
  readonly login: string
}

export interface ReadCandidates {
  readonly rows: readonly ReadCandidate[]
  readonly findings: readonly CandidateFinding[]
  /** Columns that were understood and those that were passed over, by their headers. */
  readonly understood: readonly string[]
  readonly passedOver: readonly string[]
}

const headerDepth = 20
const mostCandidates = 5000

/** Why a table is turned away whole. */
export interface ReadRefusal {
  readonly sentence: string
  /** Row of the sheet that shows it, from 1; 0 where it is the table as a whole. */
  readonly row: number
}

const refuse = (sentence: string, row = 0) => err({ sentence, row })

/** Candidates of a table whatever the order of its columns, with everything that is wrong in it; or why it is no such table. */
export function readCandidates(table: Table): Result<ReadCandidates, ReadRefusal> {
  for (const sheet of table.sheets) {
    const at = sheet.rows.slice(0, headerDepth).findIndex((row) => row.some((cell) => isColumn(cell, 'participant')))
    if (at === -1) continue
    const columns = (sheet.rows[at] ?? []).map(columnOf)
    const named = columns.find((column) => column?.holds === 'name')
    if (named !== undefined) {
      return refuse(`В файле есть столбец «${named.title}»: уберите его. Здесь хранятся только коды участников.`)
    }
    if (!columns.some((column) => column?.holds === 'award')) {
      return refuse('Нет столбца «Награда»: без него неизвестно, по какому правилу проверять. Возьмите шаблон.')
    }
    return readSheet(sheet, at, columns)
  }
  return refuse('Это не список претендентов: нет столбца «Код участника». Возьмите шаблон и перенесите в него данные.')
}

const isColumn = (cell: Cell, holds: PlainColumn): boolean => columnOf(cell)?.holds === holds

type Columns = readonly (CandidateColumn | undefined)[]

function readSheet(sheet: Sheet, headerAt: number, columns: Columns): Result<ReadCandidates, ReadRefusal> {
  const rows: ReadCandidate[] = []
  const findings: CandidateFinding[] = []
  for (const [index, cells] of sheet.rows.entries()) {
    if (index <= headerAt || cells.every((cell) => textOf(cell) === '')) continue
    const read = readRow(index + 1, cells, columns)
    if (read.named) {
      return refuse(
        'На месте кодов участников стоят фамилии или имена: замените их кодами, имена здесь не хранятся.',
        index + 1,
      )
    }
    rows.push(read.candidate)
    findings.push(...read.findings)
    if (rows.length > mostCandidates) {
      return refuse(`В файле больше ${mostCandidates} строк: разделите его.`)
    }
  }
  if (rows.length === 0) return refuse('Под заголовком нет ни одной строки.')
  const headers = (sheet.rows[headerAt] ?? []).map(textOf)
  return ok({
    rows,
    findings,
    understood: columns.flatMap((column) => (column === undefined ? [] : [column.title])),
    passedOver: headers.filter((title, index) => title !== '' && columns[index] === undefined),
  })
}

const personalName = /^[А-ЯЁ][а-яё]+(-[А-ЯЁ][а-яё]+)?(\s+[А-ЯЁ]([а-яё]+|\.)|$)/

function readRow(row: number, cells: readonly Cell[], columns: Columns) {
  const findings: CandidateFinding[] = []
  const complain = (column: string, message: string): void => {
    findings.push({ row, column, severity: 'error', message })
  }
  const cell = (holds: PlainColumn): { readonly text: string; readonly title: string } => {
    const index = columns.findIndex((column) => column?.holds === holds)
    return { text: textOf(cells[index] ?? null), title: columns[index]?.title ?? '' }
  }
  const participant = cell('participant')
  if (participant.text === '') complain(participant.title, 'Код участника не заполнен.')
  else if (!/^[\p{L}\d][\p{L}\d/_-]{0,39}$/u.test(participant.text) || !/\d/.test(participant.text)) {
    complain(participant.title, 'Код участника – цифры, можно с буквами и дефисом, без пробелов.')
  }
  const award = cell('award')
  const known = readAward(award.text)
  if (known === undefined) {
    complain(
      award.title,
      `«${award.text}»: не понятно, что это. Напишите «медаль I степени», «медаль II степени», «аттестат с отличием 9 класс», «аттестат с отличием 11 класс» или «региональная медаль».`,
    )
  }
  const candidate: ReadCandidate = {
    row,
    login: cell('school').text,
    award: known ?? 'regional',
    participant: participant.text,
    marks: readMarks(cells, columns, cell, complain),
    firstTry: readFirstTry(cell('firstTry'), complain),
    exams: readExams(cells, columns, complain),
  }
  return { candidate, findings, named: personalName.test(participant.text) }
}

type CellOf = (holds: PlainColumn) => { readonly text: string; readonly title: string }
type Complain = (column: string, message: string) => void

/** Final marks by their numbers, or by subject; where a file has both, they must agree. */
function readMarks(
  cells: readonly Cell[],
  columns: Columns,
  cell: CellOf,
  complain: Complain,
): CandidateFacts['marks'] {
  const bySubject = marksBySubject(cells, columns, complain)
  const counts = (['fives', 'fours', 'others'] as const).map((holds) => {
    const { text, title } = cell(holds)
    if (text === '') return undefined
    const value = parseWhole(text)
    if (value === undefined || value < 0 || value > 40) complain(title, `«${text}»: нужно целое число отметок, от 0.`)
    return value ?? 0
  })
  const [fives, fours = 0, others = 0] = counts
  if (fives === undefined) {
    if (counts.some((count) => count !== undefined)) {
      complain(cell('fives').title || 'Итоговых «5»', 'Указаны не все итоговые отметки: заполните и число «5».')
    }
    return bySubject ?? 'unknown'
  }
  if (fives + fours + others === 0) return bySubject ?? 'unknown'
  const byCount = { fives, fours, others }
  if (
    bySubject !== undefined &&
    (bySubject.fives !== fives || bySubject.fours !== fours || bySubject.others !== others)
  ) {
    complain(cell('fives').title, 'Число итоговых отметок не сходится с отметками по предметам в этой же строке.')
  }
  return byCount
}

function marksBySubject(cells: readonly Cell[], columns: Columns, complain: Complain) {
  const marks = { fives: 0, fours: 0, others: 0 }
  let seen = false
  for (const [index, column] of columns.entries()) {
    const text = textOf(cells[index] ?? null)
    if (column?.holds !== 'final' || text === '') continue
    seen = true
    const mark = parseWhole(text)
    if (mark === 5) marks.fives += 1
    else if (mark === 4) marks.fours += 1
    else if (mark === 2 || mark === 3) marks.others += 1
    else complain(column.title, `«${text}»: итоговая отметка – от 2 до 5.`)
  }
  return seen ? marks : undefined
}

function readFirstTry({ text, title }: ReturnType<CellOf>, complain: Complain): CandidateFacts['firstTry'] {
  const said = text.toLocaleLowerCase('ru')
  if (said === '') return 'unknown'
  if (said === 'да' || said === 'true' || said === '1') return true
  if (said === 'нет' || said === 'false' || said === '0') return false
  complain(title, `«${text}»: напишите «да» или «нет» либо оставьте пустым.`)
  return 'unknown'
}

function readExams(cells: readonly Cell[], columns: Columns, complain: Complain): readonly ExamResult[] {
  const exams: ExamResult[] = []
  for (const [index, column] of columns.entries()) {
    const text = textOf(cells[index] ?? null)
    if (column?.holds !== 'exam' || text === '') continue
    const { form, subject, title } = column
    const scale = form === 'ege' && subject !== baseMathSubject ? 'score' : 'mark'
    const [least, most] = scale === 'score' ? [0, 100] : [2, 5]
    const value = parseWhole(text)
    if (value === undefined || value < least || value > most) {
      complain(title, `«${text}»: нужн${scale === 'score' ? 'ы баллы от 0 до 100' : 'а отметка от 2 до 5'} или пусто.`)
      continue
    }
    if (exams.some((each) => each.form === form && each.subject === subject)) {
      complain(title, 'Этот экзамен есть в строке дважды: оставьте результат первой попытки.')
      continue
    }
    exams.push({ form, subject, scale, value })
  }
  return exams
}

const textOf = (cell: Cell): string => (cell === null ? '' : String(cell).trim())
