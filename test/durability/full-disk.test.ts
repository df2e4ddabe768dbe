import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openStore } from '#db'
import { durableStore, findingsOf } from './durable-store.ts'
import { runSaver } from './run-saver.ts'
import { smallDisk } from './small-disk.ts'
import { savedNames } from './small-saves.ts'

const program = join(import.meta.dirname, '..', '..', 'src/cli/main.ts')

describe('a full disk', () => {
  it('stops saving with a named failure, and what was saved stays whole', async () => {
    await using disk = smallDisk()
    await using place = await durableStore('sqlite', disk.folder)
    const outcome = await runSaver(place.location, { prefix: 'full', count: 100_000, shell: disk.shell })
    expect(outcome).toMatchObject({ failed: 'full', errors: '' })
    expect(outcome.kept.length).toBeGreaterThan(0)
    disk.makeRoom()
    await using store = openStore(place.location)
    const { rows, entries } = await savedNames(store)
    expect(rows).toEqual(entries)
    expect(rows).toEqual(outcome.kept)
    expect(await findingsOf(store)).toEqual([])
  })

  it('stops a backup with one sentence, and leaves no half of a copy', async () => {
    await using place = await durableStore('sqlite')
    await runSaver(place.location, { prefix: 'copy', count: 1200 })
    const copy = join(place.folder, 'copy.obyektiv')
    const outcome = spawnSync(
      '/bin/bash',
      ['-c', 'ulimit -f 40; exec "$@"', 'bash', process.execPath, program, 'backup', copy],
      {
        env: { ...process.env, OBYEKTIV_DATA: place.folder },
        encoding: 'utf8',
      },
    )
    expect(outcome).toMatchObject({ status: 2, stdout: '' })
    expect(outcome.stderr).toMatch(/^Для резервной копии .* не хватило места: она не сделана\. .*\n$/)
    expect(existsSync(copy)).toBe(false)
    expect(readdirSync(place.folder).filter((name) => name.includes('partial'))).toEqual([])
  })
})
