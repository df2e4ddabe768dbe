import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { machine } from '../support/machine.ts'
import { expectNoSeriousAxe, openBrowser, screenshot, startDemonstration } from './support/index.ts'

async function look(page: Page, name: string): Promise<void> {
  await expectNoSeriousAxe(page)
  await screenshot(page, name)
}

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().click()

async function signInAs(page: Page, origin: string, email: string): Promise<void> {
  await page.context().clearCookies()
  await page.goto(`${origin}/sign-in`)
  await page.locator(`button[value="${email}"]`).click()
  await page.getByRole('heading', { level: 1, name: 'Сегодня' }).waitFor()
}

/** The school of the demonstration's head: its sign of 2026 is asked about already. */
const ownSchool = 'СОШ № 6'

describe.skipIf(machine.chromium === undefined)('a case in the browser', () => {
  it('goes from the sign to the school’s answer, a decision, a row of the plan and a paper', async () => {
    await using server = await startDemonstration()
    await using browser = await openBrowser()
    const { page } = browser
    const { origin } = server
    await signInAs(page, origin, 'koordinator@demo.invalid')
    await page.goto(`${origin}/cases`)
    await look(page, 'cases')
    await page.getByRole('link', { name: ownSchool }).click()
    await look(page, 'case-answered')
    await page.getByRole('link', { name: 'Страница школы' }).click()
    await page.getByRole('button', { name: 'Открыть дело за 2025 год' }).click()
    await page.locator('.chip', { hasText: 'открыто' }).first().waitFor()
    const address = page.url()
    await look(page, 'case-opened')

    await signInAs(page, origin, 'direktor@demo.invalid')
    expect((await page.goto(address))?.status()).toBe(404)

    await signInAs(page, origin, 'koordinator@demo.invalid')
    await page.goto(address)
    await page.getByLabel('Текст вопроса').fill('Чем могут объясняться результаты 2025 года?')
    await press(page, 'Направить школе')
    await page.locator('.chip', { hasText: 'ждёт ответа школы' }).waitFor()

    await signInAs(page, origin, 'direktor@demo.invalid')
    await page.getByRole('link', { name: 'Дела', exact: true }).first().click()
    await page.locator('.chip', { hasText: 'ждёт ответа школы' }).waitFor()
    await page.goto(address)
    await page.getByLabel('Ваш ответ своими словами').fill('Класс занимался с другим учителем.')
    await press(page, 'Сохранить и дописать позже')
    await page.getByText('Ваш ответ своими словами').waitFor()
    await look(page, 'case-answering')
    await press(page, 'Отправить ответ')
    await page.locator('.chip', { hasText: 'школа ответила' }).first().waitFor()

    await signInAs(page, origin, 'koordinator@demo.invalid')
    await page.goto(address)
    await page.getByText('Класс занимался с другим учителем.').waitFor()
    await page.getByLabel('Что решено').selectOption({ label: 'помочь школе' })
    await page.getByLabel('Почему').fill('Школа попросила о помощи методиста')
    await press(page, 'Записать решение')
    await page.getByLabel('Срок словами').fill('до 20 декабря 2026 г.')
    await press(page, 'Поставить в план')
    await page.getByText('принято 0 из 1').waitFor()
    await press(page, 'Составить справку по делу')
    await page.getByText('Документ готов').waitFor()
    await look(page, 'case-decided')
    const href = await page.getByRole('link', { name: 'DOCX', exact: true }).first().getAttribute('href')
    const paper = await page.request.get(origin + href)
    expect(paper.status()).toBe(200)
    expect((await paper.body()).subarray(0, 2).toString()).toBe('PK')
  })
})
