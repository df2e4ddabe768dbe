import { storeChecks } from '#app'
import { type CheckedPart, StoreFailure, verifyStore } from '#db'
import { err, ok, type Result } from '#kernel/result'
import type { Command } from '../command.ts'
import { openStored } from '../open-stored.ts'
import { parseFlags, strayWord } from '../parse-flags.ts'
import { writeJson } from '../reporters/write-json.ts'

export const verify: Command = {
  name: 'verify',
  summary: 'Проверяет хранилище: файлы, связи, журнал действий, загрузки и подсчёты',
  usage: 'verify [--json ФАЙЛ|-]',
  run: async (args, output) => {
    const flags = parseFlags(args, { json: { type: 'string' } })
    if (!flags.ok) {
      output.err(flags.error)
      return 2
    }
    const stray = strayWord(flags.value.positionals)
    if (stray !== undefined) {
      output.err(stray)
      return 2
    }
    const checked = await verifyStored()
    if (!checked.ok) {
      output.err(checked.error)
      return 2
    }
    const parts = checked.value
    const sound = parts.every((part) => part.findings.length === 0)
    const { json } = flags.value.values
    const written = json === undefined ? ok(undefined) : writeJson(json, { ok: sound, parts }, output)
    if (!written.ok) {
      output.err(written.error)
      return 2
    }
    if (json === undefined) output.out(tableOf(parts))
    return sound ? 0 : 1
  },
}

/** A file so damaged that it cannot be read to the end is a finding too. */
async function verifyStored(): Promise<Result<readonly CheckedPart[], string>> {
  const store = openStored({ mustExist: true })
  if (!store.ok) return failed(store.error.kind, store.error.sentence)
  try {
    await using open = store.value
    return ok(await verifyStore(open, storeChecks))
  } catch (error) {
    if (!(error instanceof StoreFailure)) throw error
    return failed(error.kind, error.message)
  }
}

function failed(kind: string, sentence: string): Result<readonly CheckedPart[], string> {
  return kind === 'damaged' ? ok([{ name: 'Файлы хранилища', findings: [sentence] }]) : err(sentence)
}

function tableOf(parts: readonly CheckedPart[]): string {
  const width = Math.max(...parts.map((part) => part.name.length))
  return parts
    .flatMap((part) => [
      `${part.name.padEnd(width)}  ${part.findings.length === 0 ? 'в порядке' : 'не сходится'}`,
      ...part.findings.map((finding) => `  ${finding}`),
    ])
    .join('\n')
}
