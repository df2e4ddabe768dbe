import { openApp, readProcessConfig } from '#app'
import { StoreFailure } from '#db'
import { err, ok, type Result } from '#kernel/result'
import { bareContext, type CheckContext, checkStagedFile, describeStaged, loadCheckContext } from '#results'
import type { Finding } from '#results/model'
import type { Command } from '../command.ts'
import { findImportNode, storeExists } from '../import-node.ts'
import { parseFlags } from '../parse-flags.ts'
import { readStaged } from '../read-staged.ts'
import { findingLines } from '../reporters/finding-lines.ts'
import { writeJson } from '../reporters/write-json.ts'

/** A form never names its school: a question to the person, not a fault of the file. */
const questions = new Set(['school-not-chosen'])

export const resultsCheck: Command = {
  name: 'results check',
  summary: 'Узнаёт файл результатов и называет все ошибки сразу: лист, строка, столбец, как исправить',
  usage:
    'results check ФАЙЛ|ПАПКА… [--node КОД] [--json ФАЙЛ|-]\n' +
    '  Если хранилище уже есть, файл сверяется с его школами, спецификациями и шкалами.',
  run: async (args, output) => {
    const flags = parseFlags(args, { json: { type: 'string' }, node: { type: 'string' } })
    if (!flags.ok) {
      output.err(flags.error)
      return 2
    }
    const { values, positionals } = flags.value
    if (positionals.length === 0) {
      output.err('Назовите файл: obyektiv results check ФАЙЛ.')
      return 2
    }
    const context = await contextOf(values.node)
    if (!context.ok) {
      output.err(context.error)
      return 2
    }
    const files = []
    for (const place of positionals) {
      const staged = await readStaged(place)
      if (!staged.ok) {
        output.err(staged.error)
        return 2
      }
      const findings = checkStagedFile(staged.value.staged, context.value)
      files.push({ file: place, understood: describeStaged(staged.value.staged), findings })
    }
    if (values.json === undefined) for (const file of files) output.out(findingLines(file).join('\n'))
    else {
      const written = writeJson(values.json, { files }, output)
      if (!written.ok) {
        output.err(written.error)
        return 2
      }
    }
    const holds = files.every(({ findings }) => findings.every(isQuestion))
    return holds ? 0 : 1
  },
}

function isQuestion({ rule }: Finding): boolean {
  return questions.has(rule)
}

async function contextOf(code: string | undefined): Promise<Result<CheckContext, string>> {
  const config = readProcessConfig()
  if (!config.ok) return config
  if (!storeExists(config.value)) return ok(bareContext)
  try {
    await using app = await openApp(config.value)
    return await app.store.read(async (tx) => {
      const node = await findImportNode(tx, code)
      // A store without organisations knows nothing to hold the file against.
      if (!node.ok) return code === undefined ? ok(bareContext) : node
      return ok(await loadCheckContext(tx, node.value.id, app.clock()))
    })
  } catch (error) {
    if (!(error instanceof StoreFailure)) throw error
    return err(error.message)
  }
}
