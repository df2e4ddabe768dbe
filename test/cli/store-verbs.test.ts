import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStore, type Store } from '#db'
import { describeOnEachStore } from '#db/testing'
import { durableStore, type DurableStore } from '../durability/durable-store.ts'
import { saveSmall } from '../durability/small-saves.ts'
import { runCommand } from '../support/run-command.ts'
import { type TemporaryDatabase, temporaryDatabase } from '../support/temporary-database.ts'

const oneLine = /^[^\n]+\n$/

describeOnEachStore('backup, restore and verify', (engine: Store['engine']) => {
  let place: DurableStore
  let empty: TemporaryDatabase | undefined
  let folder = ''
  let source: Record<string, string> = {}
  let target: Record<string, string> = {}
  let copy = ''

  beforeAll(async () => {
    place = await durableStore(engine)
    empty = engine === 'postgres' ? await temporaryDatabase() : undefined
    folder = mkdtempSync(join(tmpdir(), 'obyektiv-verbs-'))
    copy = join(folder, 'copy.obyektiv')
    const url: Record<string, string> = place.location.engine === 'postgres' ? { DATABASE_URL: place.location.url } : {}
    source = { OBYEKTIV_DATA: place.folder, ...url }
    target = { OBYEKTIV_DATA: join(folder, 'new'), ...(empty === undefined ? {} : { DATABASE_URL: empty.url }) }
    await using store = openStore(place.location)
    for (const name of ['Северный', 'Южный']) await saveSmall(store, name)
  })
  afterAll(async () => {
    await empty?.[Symbol.asyncDispose]()
    await place[Symbol.asyncDispose]()
    rmSync(folder, { recursive: true, force: true })
  })

  it('save a store, put it into an empty one, and find it sound', async () => {
    expect(await runCommand(['backup', copy], source)).toMatchObject({ status: 0, stderr: '' })
    const restored = await runCommand(['restore', copy], target)
    expect(restored).toMatchObject({ status: 0, stderr: '' })
    expect(restored.stdout).toMatch(/^Восстановлено из копии от /)
    const verified = await runCommand(['verify', '--json', '-'], target)
    expect(verified).toMatchObject({ status: 0, stderr: '' })
    expect(JSON.parse(verified.stdout)).toMatchObject({ ok: true })
  })

  it('do not write over a copy, nor into a store that has data', async () => {
    const before = readFileSync(copy)
    const again = await runCommand(['backup', copy], source)
    expect(again).toMatchObject({ status: 2, stdout: '' })
    expect(again.stderr).toMatch(oneLine)
    expect(readFileSync(copy)).toEqual(before)
    const full = await runCommand(['restore', copy], source)
    expect(full).toMatchObject({ status: 2, stdout: '' })
    expect(full.stderr).toMatch(/^В хранилище уже есть данные/)
  })

  it.each([
    ['no file is named', ['restore'], /^Назовите один файл резервной копии/],
    ['the file is not there', ['restore', '/nowhere/copy'], /^Файла \/nowhere\/copy нет/],
    ['the file is something else', ['restore', import.meta.filename], /^Это не резервная копия/],
    ['the folder for a copy is not there', ['backup', '/nowhere/copy'], /папки для файла \/nowhere\/copy нет/],
    ['a flag is unknown', ['verify', '--quick'], /^Неизвестный ключ --quick/],
  ])('say in one sentence that %s', async (_what, words, sentence) => {
    const outcome = await runCommand(words, words[0] === 'restore' ? target : source)
    expect(outcome).toMatchObject({ status: 2, stdout: '' })
    expect(outcome.stderr).toMatch(oneLine)
    expect(outcome.stderr).toMatch(sentence)
  })

  it('end with 1 and name the entry when somebody has changed the log', async () => {
    {
      await using store = openStore(place.location)
      const guards = {
        sqlite: ['drop trigger audit_entry_no_update'],
        postgres: ['alter table audit_entry disable trigger user'],
      }
      for (const statement of guards[engine]) await sql.raw(statement).execute(store.migrationDb)
      await sql.raw(`update audit_entry set subject = 'Восточный' where sequence = 2`).execute(store.migrationDb)
    }
    const outcome = await runCommand(['verify'], source)
    expect(outcome).toMatchObject({ status: 1, stderr: '' })
    expect(outcome.stdout).toContain('Журнал действий: запись № 2 изменена')
  })
})

it('verify ends with 1 when the file of the store is damaged', async () => {
  await using place = await durableStore('sqlite')
  const file = join(place.folder, 'obyektiv.sqlite')
  const whole = readFileSync(file)
  writeFileSync(file, Buffer.concat([whole.subarray(0, 8192), Buffer.alloc(whole.length - 8192, 7)]))
  const outcome = await runCommand(['verify'], { OBYEKTIV_DATA: place.folder })
  expect(outcome).toMatchObject({ status: 1, stderr: '' })
  expect(outcome.stdout).toContain('не сходится')
})
