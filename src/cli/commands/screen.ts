import { stat } from 'node:fs/promises'
import { systemClock } from '#kernel/clock'
import { parseNumber, parseWhole } from '#kernel/parse-number'
import { err, ok, type Result } from '#kernel/result'
import {
  judgeScreening,
  keepHeapSmall,
  measureInThreads,
  readDataset,
  screenMunicipalities,
  viewAnswer,
  viewScreening,
  writeAnswer,
  type AnswerText,
  type CountedInput,
  type PreparedScreening,
} from '#screening'
import { standardSettings, type ScreeningAnswer, type ScreeningInput, type ScreeningSettings } from '#screening/model'
import type { Command, Output } from '../command.ts'
import { parseFlags } from '../parse-flags.ts'
import { progressLine } from '../progress-line.ts'
import { screeningLines } from '../reporters/screening-table.ts'
import { type Written, writeWhole } from '../write-whole.ts'

export const screen: Command = {
  name: 'screen',
  summary: 'Ищет области внимания в результатах: папка с данными или файлы ФИС ОКО',
  usage: 'screen ПАПКА|ФАЙЛ… [--json ФАЙЛ|-] [--xlsx ФАЙЛ] [--report ФАЙЛ.docx] [--fdr 0.05] [--seed 1]',
  run: async (args, output) => {
    const request = readRequest(args)
    if (!request.ok) {
      output.err(request.error)
      return 2
    }
    keepHeapSmall()
    const tell = (doing: string, from: number, to: number) => (share: number) =>
      output.status?.(progressLine(doing, from + share * (to - from)))
    const input = await readInput(request.value.places, tell('чтение работ', 0, 0.35))
    output.status?.('')
    if (!input.ok) {
      output.err(input.error)
      return 2
    }
    const measured = await measureInThreads(input.value, tell('сравнение школ', 0.35, 0.7))
    const prepared = viewScreening(measured)
    const judged = judgeScreening(prepared, request.value.settings)
    const answer = viewAnswer(prepared, judged)
    const text =
      request.value.json === undefined
        ? ok(undefined)
        : await writeAnswer(measured, judged, answer, tell('запись ответа', 0.75, 1))
    output.status?.('')
    if (!text.ok) {
      output.err(text.error)
      return 2
    }
    using answerText = text.value
    const written = await giveAnswer(answer, prepared, answerText, request.value, output)
    if (!written.ok) {
      output.err(written.error)
      return 2
    }
    // The data contract names findings among what makes a command answer 1, so that a script can act on them.
    return answer.schools.some((school) => school.flagged) || answer.cells.some((cell) => cell.flagged) ? 1 : 0
  },
}

interface Request {
  readonly places: readonly string[]
  readonly json: string | undefined
  readonly xlsx: string | undefined
  readonly report: string | undefined
  readonly settings: ScreeningSettings
}

function readRequest(args: readonly string[]): Result<Request, string> {
  const flags = parseFlags(args, {
    json: { type: 'string' },
    xlsx: { type: 'string' },
    report: { type: 'string' },
    fdr: { type: 'string' },
    seed: { type: 'string' },
  })
  if (!flags.ok) return flags
  const { values, positionals } = flags.value
  if (positionals.length === 0) return err('Назовите папку с данными или файлы результатов: obyektiv screen ПАПКА.')
  const fdr = values.fdr === undefined ? standardSettings.fdr : parseNumber(values.fdr)
  if (fdr === undefined || fdr <= 0 || fdr >= 1)
    return err('Ключу --fdr нужно число больше 0 и меньше 1, например 0.05.')
  const seed = values.seed === undefined ? standardSettings.seed : parseWhole(values.seed)
  if (seed === undefined) return err('Ключу --seed нужно целое число.')
  return ok({
    places: positionals,
    json: values.json,
    xlsx: values.xlsx,
    report: values.report,
    settings: { ...standardSettings, fdr, seed },
  })
}

async function readInput(
  places: readonly string[],
  told: (share: number) => void,
): Promise<Result<ScreeningInput | CountedInput, string>> {
  const [place] = places
  const isFolder = await stat(place!).then(
    (found) => found.isDirectory(),
    () => undefined,
  )
  if (isFolder === undefined) return err(`«${place}» не найдено.`)
  if (isFolder) return places.length === 1 ? readDataset(place!, told) : err('Папка с данными называется одна.')
  const { readResultFiles } = await import('../read-result-files.ts')
  return readResultFiles(places)
}

async function giveAnswer(
  answer: ScreeningAnswer,
  prepared: PreparedScreening,
  text: AnswerText | undefined,
  request: Request,
  output: Output,
): Promise<Result<null, string>> {
  const { json, xlsx, report } = request
  const files: Written[] = []
  if (text !== undefined && json !== undefined && json !== '-') files.push({ target: json, content: text.pieces })
  if (xlsx !== undefined) files.push({ target: xlsx, content: await workbookOf(answer) })
  if (report !== undefined) files.push({ target: report, content: await documentOf(answer, prepared) })
  const written = writeWhole(files)
  if (!written.ok) return written
  if (text !== undefined && json === '-') for (const lines of wholeLines(text.pieces)) output.out(lines)
  else if (json === undefined) for (const line of screeningLines(answer, screenMunicipalities(answer))) output.out(line)
  return ok(null)
}

/**
 * The text line by line, or many lines at once, without the last line break: a country is longer than a string can be, and its
 * blocks end within lines and within characters.
 */
function* wholeLines(pieces: Iterable<string | Uint8Array>): Generator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for (const piece of pieces) {
    const text = rest + (typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true }))
    const end = text.lastIndexOf('\n')
    if (end >= 0) yield text.slice(0, end)
    rest = text.slice(end + 1)
  }
  if (rest !== '') yield rest
}

// Readers and writers of documents are heavy; a country screened to JSON must not carry them in memory.

async function workbookOf(answer: ScreeningAnswer): Promise<Uint8Array> {
  const { writeWorkbook } = await import('#tabular')
  const { screeningSheets } = await import('../reporters/screening-sheets.ts')
  return writeWorkbook(screeningSheets(answer, screenMunicipalities(answer)))
}

async function documentOf(answer: ScreeningAnswer, prepared: PreparedScreening): Promise<Uint8Array> {
  const { renderDocx } = await import('#documents')
  const { screeningDocument } = await import('../reporters/screening-document.ts')
  return renderDocx(screeningDocument(answer, screenMunicipalities(answer), prepared, systemClock()))
}
