import { openApp, readProcessConfig, type App } from '#app'
import { StoreFailure } from '#db'
import { err, ok, type Result } from '#kernel/result'
import { asksForSchool, assignSchool, checkStagedFile, importStaged, loadCheckContext } from '#results'
import { type ImportMode, importModes, importRefusalSentence, receiptSentence } from '#results/model'
import { runScreening } from '#screening'
import type { Command, ExitCode, Output } from '../command.ts'
import { findImportNode } from '../import-node.ts'
import { parseFlags } from '../parse-flags.ts'
import { readStaged } from '../read-staged.ts'
import { writeJson } from '../reporters/write-json.ts'

export const resultsImport: Command = {
  name: 'results import',
  summary: 'Записывает файлы результатов в хранилище (то же, что загрузка на странице)',
  usage:
    'results import ФАЙЛ|ПАПКА… [--node КОД] [--school ЛОГИН] [--mode stop|skip|update] [--json ФАЙЛ|-]\n' +
    '  --node    муниципалитет или школа, чьи это данные (можно не называть, если муниципалитет один)\n' +
    '  --school  школа, если файл – форма сбора результатов: в ней школа не указана\n' +
    '  --mode    если такие работы уже есть: остановиться, пропустить или обновить',
  run: async (args, output) => {
    const flags = parseFlags(args, {
      json: { type: 'string' },
      node: { type: 'string' },
      school: { type: 'string' },
      mode: { type: 'string' },
    })
    if (!flags.ok) return refuse(output, flags.error)
    const { values, positionals } = flags.value
    if (positionals.length === 0) return refuse(output, 'Назовите файл: obyektiv results import ФАЙЛ.')
    const mode = importModes.find((each) => each === (values.mode ?? 'stop'))
    if (mode === undefined) return refuse(output, 'Ключу --mode нужно одно из слов: stop, skip, update.')
    const config = readProcessConfig()
    if (!config.ok) return refuse(output, config.error)
    try {
      await using app = await openApp(config.value)
      return await importAll(
        app,
        positionals,
        { mode, node: values.node, school: values.school, json: values.json },
        output,
      )
    } catch (error) {
      if (error instanceof StoreFailure) return refuse(output, error.message)
      throw error
    }
  },
}

interface Wish {
  readonly mode: ImportMode
  readonly node: string | undefined
  readonly school: string | undefined
  readonly json: string | undefined
}

async function importAll(app: App, places: readonly string[], wish: Wish, output: Output): Promise<ExitCode> {
  const node = await app.store.read((tx) => findImportNode(tx, wish.node))
  if (!node.ok) return refuse(output, node.error)
  const imported = []
  for (const place of places) {
    const outcome = await importOne(app, place, node.value.id, wish)
    if (!outcome.ok) return refuse(output, `${place}: ${outcome.error}`)
    imported.push({ file: place, import: outcome.value.id, receipt: outcome.value.receipt })
    if (wish.json === undefined) {
      output.out(`${place}: ${receiptSentence(outcome.value.receipt)} Загрузка ${outcome.value.id}`)
    }
  }
  const act = { actor: 'system', at: app.clock() } as const
  await runScreening(app.store, { node: node.value.id, act, signal: new AbortController().signal })
  if (wish.json !== undefined) {
    const written = writeJson(wish.json, { imports: imported }, output)
    if (!written.ok) return refuse(output, written.error)
  }
  return imported.some(({ receipt }) => receipt.withErrors > 0) ? 1 : 0
}

type Imported = Extract<Awaited<ReturnType<typeof importStaged>>, { ok: true }>['value']

async function importOne(
  app: App,
  place: string,
  node: Parameters<typeof loadCheckContext>[1],
  wish: Wish,
): Promise<Result<Imported, string>> {
  const read = await readStaged(place)
  if (!read.ok) return read
  const staged =
    wish.school !== undefined && asksForSchool(read.value.staged)
      ? assignSchool(read.value.staged, wish.school.toLowerCase())
      : read.value.staged
  if (asksForSchool(staged)) return err('в файле нет логина школы: назовите её ключом --school ЛОГИН.')
  const act = { actor: 'system', at: app.clock() } as const
  const outcome = await app.store.write(async (tx) => {
    const findings = checkStagedFile(staged, await loadCheckContext(tx, node, act.at))
    return importStaged(tx, { staged, findings, mode: wish.mode, node, fileSha256: read.value.sha256, act })
  })
  return outcome.ok ? ok(outcome.value) : err(importRefusalSentence(outcome.error))
}

function refuse(output: Output, sentence: string): ExitCode {
  output.err(sentence)
  return 2
}
