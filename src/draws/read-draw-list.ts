import { err, ok, type Result } from '#kernel/result'
import {
  type Cell,
  decodeText,
  readTable,
  recogniseContent,
  type Sheet,
  type Table,
  type UnreadableTable,
} from '#tabular'
import { compareBytes, listHash } from './hash.ts'
import type { DrawList, DrawListItem, DrawProblem } from './model.ts'
import { normaliseText } from './normalise-text.ts'

export interface DrawListRequest {
  /** Header of the column with codes; the first column when it is not named. */
  readonly codeColumn?: string
  /** Headers of the columns that make strata. */
  readonly strata: readonly string[]
}

/**
 * Reads a list of codes: plain text with one code a line, CSV or XLSX. A table of one column has no header unless one is
 * named; a wider one has. Only the codes and the columns of the rule are taken: nothing else gets into a protocol.
 */
export async function readDrawList(
  bytes: Uint8Array,
  file: string,
  request: DrawListRequest,
): Promise<Result<DrawList, DrawProblem>> {
  const table = await readRows(bytes, file)
  if (!table.ok) return err({ kind: 'unreadable-list', sentence: table.error.sentence })
  const sheet = table.value.sheets.find(({ rows }) => rows.some(isFilled))
  if (sheet === undefined) return err({ kind: 'empty-list', sentence: `В списке «${file}» нет ни одного кода.` })
  return gather(sheet, file, request)
}

/** A file that calls itself plain text has a code in each line, whatever commas stand in it. */
async function readRows(bytes: Uint8Array, file: string): Promise<Result<Table, UnreadableTable>> {
  const table = await readTable(bytes, file)
  if (!table.ok || !/\.txt$/i.test(file) || recogniseContent(bytes) !== 'text') return table
  const lines = decodeText(bytes).split(/\r\n?|\n/)
  return ok({ format: 'csv', sheets: [{ name: file, rows: lines.map((line) => [line]) }] })
}

interface Columns {
  readonly headerRow: number
  readonly code: number
  readonly codeColumn: string | null
  readonly strata: readonly number[]
}

function gather(sheet: Sheet, file: string, request: DrawListRequest): Result<DrawList, DrawProblem> {
  const columns = findColumns(sheet, request)
  if (!columns.ok) return columns
  const { headerRow, code: codeAt, codeColumn, strata } = columns.value
  const items: DrawListItem[] = []
  const firstRows = new Map<string, number>()
  for (const [index, row] of sheet.rows.entries()) {
    if (index <= headerRow || !isFilled(row)) continue
    const line = index + 1
    const code = textOf(row[codeAt])
    const values = strata.map((column) => textOf(row[column]))
    if (code === '') {
      return err({
        kind: 'empty-code',
        sentence: `Строка ${line}: нет кода, а другие ячейки заполнены. Впишите код или удалите строку.`,
      })
    }
    const missing = values.indexOf('')
    if (missing >= 0) {
      return err({
        kind: 'empty-value',
        sentence: `Строка ${line}, код «${code}»: пустой столбец «${request.strata[missing]}», слой не определить.`,
      })
    }
    const before = firstRows.get(code)
    if (before !== undefined) {
      return err({
        kind: 'repeated-code',
        sentence: `Код «${code}» стоит в списке дважды: строки ${before} и ${line}. Повтор удвоил бы его возможность попасть в отбор.`,
      })
    }
    firstRows.set(code, line)
    items.push({ code, values })
  }
  if (items.length === 0) return err({ kind: 'empty-list', sentence: `В списке «${file}» нет ни одного кода.` })
  return ok(sealList({ file, codeColumn, columns: request.strata.map(normaliseText), items }))
}

/** Sorts the list and seals it with its hash. */
export function sealList(list: Omit<DrawList, 'sha256'>): DrawList {
  const items = list.items.toSorted((a, b) => compareBytes(a.code, b.code))
  return { ...list, items, sha256: listHash(list.codeColumn, list.columns, items) }
}

function findColumns(sheet: Sheet, request: DrawListRequest): Result<Columns, DrawProblem> {
  const wanted = [...(request.codeColumn === undefined ? [] : [request.codeColumn]), ...request.strata].map(
    normaliseText,
  )
  const isNarrow = sheet.rows.every((row) => row.filter((cell) => textOf(cell) !== '').length <= 1)
  if (wanted.length === 0 && isNarrow) {
    const code = Math.max(0, sheet.rows.find(isFilled)?.findIndex((cell) => textOf(cell) !== '') ?? 0)
    return ok({ headerRow: -1, code, codeColumn: null, strata: [] })
  }
  const headerRow = sheet.rows.findIndex((row) => {
    const texts = row.map(textOf)
    return wanted.length > 0
      ? wanted.every((name) => texts.includes(name))
      : texts.filter((text) => text !== '').length > 1
  })
  if (headerRow < 0) {
    const heads = (sheet.rows.find(isFilled) ?? []).map(textOf).filter((text) => text !== '')
    return err({
      kind: 'no-column',
      sentence: `В списке нет строки заголовков со столбцами ${wanted.map((name) => `«${name}»`).join(', ')}; в первой строке: ${heads.map((name) => `«${name}»`).join(', ')}.`,
    })
  }
  const header = sheet.rows[headerRow]!.map(textOf)
  const code =
    request.codeColumn === undefined
      ? header.findIndex((text) => text !== '')
      : header.indexOf(normaliseText(request.codeColumn))
  return ok({
    headerRow,
    code,
    codeColumn: header[code]!,
    strata: request.strata.map((name) => header.indexOf(normaliseText(name))),
  })
}

const textOf = (cell: Cell | undefined): string =>
  cell === null || cell === undefined ? '' : normaliseText(String(cell))

const isFilled = (row: readonly Cell[]): boolean => row.some((cell) => textOf(cell) !== '')
