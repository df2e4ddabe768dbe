import { unreachable } from '#kernel/assert'
import { parseNumber } from '#kernel/parse-number'
import { err, ok, type Result } from '#kernel/result'
import { searchKey } from '#kernel/russian-text'
import { type Cell, columnLetter, type Sheet } from '#tabular'
import type { ProblemFault } from './model.ts'
import type { WhereIs } from './read-problem.ts'

/** What a cell holds: a text, several texts over «;», several records of the same over «;», a number, yes or no. */
type Kind = 'text' | 'texts' | 'number' | 'flag' | 'places' | 'former'

interface ListSheet {
  readonly list: 'people' | 'works' | 'schools' | 'travel' | 'rules'
  readonly names: readonly string[]
  /** Header → field. */
  readonly columns: Readonly<Record<string, readonly [field: string, kind: Kind]>>
}

const listSheets: readonly ListSheet[] = [
  {
    list: 'people',
    names: ['эксперты', 'наблюдатели', 'люди'],
    columns: {
      код: ['code', 'text'],
      школы: ['schools', 'texts'],
      'прежние школы': ['formerSchools', 'former'],
      родственники: ['kin', 'places'],
      'конфликт интересов': ['conflicts', 'places'],
      'сведения поданы': ['declared', 'flag'],
      округа: ['districts', 'texts'],
      предметы: ['subjects', 'texts'],
      дни: ['days', 'texts'],
      предел: ['limit', 'number'],
      ведущий: ['lead', 'flag'],
      'был в школах': ['previous', 'texts'],
      'населённый пункт': ['place', 'text'],
    },
  },
  {
    list: 'works',
    names: ['работы', 'смены'],
    columns: {
      код: ['code', 'text'],
      школа: ['school', 'text'],
      класс: ['class', 'text'],
      предмет: ['subject', 'text'],
      работ: ['works', 'number'],
      'сколько людей': ['marks', 'number'],
      'нужен ведущий': ['lead', 'flag'],
      день: ['day', 'text'],
      с: ['from', 'text'],
      до: ['to', 'text'],
    },
  },
  {
    list: 'schools',
    names: ['школы'],
    columns: {
      код: ['code', 'text'],
      округ: ['district', 'text'],
      'в паре с': ['pairedWith', 'texts'],
      'населённый пункт': ['place', 'text'],
    },
  },
  {
    list: 'travel',
    names: ['расстояния'],
    columns: { откуда: ['from', 'text'], куда: ['to', 'text'], км: ['km', 'number'] },
  },
  {
    list: 'rules',
    names: ['правила'],
    columns: { правило: ['rule', 'text'], основание: ['source', 'text'], лет: ['years', 'number'] },
  },
]

/** Lines of the sheet «Настройки»: what stands in the first column → field. */
const settings: Readonly<Record<string, readonly [field: string, kind: Kind]>> = {
  вид: ['kind', 'text'],
  название: ['title', 'text'],
  зерно: ['seed', 'text'],
  год: ['year', 'number'],
  'сколько людей на работу': ['marks', 'number'],
  'предел нагрузки': ['limit', 'number'],
  распределение: ['spread', 'text'],
  'отступление от ровной нагрузки': ['tolerance', 'number'],
}

interface Raw {
  readonly fields: Readonly<Record<string, unknown>>
  readonly whereIs: WhereIs
}

/** Turns sheets with Russian headers into the fields of the published schema; the schema then judges them. */
export function readWorkbookProblem(sheets: readonly Sheet[]): Result<Raw, ProblemFault> {
  const fields: Record<string, unknown> = { format: 'obyektiv-assignment', version: 1 }
  const rowsOf = new Map<
    string,
    { readonly sheet: string; readonly rows: readonly number[]; readonly letters: Readonly<Record<string, string>> }
  >()
  for (const sheet of sheets) {
    const name = searchKey(sheet.name)
    if (name === 'настройки') Object.assign(fields, readSettings(sheet))
    const shape = listSheets.find(({ names }) => names.includes(name))
    if (shape === undefined) continue
    const read = readList(sheet, shape)
    if (!read.ok) return read
    fields[shape.list] = read.value.records
    rowsOf.set(shape.list, { sheet: sheet.name, rows: read.value.rows, letters: read.value.letters })
  }
  const whereIs: WhereIs = ([list, at, field]) => {
    const place = rowsOf.get(String(list))
    if (place === undefined)
      return list === 'people' || list === 'works'
        ? `нет листа «${list === 'people' ? 'Эксперты' : 'Работы'}» или на нём нет строк`
        : `лист «Настройки», «${String(list)}»`
    const row = typeof at === 'number' ? place.rows[at] : undefined
    return row === undefined
      ? `лист «${place.sheet}»: нет строк`
      : `лист «${place.sheet}», ячейка ${place.letters[String(field)] ?? 'A'}${row}`
  }
  return ok({ fields, whereIs })
}

