import { basename } from 'node:path'
import { assign as assignPeople, openSolver, readProblem } from '#assignments'
import type { AssignmentAnswer } from '#assignments/model'
import { err, ok, type Result } from '#kernel/result'
import type { Command, Output } from '../command.ts'
import { parseFlags } from '../parse-flags.ts'
import { readBytes } from '../read-bytes.ts'
import { assignmentLines } from '../reporters/assignment-lines.ts'
import { type Written, writeWhole } from '../write-whole.ts'

export const assign: Command = {
  name: 'assign',
  summary: 'Назначает экспертов на работы или наблюдателей на смены по правилам файла; объясняет, чего не хватает',
  usage:
    'assign ФАЙЛ [--json ФАЙЛ|-] [--xlsx ФАЙЛ]\n' +
    '  ФАЙЛ – JSON по схеме docs/user/assignment.schema.json или книга XLSX с листами\n' +
    '  «Настройки», «Эксперты» («Наблюдатели»), «Работы» («Смены»), «Школы», «Расстояния», «Правила».\n' +
    'Ответ 0: назначено всё; 1: назначено не всё, причины названы; 2: файл не прочитан.',
  run: async (args, output) => {
    const done = await run(args, output)
    if (done.ok) return done.value.outcome === 'complete' && done.value.checks.every(({ holds }) => holds) ? 0 : 1
    output.err(done.error)
    return 2
  },
}

async function run(args: readonly string[], output: Output): Promise<Result<AssignmentAnswer, string>> {
  const flags = parseFlags(args, { json: { type: 'string' }, xlsx: { type: 'string' } })
  if (!flags.ok) return flags
  const { values, positionals } = flags.value
  const [file, ...others] = positionals
  if (file === undefined || others.length > 0) return err('Назовите один файл: obyektiv assign ФАЙЛ.')
  const bytes = await readBytes(file)
  if (!bytes.ok) return bytes
  const problem = await readProblem(bytes.value, basename(file))
  if (!problem.ok) return err(problem.error.sentence)
  const answer = assignPeople(problem.value, await openSolver())
  if (!answer.ok) return err(answer.error.sentence)
  const written = await write(answer.value, values, output)
  return written.ok ? ok(answer.value) : written
}

async function write(
  answer: AssignmentAnswer,
  { json, xlsx }: { readonly json?: string | undefined; readonly xlsx?: string | undefined },
  output: Output,
): Promise<Result<void, string>> {
  const text = JSON.stringify(answer, undefined, 2)
  const files: Written[] = []
  if (json !== undefined && json !== '-') files.push({ target: json, content: `${text}\n` })
  if (xlsx !== undefined) files.push({ target: xlsx, content: await workbookOf(answer) })
  const written = writeWhole(files)
  if (!written.ok) return written
  output.out(json === '-' ? text : assignmentLines(answer).join('\n'))
  return ok(undefined)
}

async function workbookOf(answer: AssignmentAnswer): Promise<Uint8Array> {
  const { writeWorkbook } = await import('#tabular')
  const { assignmentSheets } = await import('../reporters/assignment-sheets.ts')
  return writeWorkbook(assignmentSheets(answer))
}
