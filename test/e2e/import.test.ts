import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readTable } from '#tabular'
import { machine } from '../support/machine.ts'
import {
  enterAs,
  openBrowser,
  type RunningServer,
  type SampleFile,
  sampleFile,
  saveDownload,
  startDemonstration,
} from './support/index.ts'

const form = 'Форма сбора результатов Физика 8 класс ВПР 2026'
const individual = 'Ф1 Индивидуальные результаты Математика 4 класс ВПР 2026.xlsx'

async function bring(page: Page, origin: string, file: SampleFile): Promise<void> {
  await page.goto(`${origin}/data`)
  await page.getByLabel('Файлы XLSX или CSV').setInputFiles(file)
  await page.getByRole('button', { name: 'Загрузить и проверить' }).click()
}

async function checked(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Проверка', exact: true }).waitFor()
}

async function chooseSchool(page: Page, school: string): Promise<void> {
  await page.getByLabel('Чьи это результаты').selectOption({ label: school })
  await page.getByRole('button', { name: 'Продолжить' }).click()
  await page.getByRole('button', { name: 'Записать', exact: true }).waitFor()
}

async function record(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Записать', exact: true }).click()
  await page.getByRole('heading', { name: 'Итог загрузки' }).waitFor()
}

async function undo(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Отменить загрузку' }).click()
  await page.getByText('данные такие, какими были до неё').waitFor()
}

/** The whole analysis of a school as a file, to hold «before» against «after». */
async function resultsOf(page: Page, origin: string, school: string): Promise<string> {
  const answer = await page.request.get(`${origin}/analysis/xlsx?table=completeness&year=2026&node=${school}`)
  const table = await readTable(await answer.body(), 'results.xlsx')
  return JSON.stringify(table.ok ? table.value.sheets.map(({ rows }) => rows) : table.error)
}

describe.skipIf(machine.chromium === undefined)('bringing results in', () => {
  let server: RunningServer
  beforeAll(async () => {
    server = await startDemonstration()
  })
  afterAll(() => server[Symbol.asyncDispose]())

  it.each([
    { how: 'with JavaScript', javaScript: true },
    { how: 'without JavaScript', javaScript: false },
  ])('goes from a form with mistakes to a receipt and back to the data as they were, $how', async ({ javaScript }) => {
    const spoiled = await sampleFile(`${form} (с ошибками).xlsx`)
    await using browser = await openBrowser({ javaScript })
    const { page } = browser
    await enterAs(page, server.origin, 'Муниципальный координатор')
    const before = await resultsOf(page, server.origin, 'edu990020')

    await bring(page, server.origin, spoiled)
    await checked(page)
    await page.getByRole('heading', { name: /«Форма сбора результатов»/ }).waitFor()
    await page
      .getByText(/балл 3 больше максимального 1/)
      .first()
      .waitFor()
    await page
      .getByText(/отрицательный балл −1/)
      .first()
      .waitFor()
    const marked = await saveDownload(page, () =>
      page.getByRole('link', { name: 'Скачать ваш файл с пометками' }).click(),
    )
    expect(marked.name).toBe(`${form} (с ошибками) – с пометками.xlsx`)
    const reread = await readTable(marked.bytes, marked.name)
    expect(reread.ok && reread.value.sheets.map(({ name }) => name)).toContain('Протокол')
    expect(JSON.stringify(reread)).toContain('больше максимального 1')

    await chooseSchool(page, 'СОШ № 20')
    await record(page)
    await page.getByText(/Загружено 18 из 22\s+строк; 4\s+строки с ошибками/).waitFor()
    expect(await resultsOf(page, server.origin, 'edu990020')).not.toBe(before)
    await undo(page)
    expect(await resultsOf(page, server.origin, 'edu990020')).toBe(before)
  })

  it('takes individual results in over what is there when told to update', async () => {
    const file = await sampleFile(individual)
    await using browser = await openBrowser()
    const { page } = browser
    await enterAs(page, server.origin, 'Муниципальный координатор')
    await bring(page, server.origin, file)
    await checked(page)
    await page.getByRole('heading', { level: 2, name: /Индивидуальные результаты/ }).waitFor()
    await page.getByLabel(/^Обновить/).check()
    await record(page)
    await page.getByText(/Загружено/).waitFor()
    await undo(page)
  })

  it('names a file that is not of results, and lets go of it', async () => {
    await using browser = await openBrowser()
    const { page } = browser
    await enterAs(page, server.origin, 'Муниципальный координатор')
    const foreign = Buffer.from('Товар;Цена\nКарандаш;12\nТетрадь;30\n')
    await bring(page, server.origin, { name: 'прайс.csv', mimeType: 'text/csv', buffer: foreign })
    await page.getByRole('button', { name: 'Убрать файл' }).waitFor()
    await bring(page, server.origin, {
      name: 'старый.xlsx',
      mimeType: '',
      buffer: Buffer.from('D0CF11E0A1B11AE1', 'hex'),
    })
    await page
      .getByText(/\.xls\b|Excel 97/)
      .first()
      .waitFor()
    await page.getByRole('button', { name: 'Убрать файл' }).click()
    await page.getByRole('heading', { level: 1, name: 'Данные' }).waitFor()
    expect(await page.getByText('старый.xlsx').count()).toBe(0)
  })
})
