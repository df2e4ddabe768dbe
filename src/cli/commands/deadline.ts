import { controlDate, printPart, readDeadline } from '#deadlines'
import { type Deadline, partKindTitles, type ReadingContext } from '#deadlines/model'
import { err, ok, type Result } from '#kernel/result'
import type { Command } from '../command.ts'
import { parseFlags } from '../parse-flags.ts'
import { isDate, parsePeriod } from '../parse-period.ts'
import { writeJson } from '../reporters/write-json.ts'

export const deadline: Command = {
  name: 'deadline',
  summary: 'Читает срок, как он записан в плане или приказе: части, контрольная дата, замечания',
  usage: 'deadline "ТЕКСТ" --period 2023-09-01/2024-08-31 [--approved ДАТА] [--json ФАЙЛ|-]',
  run: async (args, output) => {
    const request = readRequest(args)
    if (!request.ok) {
      output.err(request.error)
      return 2
    }
    const { text, context, json } = request.value
    const answer = readDeadline(text, context)
    if (json === undefined) {
      output.out(linesOf(answer, context).join('\n'))
      return 0
    }
    const written = writeJson(json, answer, output)
    if (written.ok) return 0
    output.err(written.error)
    return 2
  },
}

interface Request {
  readonly text: string
  readonly context: ReadingContext
  readonly json: string | undefined
}

function readRequest(args: readonly string[]): Result<Request, string> {
  const flags = parseFlags(args, {
    period: { type: 'string' },
    approved: { type: 'string' },
    json: { type: 'string' },
  })
  if (!flags.ok) return flags
  const { values, positionals } = flags.value
  if (positionals.length === 0) {
    return err('Назовите срок: obyektiv deadline "до 1 декабря" --period 2023-09-01/2024-08-31.')
  }
  const period = parsePeriod(values.period ?? '')
  if (period === undefined) {
    return err('Назовите плановый период двумя датами, конец не раньше начала: --period 2023-09-01/2024-08-31.')
  }
  const { approved } = values
  if (approved !== undefined && !isDate(approved)) {
    return err(`Дата утверждения «${approved}» не прочитана: нужна запись вида 2023-11-02.`)
  }
  const context = { period, ...(approved === undefined ? {} : { approved }) }
  return ok({ text: positionals.join(' '), context, json: values.json })
}

function linesOf(answer: Deadline, context: ReadingContext): string[] {
  const width = Math.max(0, ...answer.parts.map(({ kind }) => partKindTitles[kind].length))
  const parts = answer.parts.map((part) => {
    const control = controlDate(part, context)
    return `${partKindTitles[part.kind].padEnd(width)}  ${printPart(part)}${control === undefined ? '' : `  (${control.reason})`}`
  })
  const warnings = answer.warnings.map(({ quote, sentence }) => `Замечание: «${quote}». ${sentence}`)
  const unread = answer.unread === '' ? [] : [`Не прочитано: «${answer.unread}»`]
  return [...(parts.length === 0 ? ['Срока в тексте нет.'] : parts), ...warnings, ...unread]
}
