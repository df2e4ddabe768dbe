import { basename } from 'node:path'
import { type DrawVerdict, listOfProtocol, parseDrawProtocol, readDrawList, verifyDraw } from '#draws'
import type { DrawList, DrawProtocol } from '#draws/model'
import { err, ok, type Result } from '#kernel/result'
import { counted } from '#kernel/russian-text'
import type { Command } from '../command.ts'
import { parseFlags } from '../parse-flags.ts'
import { readBytes } from '../read-bytes.ts'
import { writeJson } from '../reporters/write-json.ts'

export const drawVerify: Command = {
  name: 'draw verify',
  summary: 'Повторяет случайный отбор по протоколу и называет первое расхождение, если оно есть',
  usage:
    'draw verify ПРОТОКОЛ [--list СПИСОК] [--json ФАЙЛ|-]\n  --list – сверить и со списком, по которому проводили отбор.',
  run: async (args, output) => {
    const verdict = await judge(args)
    if (!verdict.ok) {
      output.err(verdict.error)
      return 2
    }
    const { answer, json } = verdict.value
    if (json === undefined) output.out(sentenceOf(answer))
    else {
      const written = writeJson(json, answer, output)
      if (!written.ok) {
        output.err(written.error)
        return 2
      }
    }
    return answer.outcome === 'holds' ? 0 : 1
  },
}

async function judge(
  args: readonly string[],
): Promise<Result<{ readonly answer: DrawVerdict; readonly json: string | undefined }, string>> {
  const flags = parseFlags(args, { list: { type: 'string' }, json: { type: 'string' } })
  if (!flags.ok) return flags
  const { values, positionals } = flags.value
  const [file, ...others] = positionals
  if (file === undefined || others.length > 0) return err('Назовите один протокол: obyektiv draw verify ПРОТОКОЛ.')
  const bytes = await readBytes(file)
  if (!bytes.ok) return bytes
  const protocol = parseDrawProtocol(Buffer.from(bytes.value).toString('utf8'), basename(file))
  if (!protocol.ok) return err(protocol.error.sentence)
  const own = listOfProtocol(protocol.value)
  const given = values.list === undefined ? ok(undefined) : await readGivenList(values.list, protocol.value)
  if (!given.ok) return given
  if (own === undefined && given.value === undefined) {
    return err(
      `Списка в протоколе нет: назовите его ключом --list (при отборе он назывался «${protocol.value.list.file}»).`,
    )
  }
  const answers = [given.value, own].flatMap((list) => (list === undefined ? [] : [verifyDraw(protocol.value, list)]))
  return ok({ answer: answers.find(({ outcome }) => outcome === 'differs') ?? answers[0]!, json: values.json })
}

async function readGivenList(file: string, { list, rule }: DrawProtocol): Promise<Result<DrawList, string>> {
  const bytes = await readBytes(file)
  if (!bytes.ok) return bytes
  const read = await readDrawList(bytes.value, basename(file), {
    strata: rule.strata,
    ...(list.codeColumn === null ? {} : { codeColumn: list.codeColumn }),
  })
  return read.ok ? read : err(read.error.sentence)
}

function sentenceOf(verdict: DrawVerdict): string {
  return verdict.outcome === 'holds'
    ? `Отбор повторён и сошёлся с протоколом: ${counted(verdict.drawn, 'код', 'кода', 'кодов')} из ${counted(verdict.size, 'кода', 'кодов', 'кодов')} списка.`
    : `Отбор не сходится с протоколом. ${verdict.difference}`
}
