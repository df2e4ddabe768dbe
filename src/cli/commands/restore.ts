import { createReadStream, statSync } from 'node:fs'
import { migrations } from '#app'
import { backupRefusalSentence, restoreStore, StoreFailure } from '#db'
import { ok } from '#kernel/result'
import { counted, formatDate } from '#kernel/russian-text'
import type { Command, ExitCode, Output } from '../command.ts'
import { openStored } from '../open-stored.ts'
import { parseFlags } from '../parse-flags.ts'
import { writeJson } from '../reporters/write-json.ts'

export const restore: Command = {
  name: 'restore',
  summary: 'Восстанавливает резервную копию в пустое хранилище, целиком или никак',
  usage: 'restore ФАЙЛ [--json ФАЙЛ]',
  run: async (args, output) => {
    const flags = parseFlags(args, { json: { type: 'string' } })
    const [file, ...others] = flags.ok ? flags.value.positionals : []
    if (!flags.ok || file === undefined || others.length > 0) {
      output.err(flags.ok ? 'Назовите один файл резервной копии: obyektiv restore копия.obyektiv' : flags.error)
      return 2
    }
    const found = statSync(file, { throwIfNoEntry: false })
    if (found?.isFile() !== true) {
      output.err(`${found === undefined ? `Файла ${file} нет` : `${file} – не файл`}: ничего не восстановлено.`)
      return 2
    }
    try {
      return await restoreFrom(file, flags.value.values.json, output)
    } catch (error) {
      if (!(error instanceof StoreFailure)) throw error
      output.err(error.message)
      return 2
    }
  },
}

async function restoreFrom(file: string, json: string | undefined, output: Output): Promise<ExitCode> {
  const store = openStored({ mustExist: false })
  if (!store.ok) {
    output.err(store.error.sentence)
    return 2
  }
  await using open = store.value
  const restored = await restoreStore(open, createReadStream(file), migrations)
  if (!restored.ok) {
    output.err(backupRefusalSentence(restored.error))
    return 2
  }
  const written = json === undefined ? ok(undefined) : writeJson(json, { file, ...restored.value }, output)
  if (!written.ok) {
    output.err(written.error)
    return 2
  }
  if (json === undefined) {
    const { rows, madeAt } = restored.value
    output.out(
      `Восстановлено из копии от ${formatDate(madeAt)}: ${counted(rows, 'строка', 'строки', 'строк')}. Проверьте хранилище: obyektiv verify`,
    )
  }
  return 0
}
