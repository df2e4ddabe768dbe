import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand } from '../support/run-command.ts'

describe('document render', () => {
  const folder = mkdtempSync(join(tmpdir(), 'obyektiv-render-'))
  const surroundings = { OBYEKTIV_DATA: join(folder, 'data') }
  const out = join(folder, 'note.docx')
  const note = (...more: string[]) =>
    runCommand(['document', 'render', 'note', '--procedure', 'ВПР', '--year', '2026', ...more], surroundings)

  beforeAll(async () => {
    expect(await runCommand(['demo'], surroundings)).toMatchObject({ status: 0 })
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('writes the note of a municipality, marked «Демо», and the store that keeps a copy stays sound', async () => {
    const rendered = await note('--node', 'reg99_m001', '--grade', '4', '--subject', 'Математика', '--out', out)
    expect(rendered).toMatchObject({ status: 0, stderr: '' })
    expect(rendered.stdout).toMatch(/^Аналитическая справка: ВПР 2026, 4\u00a0класс, Математика, /)
    const text = Buffer.from(unzipSync(readFileSync(out))['word/document.xml']!).toString()
    for (const said of ['АНАЛИТИЧЕСКАЯ СПРАВКА', 'Демо. Синтетические данные', 'Результаты по школам']) {
      expect(text).toContain(said)
    }
    expect(await runCommand(['verify'], surroundings)).toMatchObject({ status: 0 })
  })

  it.each([
    { asked: ['--out', out], said: 'Укажите --node' },
    { asked: ['--node', 'reg99_m777', '--out', out], said: 'В хранилище нет организации с кодом reg99_m777.' },
    { asked: ['--node', 'reg99', '--out', out], said: 'Справка составляется о муниципалитете или школе' },
    { asked: ['--node', 'edu990006', '--out', join(folder, 'note.txt')], said: 'Укажите --out' },
    { asked: ['--node', 'edu990006', '--subject', 'Алхимия', '--out', out], said: 'Предмета «Алхимия»' },
    { asked: ['--node', 'edu990006', '--out', out], said: 'Выбрано слишком много' },
    { asked: ['--node', 'reg99_m001', '--audience', 'school', '--out', out], said: 'Справка для школы' },
  ])('says in one sentence: $said', async ({ asked, said }) => {
    const refused = await note(...asked)
    expect(refused).toMatchObject({ status: 2, stdout: '' })
    expect(refused.stderr.startsWith(said)).toBe(true)
    expect(refused.stderr).toMatch(/^[^\n]+\n$/)
  })
})
