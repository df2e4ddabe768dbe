/**
 * How long it takes to show and to do what a correcting order asks of a plan in force: of the measures of the schools half
 * get other dates, five go, two come.
 * Usage: node bench/carry-plan.ts [--engine sqlite|postgres|both] [--schools 1000]
 * PostgreSQL is measured where OBYEKTIV_TEST_POSTGRES names a server; a database is made there and dropped.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openApp, readConfig } from '#app'
import type { Store } from '#db'
import { readPlainText } from '#documents'
import { createPlanFromReading, forecastRevision, loadPlan, putPlanInForce, readPlan } from '#plan'
import { temporaryDatabase } from '../test/support/temporary-database.ts'
import { fullSize, plantPlan, planToday } from './plant-plan.ts'

const { values } = parseArgs({
  options: { engine: { type: 'string', default: 'both' }, schools: { type: 'string', default: '1000' } },
})
const size = { ...fullSize, schools: Number.parseInt(values.schools, 10) }
const act = { actor: 'system', at: `${planToday}T06:00:00.000Z` } as const
const moved = Array.from({ length: 20 }, (_, index) => index + 1)

const order = [
  'УПРАВЛЕНИЕ ОБРАЗОВАНИЯ (ЗАМЕР)',
  'ПРИКАЗ',
  '22.02.2027 г. № 7-замер',
  'О внесении изменений',
  'ПРИКАЗЫВАЮ:',
  '1. Внести в план следующие изменения:',
  ...moved.map(
    (number) => `1.${number}. Срок исполнения пункта ${number} установить: ежемесячно, последний понедельник месяца.`,
  ),
  '1.21. Пункты 31, 32, 33, 34 и 35 исключить.',
  '1.22. Дополнить пунктом 101: «101. Новое мероприятие замера. Срок: ежемесячно. Ответственные: Директора школ».',
  '1.23. Дополнить пунктом 102: «102. Ещё одно мероприятие замера. Срок: май 2027 г. Ответственные: Директора школ».',
].join('\n')

for (const engine of ['sqlite', 'postgres'] as const) {
  if (values.engine !== 'both' && values.engine !== engine) continue
  if (engine === 'postgres' && process.env['OBYEKTIV_TEST_POSTGRES'] === undefined) continue
  await measure(engine)
}

async function measure(engine: Store['engine']): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'obyektiv-carry-'))
  const database = engine === 'postgres' ? await temporaryDatabase() : undefined
  try {
    const config = readConfig({
      OBYEKTIV_DATA: folder,
      LOG_LEVEL: 'warn',
      ...(database === undefined ? {} : { DATABASE_URL: database.url }),
    })
    if (!config.ok) throw new Error(config.error)
    await using app = await openApp(config.value)
    const planted = await plantPlan(app, size)
    const reading = readPlan(readPlainText(order))
    if (!reading.ok) throw new Error(reading.error.sentence)
    const draft = await app.store.write((tx) =>
      createPlanFromReading(tx, act, {
        node: planted.municipality,
        reading: reading.value,
        fileName: 'замер.txt',
        decisions: { replaces: planted.plan },
      }),
    )
    if (!draft.ok) throw new Error(draft.error.kind)
    const shown = performance.now()
    const forecast = await app.store.read(async (tx) =>
      forecastRevision(tx, (await loadPlan(tx, draft.value))!, planToday),
    )
    const began = performance.now()
    const cpu = process.cpuUsage()
    const done = await app.store.write((tx) => putPlanInForce(tx, act, draft.value))
    const ended = performance.now()
    const { user, system } = process.cpuUsage(cpu)
    if (!done.ok) throw new Error(done.error.kind)
    const { kept, settled, moved: redated, withdrawn, added } = forecast!
    console.log(
      `${engine}: ${planted.executions} executions; shown in ${seconds(began - shown)}, done in ${seconds(ended - began)}, of which this process worked ${seconds((user + system) / 1000)}`,
      { kept, settled, moved: redated, withdrawn, added },
    )
  } finally {
    await database?.[Symbol.asyncDispose]()
    rmSync(folder, { recursive: true, force: true })
  }
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}
