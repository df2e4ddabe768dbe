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

const heading = (page: Page, name: string): Promise<void> => page.getByRole('heading', { name, exact: true }).waitFor()

async function signInAs(page: Page, origin: string, email: string): Promise<void> {
  await page.context().clearCookies()
  await page.goto(`${origin}/sign-in`)
  await page.locator(`button[value="${email}"]`).click()
  await page.getByRole('heading', { level: 1, name: 'Сегодня' }).waitFor()
}

/** From «what waits» to the dates, past the preview of who is affected. */
async function dateTheProcedure(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Календарь', exact: true }).first().click()
  await heading(page, 'Что ждёт даты')
  await look(page, 'calendar')
  await page.getByRole('link', { name: 'Назначить дату' }).first().click()
  await page.getByLabel('Первый день').fill('2027-04-12')
  await page.getByLabel('Последний день').fill('2027-05-14')
  await page.getByLabel('Основание').fill('Приказ № 7 (Демо)')
  await press(page, 'Сохранить')
  await heading(page, 'Кого затронут новые даты')
  await page.getByRole('row', { name: /Проведение ВПР в школе.*без даты.*14\.05\.2027.*и ещё 25/ }).waitFor()
  await page.getByRole('row', { name: /Выборочная перепроверка.*без даты.*28\.05\.2027/ }).waitFor()
  await look(page, 'calendar-affected')
  await press(page, 'Сохранить и сдвинуть')
  await page.getByText('Новую контрольную дату получили 32 исполнения').waitFor()
  expect(await page.getByRole('heading', { name: 'Что ждёт даты' }).count()).toBe(0)
}

/** The school's own day goes before the municipality's, and two works on one day are pointed out. */
async function enterSchoolDates(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Календарь', exact: true }).first().click()
  await page.getByRole('link', { name: /^ВПР/ }).click()
  await heading(page, 'Даты школы')
  await page.getByLabel('Дата: 4 класс, Русский язык').fill('2027-04-20')
  await page.getByLabel('Дата: 4 класс, Математика').fill('2027-04-20')
  await press(page, 'Сохранить даты')
  await page.getByText('в 4 классах две работы').first().waitFor()
  await page.getByRole('row', { name: /Проведение ВПР в школе.*14\.05\.2027.*20\.04\.2027/ }).waitFor()
  await look(page, 'calendar-school')
  await page.getByLabel('Дата: 4 класс, Математика').fill('2027-04-22')
  await press(page, 'Сохранить эти даты')
  await page.getByText('исполнения изменились').waitFor()
  await page.getByRole('row', { name: /Проведение ВПР в школе.*14\.05\.2027.*22\.04\.2027/ }).waitFor()
  await press(page, 'Сохранить эти даты')
  await page.getByText('Математика, 4 класс').waitFor()
  await press(page, 'Отметить: Материалы получены')
  await page.getByRole('button', { name: 'Снять отметку: Материалы получены' }).waitFor()
}

async function holdAndLift(page: Page): Promise<void> {
  await heading(page, 'Хранение работ')
  await page.getByText('Запретить уничтожение работ').click()
  await page.getByLabel('Математика, 4 класс').check()
  await page.getByLabel('Причина').fill('Перепроверка по приказу № 9 (Демо)')
  await press(page, 'Запретить уничтожение')
  await page.getByText('уничтожать нельзя').waitFor()
  await look(page, 'calendar-hold')
  await page.getByText('Снять запрет').first().click()
  await page.getByLabel('Почему запрет больше не нужен').fill('Перепроверка завершена')
  await press(page, 'Снять запрет')
  await page.getByText('Снятые запреты: 1').waitFor()
  expect(await page.getByText('уничтожать нельзя').count()).toBe(0)
}

describe.skipIf(machine.chromium === undefined)('the calendar in the browser', () => {
  it('gives waiting work its dates, takes those of a school, and keeps works from being destroyed', async () => {
    await using server = await startDemonstration()
    await using browser = await openBrowser()
    const { page } = browser
    const { origin } = server
    await signInAs(page, origin, 'koordinator@demo.invalid')
    await dateTheProcedure(page)

    await signInAs(page, origin, 'direktor@demo.invalid')
    await enterSchoolDates(page)
    const school = page.url()

    await signInAs(page, origin, 'koordinator@demo.invalid')
    await page.goto(school)
    await holdAndLift(page)
    await page.goto(`${origin}/calendar/procedures/vpr?year=2025`)
    await page.getByText('Свои даты ввели').waitFor()
    await page.getByRole('link', { name: /Только с опозданием/ }).click()
    await page.getByRole('link', { name: 'Показать все школы' }).waitFor()
    await look(page, 'calendar-procedure')
  })
})
