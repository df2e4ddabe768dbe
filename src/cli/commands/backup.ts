import { once } from 'node:events'
import { createWriteStream, existsSync, renameSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { type BackupReceipt, dumpStore, type Store, StoreFailure } from '#db'
import { systemClock } from '#kernel/clock'
import { err, ok, type Result } from '#kernel/result'
import { counted } from '#kernel/russian-text'
import type { Command } from '../command.ts'
import { openStored } from '../open-stored.ts'
import { parseFlags } from '../parse-flags.ts'
import { programVersion } from '../program-version.ts'
import { writeJson } from '../reporters/write-json.ts'

export const backup: Command = {
  name: 'backup',
  summary: 'Сохраняет всё хранилище в один файл; работать при этом можно',
  usage: 'backup ФАЙЛ [--json ФАЙЛ]',
  run: async (args, output) => {
    const flags = parseFlags(args, { json: { type: 'string' } })
    const [target, ...others] = flags.ok ? flags.value.positionals : []
    if (!flags.ok || target === undefined || others.length > 0) {
      output.err(flags.ok ? 'Назовите один файл резервной копии: obyektiv backup копия.obyektiv' : flags.error)
      return 2
    }
    const store = openStored({ mustExist: true })
    if (!store.ok) {
      output.err(store.error.sentence)
      return 2
    }
    await using open = store.value
    const saved = await saveTo(resolve(target), open)
    if (!saved.ok) {
      output.err(saved.error)
      return 2
    }
    const { tables, rows, sha256 } = saved.value
    const { json } = flags.value.values
    const written = json === undefined ? ok(undefined) : writeJson(json, { file: target, ...saved.value }, output)
    if (!written.ok) {
      output.err(written.error)
      return 2
    }
    if (json === undefined) {
      const size = `${counted(rows, 'строка', 'строки', 'строк')} в ${counted(tables, 'таблице', 'таблицах', 'таблицах')}`
      output.out(`Резервная копия готова: ${target}. В ней ${size}, контрольная сумма ${sha256.slice(0, 16)}.`)
      output.out('Файл sign-in-secret из папки данных в копию не входит: сохраните его отдельно, в нём ключ входа.')
    }
    return 0
  },
}

/** Under another name until it is whole and on disk, so that a broken-off copy is never taken for a good one. */
async function saveTo(file: string, store: Store): Promise<Result<BackupReceipt, string>> {
  if (existsSync(file)) return err(`Файл ${file} уже есть: назовите другой, прежняя копия останется целой.`)
  const partial = `${file}.partial`
  try {
    const into = createWriteStream(partial, { flush: true })
    await once(into, 'open')
    const receipt = await dumpStore(store, into, { at: systemClock(), app: programVersion() })
    renameSync(partial, file)
    return ok(receipt)
  } catch (error) {
    rmSync(partial, { force: true })
    if (error instanceof StoreFailure) return err(error.message)
    if (error instanceof Error && 'code' in error && 'syscall' in error)
      return err(fileSentence(file, String(error.code)))
    throw error
  }
}

function fileSentence(file: string, code: string): string {
  switch (code) {
    case 'ENOSPC':
    case 'EFBIG':
    case 'EDQUOT':
      return `Для резервной копии ${file} не хватило места: она не сделана. Освободите место или назовите другой диск.`
    case 'ENOENT':
      return `Резервная копия не сделана: папки для файла ${file} нет.`
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `Резервная копия не сделана: нет права записать файл ${file}.`
    default:
      return `Резервная копия не сделана: файл ${file} не записывается (${code}).`
  }
}
