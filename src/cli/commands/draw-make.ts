import { basename } from 'node:path'
import { commitDraw, makeDraw, parseDrawCommitment, readDrawList } from '#draws'
import type { DrawCommitment, DrawProtocol, DrawRule } from '#draws/model'
import { systemClock } from '#kernel/clock'
import { err, ok, type Result } from '#kernel/result'
import type { Command, ExitCode, Output } from '../command.ts'
import { parseFlags } from '../parse-flags.ts'
import { programVersion } from '../program-version.ts'
import { readBytes } from '../read-bytes.ts'
import { drawRuleFlags, namesRule, readDrawRule } from '../read-draw-rule.ts'
import { commitmentLines, drawLines } from '../reporters/draw-lines.ts'
import { writeJson } from '../reporters/write-json.ts'

export const drawMake: Command = {
  name: 'draw make',
  summary: 'Случайный отбор, который каждый может повторить: список, правило, зерно, протокол',
  usage:
    'draw make СПИСОК --count N --seed ТЕКСТ [--json ПРОТОКОЛ|-]\n' +
    '  СПИСОК – текст (код в строке), CSV или XLSX; столбец с кодами называет --column (иначе первый).\n' +
    '  --reserve N           запас, по порядку (в каждом слое)\n' +
    '  --by СТОЛБЕЦ          делить на слои; ключ повторяют для нескольких столбцов\n' +
    '  --allocation ВИД      equal – поровну, proportional – по размеру слоя\n' +
    '  --take "СЛОЙ=ЧИСЛО"   названное число из слоя; ключ повторяют\n' +
    '  --exclude "КОД=причина", --include "КОД=причина"   решения людей; включённые не входят в N\n' +
    '  --title ТЕКСТ, --seed-source ТЕКСТ                 для чего отбор, откуда зерно\n' +
    '  --without-list        не класть список в протокол (проверка потом с ключом --list)\n' +
    'В два шага, чтобы зерно нельзя было подобрать:\n' +
    'draw make СПИСОК --commit --count N … --seed-source ТЕКСТ --json ОБЯЗАТЕЛЬСТВО\n' +
    'draw make СПИСОК --commitment ОБЯЗАТЕЛЬСТВО --seed ТЕКСТ --json ПРОТОКОЛ',
  run: async (args, output) => {
    const request = await readRequest(args)
    if (!request.ok) return refuse(request.error, output)
    const { file, step, json } = request.value
    const bytes = await readBytes(file)
    if (!bytes.ok) return refuse(bytes.error, output)
    const rule = step.kind === 'committed' ? step.commitment.rule : step.rule
    const column = step.kind === 'committed' ? (step.commitment.list.codeColumn ?? undefined) : step.column
    const list = await readDrawList(bytes.value, basename(file), {
      strata: rule.strata,
      ...(column === undefined ? {} : { codeColumn: column }),
    })
    if (!list.ok) return refuse(list.error.sentence, output)
    const program = `Объектив ${programVersion()}`
    if (step.kind === 'commit') {
      const { title, seedSource } = step
      const made = commitDraw(list.value, { title, rule, seedSource, clock: systemClock, program })
      return made.ok ? tell(made.value, commitmentLines, json, output) : refuse(made.error.sentence, output)
    }
    const { title, seed, keepsList } = step
    const terms = step.kind === 'open' ? { kind: 'open' as const, rule, seedSource: step.seedSource } : step
    const made = makeDraw(list.value, { title, seed, keepsList, terms, clock: systemClock, program })
    if (made.ok) return tell(made.value, drawLines, json, output)
    // A list that is not the announced one is a check that does not hold, not a command that could not run.
    output.err(made.error.sentence)
    return made.error.kind === 'other-list' ? 1 : 2
  },
}

type Step =
  | {
      readonly kind: 'commit'
      readonly title: string
      readonly rule: DrawRule
      readonly column: string | undefined
      readonly seedSource: string | null
    }
  | {
      readonly kind: 'open'
      readonly title: string
      readonly rule: DrawRule
      readonly column: string | undefined
      readonly seedSource: string | null
      readonly seed: string
      readonly keepsList: boolean
    }
  | {
      readonly kind: 'committed'
      readonly title: string
      readonly commitment: DrawCommitment
      readonly seed: string
      readonly keepsList: boolean
    }

interface Request {
  readonly file: string
  readonly step: Step
  readonly json: string | undefined
}

async function readRequest(args: readonly string[]): Promise<Result<Request, string>> {
  const flags = parseFlags(args, {
    ...drawRuleFlags,
    seed: { type: 'string' },
    'seed-source': { type: 'string' },
    column: { type: 'string' },
    title: { type: 'string' },
    commit: { type: 'boolean' },
    commitment: { type: 'string' },
    'without-list': { type: 'boolean' },
    json: { type: 'string' },
  })
  if (!flags.ok) return flags
  const { values, positionals } = flags.value
  const [file, ...others] = positionals
  if (file === undefined || others.length > 0)
    return err('Назовите один список: obyektiv draw make СПИСОК --count 10 --seed ТЕКСТ.')
  const { seed, json, column } = values
  const keepsList = values['without-list'] !== true
  const seedSource = values['seed-source'] ?? null
  if (values.commitment !== undefined) {
    if (namesRule(values) || values.commit === true || column !== undefined || seedSource !== null) {
      return err('Правило отбора уже объявлено в обязательстве: с ключом --commitment называют только зерно.')
    }
    if (seed === undefined) return err('Назовите зерно: --seed ТЕКСТ.')
    const commitment = await readCommitment(values.commitment)
    if (!commitment.ok) return commitment
    const title = values.title ?? commitment.value.title
    return ok({ file, json, step: { kind: 'committed', title, commitment: commitment.value, seed, keepsList } })
  }
  const rule = readDrawRule(values)
  if (!rule.ok) return rule
  const title = values.title ?? 'Случайный отбор'
  const open = { title, rule: rule.value, column, seedSource }
  if (values.commit === true) {
    return seed === undefined
      ? ok({ file, json, step: { kind: 'commit', ...open } })
      : err('Обязательство публикуют до того, как зерно известно: с ключом --commit зерна не называют.')
  }
  if (seed === undefined) return err('Назовите зерно, известное всем: --seed ТЕКСТ. Без зерна отбор не повторить.')
  return ok({ file, json, step: { kind: 'open', ...open, seed, keepsList } })
}

async function readCommitment(file: string): Promise<Result<DrawCommitment, string>> {
  const bytes = await readBytes(file)
  if (!bytes.ok) return bytes
  const commitment = parseDrawCommitment(Buffer.from(bytes.value).toString('utf8'), basename(file))
  return commitment.ok ? commitment : err(commitment.error.sentence)
}

function tell<Answer extends DrawProtocol | DrawCommitment>(
  answer: Answer,
  lines: (answer: Answer) => string[],
  json: string | undefined,
  output: Output,
): ExitCode {
  if (json !== undefined) {
    const written = writeJson(json, answer, output)
    if (!written.ok) return refuse(written.error, output)
  }
  if (json !== '-') output.out(lines(answer).join('\n'))
  return 0
}

function refuse(sentence: string, output: Output): ExitCode {
  output.err(sentence)
  return 2
}
