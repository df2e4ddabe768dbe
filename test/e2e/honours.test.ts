import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { machine } from '../support/machine.ts'
import {
  expectNoForbiddenWords,
  expectNoSeriousAxe,
  openBrowser,
  screenshot,
  startDemonstration,
} from './support/index.ts'

async function look(page: Page, name: string): Promise<void> {
  await expectNoSeriousAxe(page)
  await expectNoForbiddenWords(page)
  await screenshot(page, name)
}

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().click()

async function signInAs(page: Page, origin: string, email: string): Promise<void> {
  await page.context().clearCookies()
  await page.goto(`${origin}/sign-in`)
  await page.locator(`button[value="${email}"]`).click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
}

/** A list before the exams of 2027, one of its rows wrong. */
const list = [
  'Логин школы;Код участника;Награда;Итоговых «5»;Итоговых «4»;Других итоговых',
  'edu990006;27001;Медаль I степени;17;0;0',
  'edu990006;27002;Медаль II степени;15;2;0',
  'edu990777;27003;Медаль I степени;17;0;0',
].join('\n')

/** From the file over its errors to the receipt, and back. */
async function importAndUndo(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/honours/import`)
  await look(page, 'honours-import')
  const file = { name: 'Претенденты 2027.csv', mimeType: 'text/csv', buffer: Buffer.from(list) }
  await page.getByLabel('Файл XLSX или CSV').setInputFiles(file)
  await page.getByLabel('Год выпуска').fill('2027')
  await press(page, 'Загрузить и проверить')
  await page.getByText('Школы с логином edu990777 здесь нет').waitFor()
  await look(page, 'honours-upload')
  await press(page, 'Записать')
  await page.getByText('Из 3').waitFor()
  await look(page, 'honours-receipt')
  const receipt = page.url()
  await page.goto(`${origin}/honours/schools/edu990006?year=2027`)
  await page.getByText('пока это список для проверки заранее').waitFor()
  await look(page, 'honours-preventive')
  await page.goto(receipt)
  await press(page, 'Отменить загрузку')
  await page.getByText('Загрузка отменена').waitFor()
  await page.goto(`${origin}/honours/schools/edu990006?year=2027`)
  await page.getByText('За 2027 год претендентов нет.').waitFor()
}

/** A rule that no source names is entered with its document; the candidates of the award get an answer. */
async function enterRule(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/honours/rules?year=2026`)
  await page.locator('summary', { hasText: 'Аттестат с отличием, 9 класс' }).click()
  const form = page.locator('form', { has: page.locator('input[name="award"][value="certificate-9"]') })
  await form.getByLabel('Документ с датой и номером').fill('приказ управления образования от 01.04.2026 № 15-демо')
  await form.getByRole('button', { name: 'Записать правило' }).click()
  await page.getByText('Правило записано').waitFor()
  await page.getByText('приказ управления образования от 01.04.2026 № 15-демо').first().waitFor()
  await look(page, 'honours-rules')
  await page.goto(`${origin}/honours/schools/edu990006?year=2026`)
  const row = page.getByRole('row').filter({ hasText: 'Аттестат с отличием, 9 класс' })
  await row.locator('.chip', { hasText: 'подтверждено' }).waitFor()
}

describe.skipIf(machine.chromium === undefined)('candidates for medals in the browser', () => {
  it('go from a file to a finished check and its paper, and a school brings in its own by hand', async () => {
    await using server = await startDemonstration()
    await using browser = await openBrowser()
    const { page } = browser
    const { origin } = server
    await signInAs(page, origin, 'koordinator@demo.invalid')
    await page.getByRole('link', { name: 'Завершите сверку с результатами экзаменов' }).click()
    await page.locator('.chip', { hasText: 'требует уточнения' }).waitFor()
    await look(page, 'honours')
    await importAndUndo(page, origin)
    await enterRule(page, origin)

    await page.goto(`${origin}/honours?year=2026`)
    await page.getByLabel('Вывод в одной строке').fill('СОШ № 18 спросим о причинах.')
    await press(page, 'Завершить')
    await page.getByText('Проверка завершена').waitFor()
    await press(page, 'Составить справку')
    await page.getByText('Справка готова').waitFor()
    const href = await page.getByRole('link', { name: 'DOCX', exact: true }).first().getAttribute('href')
    for (const address of [href, '/honours/xlsx?year=2026', '/honours/template', '/honours/schools/edu990018/xlsx']) {
      const file = await page.request.get(origin + address)
      expect([address, file.status()]).toEqual([address, 200])
      expect((await file.body()).subarray(0, 2).toString()).toBe('PK')
    }
    await page.goto(`${origin}/today`)
    expect(await page.getByText('Завершите сверку с результатами экзаменов').count()).toBe(0)

    await signInAs(page, origin, 'direktor@demo.invalid')
    expect((await page.goto(`${origin}/honours/schools/edu990018`))?.status()).toBe(404)
    await page.goto(`${origin}/honours`)
    await look(page, 'honours-school')
    await page.getByRole('link', { name: 'Внести вручную' }).click()
    await page.getByLabel('Код участника').fill('Демов')
    await press(page, 'Записать')
    await page.getByText('стоят фамилии или имена').waitFor()
    await look(page, 'honours-entry')
    await page.getByLabel('Код участника').fill('26777')
    await page.getByLabel('Итоговых «5»').fill('17')
    await page.getByLabel('ЕГЭ по русскому языку, баллы').fill('64')
    await press(page, 'Записать')
    const row = page.getByRole('row').filter({ hasText: '26777' })
    await row.locator('.chip', { hasText: 'не подтверждено' }).waitFor()

    await signInAs(page, origin, 'analitik@demo.invalid')
    await page.goto(`${origin}/honours?year=2026`)
    await page.getByText('Малая группа').first().waitFor()
    await look(page, 'honours-shielded')
  })
})
