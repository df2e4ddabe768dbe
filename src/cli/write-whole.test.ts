import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeWhole } from './write-whole.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'obyektiv-test-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('writing what was asked', () => {
  it('puts all the files in place, over older ones too', () => {
    const target = join(folder, 'answer.json')
    expect(writeWhole([{ target, content: 'old' }]).ok).toBe(true)
    const more = { target: join(folder, 'b'), content: new Uint8Array([65]) }
    expect(writeWhole([{ target, content: ['n', 'ew'] }, more]).ok).toBe(true)
    expect(readFileSync(target, 'utf8')).toBe('new')
    expect(readdirSync(folder).toSorted()).toEqual(['answer.json', 'b'])
  })

  it.each([
    ['a folder that is not there', (base: string) => join(base, 'none', 'x.xlsx'), /нет такой папки/],
    ['a folder in place of a file', (base: string) => base, /это папка/],
    ['an empty name', () => '', /пусто/],
  ])('leaves nothing behind for %s', (_, place, sentence) => {
    const files = [
      { target: join(folder, 'answer.json'), content: '{}' },
      { target: place(folder), content: 'x' },
    ]
    expect(writeWhole(files)).toEqual({ ok: false, error: expect.stringMatching(sentence) })
    expect(readdirSync(folder)).toEqual([])
  })
})
