import { open } from 'node:fs/promises'
import { err, ok, type Result } from '#kernel/result'
import { recogniseContent } from '#tabular'
import { isWorkColumn, missingColumns } from './work-columns.ts'

/** Bytes in which the header line of a CSV must end. */
const headerBytes = 65_536

export interface WorksHeader {
  readonly names: readonly string[]
  readonly delimiter: string
}

/** The first line of a works CSV: names of its columns and what stands between them. */
export async function readWorksHeader(file: string): Promise<Result<WorksHeader, string>> {
  const start = await readStart(file)
  if (start === undefined) return err(`Файл «${file}» не читается.`)
  const content = recogniseContent(start)
  if (content === 'empty') return err(`Файл «${file}» пуст.`)
  if (isUtf16(start)) return err(`Файл «${file}» записан не в UTF-8; сохраните его в кодировке UTF-8.`)
  if (content !== 'text') return err(`Файл «${file}» не таблица CSV, хотя так называется.`)
  const text = start.toString('utf8').replace(/^\uFEFF/, '')
  // A name may itself hold a comma, so the delimiter is the one that yields the most known columns.
  const [delimiter, names] = [',', ';', '\t']
    .map((candidate) => [candidate, splitLine(text, candidate)] as const)
    .reduce((best, next) => (countKnown(next[1]) > countKnown(best[1]) ? next : best))
  const missing = missingColumns(file, names)
  if (missing !== undefined) return err(missing)
  const repeated = names.find((name, i) => isWorkColumn(name) && names.indexOf(name) !== i)
  if (repeated !== undefined) return err(`В файле «${file}» столбец «${repeated}» повторяется.`)
  return ok({ names, delimiter })
}

async function readStart(file: string): Promise<Buffer | undefined> {
  try {
    await using handle = await open(file)
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headerBytes), 0, headerBytes, 0)
    return buffer.subarray(0, bytesRead)
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined
    throw error
  }
}

const isUtf16 = (start: Buffer) => (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff)

const countKnown = (names: readonly string[]) => names.filter(isWorkColumn).length

/** Cells of the first line; a quoted cell may hold the delimiter, a line break and doubled quotes. */
function splitLine(text: string, delimiter: string): readonly string[] {
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (text[at + 1] === '"') cell += text[++at]!
      else quoted = false
    } else if (sign === '"') quoted = true
    else if (sign === delimiter) {
      cells.push(cell.trim())
      cell = ''
    } else if (sign === '\n' || sign === '\r') break
    else cell += sign
  }
  return [...cells, cell.trim()]
}
