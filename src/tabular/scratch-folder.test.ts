import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openScratchFolder, scratchFaultSentence } from './scratch-folder.ts'

let place: string
beforeEach(() => (place = mkdtempSync(join(tmpdir(), 'obyektiv-test-'))))
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(place, { recursive: true })
})

describe('a scratch folder', () => {
  it('is gone once disposed of, and leaves the others', () => {
    vi.stubEnv('TMPDIR', place)
    using other = openScratchFolder('other')
    const folder = openScratchFolder('one')
    folder[Symbol.dispose]()
    folder[Symbol.dispose]()
    expect(existsSync(folder.path)).toBe(false)
    expect(readdirSync(place).map((name) => join(place, name))).toEqual([other.path])
  })

  it.each(['SIGINT', 'SIGTERM'] as const)('does not outlive a program ended by %s', async (signal) => {
    const program = `
      const { openScratchFolder } = await import(${JSON.stringify(import.meta.resolve('./scratch-folder.ts'))})
      openScratchFolder('one')
      openScratchFolder('two')
      setInterval(() => {}, 1000)
      process.kill(process.pid, '${signal}')`
    const ended = promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
      env: { ...process.env, TMPDIR: place },
    })
    await expect(ended).rejects.toMatchObject({ signal })
    expect(readdirSync(place)).toEqual([])
  })

  it('that cannot be made is one sentence, and other faults are none', () => {
    vi.stubEnv('TMPDIR', join(place, 'nowhere'))
    let fault: unknown
    try {
      openScratchFolder('one')
    } catch (error) {
      fault = error
    }
    expect(scratchFaultSentence(fault)).toMatch(/^Промежуточные данные не записать в папку .*nowhere».*\.$/)
    expect(scratchFaultSentence(Object.assign(new Error(), { code: 'ENOSPC' }))).toMatch(/^На диске не хватает места/)
    expect(scratchFaultSentence(new TypeError('not a function'))).toBeUndefined()
  })
})