function readSettings({ rows }: Sheet): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  for (const [name, value] of rows) {
    const setting = settings[headerKey(name)]
    if (setting !== undefined && isFilled(value)) found[setting[0]] = choiceOf(valueOf(value, setting[1]))
  }
  return found
}

/** What the settings call by Russian words. */
const choices: Readonly<Record<string, string>> = {
  эксперты: 'experts',
  наблюдатели: 'observers',
  'меньше школ': 'few-schools',
  перемешать: 'mixing',
  'все равно': 'free',
}

const choiceOf = (value: unknown): unknown => (typeof value === 'string' ? (choices[searchKey(value)] ?? value) : value)

interface List {
  readonly records: readonly Readonly<Record<string, unknown>>[]
  readonly rows: readonly number[]
  readonly letters: Readonly<Record<string, string>>
}

function readList({ name, rows }: Sheet, { columns }: ListSheet): Result<List, ProblemFault> {
  const known = new Map(Object.entries(columns).map(([header, column]) => [searchKey(header), column]))
  const first = searchKey(Object.keys(columns)[0]!)
  const headerAt = rows.findIndex((row) => row.some((cell) => headerKey(cell) === first))
  if (headerAt < 0)
    return err({ kind: 'wrong-field', sentence: `Лист «${name}»: нет столбца «${Object.keys(columns)[0]}».` })
  const header = rows[headerAt]!
  const strange = header.findIndex((cell) => isFilled(cell) && !known.has(headerKey(cell)))
  if (strange >= 0) {
    return err({
      kind: 'wrong-field',
      sentence: `Лист «${name}», столбец ${columnLetter(strange)}: «${String(header[strange])}» не из тех, что читает программа (${Object.keys(columns).join(', ')}).`,
    })
  }
  const records: Record<string, unknown>[] = []
  const numbers: number[] = []
  for (const [index, row] of rows.entries()) {
    if (index <= headerAt || !row.some(isFilled)) continue
    const record: Record<string, unknown> = {}
    for (const [at, cell] of row.entries()) {
      const column = known.get(headerKey(header[at]))
      if (column !== undefined && isFilled(cell)) record[column[0]] = valueOf(cell, column[1])
    }
    records.push(record)
    numbers.push(index + 1)
  }
  const letters = Object.fromEntries(
    header.flatMap((cell, at) => {
      const column = known.get(headerKey(cell))
      return column === undefined ? [] : [[column[0], columnLetter(at)]]
    }),
  )
  return ok({ records, rows: numbers, letters })
}

/** A value of the kind, or the text itself, which the schema will refuse with its place. */
function valueOf(cell: Cell | undefined, kind: Kind): unknown {
  const text = String(cell).trim()
  const parts = text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  switch (kind) {
    case 'text':
      return text
    case 'texts':
      return parts
    case 'number':
      return parseNumber(text) ?? text
    case 'flag':
      return flags[searchKey(text)] ?? text
    case 'places':
      // «edu1» or «edu1 5А»: a school, or a class of it.
      return parts.map((part) => {
        const [school, ...label] = part.split(' ')
        return label.length === 0 ? { school } : { school, class: label.join(' ') }
      })
    case 'former':
      // «edu1 2024»: the school and the last year there.
      return parts.map((part) => {
        const [school, year = ''] = part.split(/\s+/)
        return { school, until: parseNumber(year) ?? year }
      })
    default:
      return unreachable(kind)
  }
}

const flags: Readonly<Record<string, boolean>> = {
  да: true,
  нет: false,
  true: true,
  false: false,
  '1': true,
  '0': false,
}

const headerKey = (cell: Cell | undefined): string =>
  cell === undefined || cell === null ? '' : searchKey(String(cell))

const isFilled = (cell: Cell | undefined): boolean => cell !== undefined && cell !== null && String(cell).trim() !== ''
