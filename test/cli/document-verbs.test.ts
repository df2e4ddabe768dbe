import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { runCommand } from '../support/run-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'obyektiv-documents-'))
const surroundings = { OBYEKTIV_DATA: join(folder, 'data') }

beforeAll(async () => {
  expect(await runCommand(['demo'], surroundings)).toMatchObject({ status: 0 })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const oneSentence = /^[^\n]+\n$/

describe('document render', () => {
  const out = join(folder, 'note.docx')
  const note = (...more: string[]) =>
    runCommand(['document', 'render', 'note', '--procedure', 'ВПР', '--year', '2026', ...more], surroundings)

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
    expect(refused.stderr).toMatch(oneSentence)
  })
})

describe('report month', () => {
  const month = (...words: string[]) => runCommand(['report', 'month', ...words], surroundings)
  // The demonstration is planted as of today: its last month is told from the clock of the machine, as the program tells it.
  const thisMonth = new Date().toISOString().slice(0, 7)
  const answerSchema = z.strictObject({
    title: z.string().regex(/^Отчёт .+ за [а-я]+ \d{4}\u00a0г\.$/),
    name: z.string().min(1),
    state: z.enum(['none', 'draft', 'sent', 'returned', 'accepted']),
    conclusions: z.string(),
    difficulties: z.string(),
    proposals: z.string(),
    facts: z.strictObject({
      at: z.string(),
      sections: z.array(z.strictObject({ id: z.string(), title: z.string(), blocks: z.array(z.unknown()) })),
    }),
    node: z.string(),
    start: z.string(),
    end: z.string(),
    file: z.string().nullable(),
  })

  it('tells the facts of the month and writes them as a document', async () => {
    const out = join(folder, 'month.docx')
    const told = await month(thisMonth, '--node', 'reg99_m001', '--out', out)
    expect(told).toMatchObject({ status: 0, stderr: '' })
    expect(told.stdout).toMatch(/^Отчёт о ходе плана за [а-я]+ \d{4}\u00a0г\.\n/)
    expect(told.stdout).toContain('Просрочено')
    const text = Buffer.from(unzipSync(readFileSync(out))['word/document.xml']!).toString()
    for (const said of ['О ходе плана за', 'Демо: организации, люди и данные вымышлены', 'Просрочено'])
      expect(text).toContain(said)
  })

  it('answers in one shape, to a file as on standard output, and of a school too', async () => {
    const { status, stdout, stderr } = await month(thisMonth, '--json', '-')
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(answerSchema.parse(JSON.parse(stdout))).toMatchObject({ node: 'reg99_m001', state: 'draft', file: null })
    const file = join(folder, 'month.json')
    expect(await month(thisMonth, '--node', 'edu990006', '--json', file)).toEqual({ status: 0, stdout: '', stderr: '' })
    expect(answerSchema.parse(JSON.parse(readFileSync(file, 'utf8')))).toMatchObject({ node: 'edu990006' })
  })

  it('begins no report: of a month that nobody has written about it says so, again and again', async () => {
    const states = [await month('2031-01', '--json', '-'), await month('2031-01', '--json', '-')].map(
      ({ stdout }) => answerSchema.parse(JSON.parse(stdout)).state,
    )
    expect(states).toEqual(['none', 'none'])
    expect(await runCommand(['verify'], surroundings)).toMatchObject({ status: 0 })
  })

  it.each([
    { asked: [], said: 'Назовите один месяц' },
    { asked: ['2026-13'], said: 'Назовите один месяц' },
    { asked: ['2026-11', '2026-12'], said: 'Назовите один месяц' },
    { asked: ['2026-11', '--node', 'reg99_m777'], said: 'В хранилище нет организации с кодом «reg99_m777».' },
    { asked: ['2026-11', '--out', 'month.txt'], said: 'Ключу --out нужно имя файла' },
    { asked: ['2026-11', '--out', '/nowhere/month.docx'], said: 'Не удалось записать' },
    { asked: ['2026-11', '--school', 'edu990006'], said: 'Неизвестный ключ --school' },
  ])('says in one sentence: $said ($asked)', async ({ asked, said }) => {
    const refused = await month(...asked)
    expect(refused).toMatchObject({ status: 2, stdout: '' })
    expect(refused.stderr.startsWith(said)).toBe(true)
    expect(refused.stderr).toMatch(oneSentence)
  })

  it('makes no store where there is none', async () => {
    const refused = await runCommand(['report', 'month', '2026-11'], { OBYEKTIV_DATA: join(folder, 'none') })
    expect(refused).toMatchObject({ status: 2, stdout: '' })
    expect(refused.stderr).toMatch(/^Хранилища ещё нет/)
    expect(existsSync(join(folder, 'none'))).toBe(false)
  })
})
