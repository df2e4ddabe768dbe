import { openApp, readProcessConfig } from '#app'
import { StoreFailure } from '#db'
import { loadReceipt, undoImport } from '#results'
import { type ImportId, undoRefusalSentence } from '#results/model'
import { runScreening } from '#screening'
import type { Command } from '../command.ts'
import { parseFlags } from '../parse-flags.ts'
import { writeJson } from '../reporters/write-json.ts'

export const resultsUndo: Command = {
  name: 'results undo',
  summary: 'Отменяет загрузку целиком: данные становятся такими, какими были до неё',
  usage: 'results undo ЗАГРУЗКА [--json ФАЙЛ|-]',
  run: async (args, output) => {
    const flags = parseFlags(args, { json: { type: 'string' } })
    const config = readProcessConfig()
    if (!flags.ok || !config.ok) {
      output.err(!flags.ok ? flags.error : config.ok ? '' : config.error)
      return 2
    }
    const [id] = flags.value.positionals
    if (id === undefined || flags.value.positionals.length !== 1) {
      output.err('Назовите одну загрузку: obyektiv results undo ЗАГРУЗКА (её номер печатает results import).')
      return 2
    }
    try {
      await using app = await openApp(config.value)
      const act = { actor: 'system', at: app.clock() } as const
      const undone = await app.store.write((tx) => undoImport(tx, id as ImportId, act))
      if (!undone.ok) {
        output.err(undoRefusalSentence(undone.error))
        return 2
      }
      const found = await app.store.read((tx) => loadReceipt(tx, id as ImportId))
      if (found !== undefined) {
        await runScreening(app.store, { node: found.node, act, signal: new AbortController().signal })
      }
      const { json } = flags.value.values
      if (json === undefined) {
        output.out(`Загрузка «${found?.fileName ?? id}» отменена.`)
        return 0
      }
      const written = writeJson(json, { undone: id }, output)
      if (written.ok) return 0
      output.err(written.error)
      return 2
    } catch (error) {
      if (!(error instanceof StoreFailure)) throw error
      output.err(error.message)
      return 2
    }
  },
}
