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

describe.skipIf(machine.chromium === undefined)('an order in the browser', () => {
  it('is written from a template, approved, registered, put under control, and corrected by another', async () => {
    await using server = await startDemonstration()
    await using browser = await openBrowser()
    const { page } = browser
    const { origin } = server
    await signInAs(page, origin, 'koordinator@demo.invalid')
    await page.goto(`${origin}/orders`)
    await look(page, 'register')
    await page.getByRole('link', { name: 'Новый приказ' }).click()
    await look(page, 'order-templates')
    await page.getByRole('link', { name: 'О выборочном контроле и перекрёстной проверке' }).click()
    await page.getByLabel('Какие работы').fill('всероссийских проверочных работ по математике в 5 классах')
    await page.getByLabel('СОШ № 6', { exact: true }).check()
    await page.getByLabel('Как выбраны школы').fill('по итогам анализа результатов и случайным отбором')
    await page.getByLabel('Школам передать работы до').fill('2027-05-20')
    await page.getByLabel('Проверка с').fill('2027-05-21')
    await page.getByLabel('по', { exact: false }).and(page.locator('[name="field-to"]')).fill('2027-05-28')
    await page.getByLabel('Кто возглавит комиссию').fill('методиста Образцову В. Г. (Демо)')
    await page.getByLabel('Справку представить до').fill('2027-06-10')
    await look(page, 'order-template')
    await press(page, 'Составить проект')
    await page.locator('.chip', { hasText: 'черновик' }).first().waitFor()
    await look(page, 'order-draft')
    const order = page.url()
    await page.getByLabel('Преамбула').fill('В целях объективности ________')
    await press(page, 'Сохранить текст')
    await page.locator('mark.order-blank').waitFor()
    await press(page, 'На согласование')
    await page.getByText('остались незаполненные места').waitFor()
    await page.getByLabel('Преамбула').fill('В целях объективности результатов')
    await press(page, 'Сохранить текст')
    await page.locator('mark.order-blank').waitFor({ state: 'detached' })
    await press(page, 'На согласование')
    await page.locator('.chip', { hasText: 'на согласовании' }).first().waitFor()

    await signInAs(page, origin, 'nachalnik@demo.invalid')
    await page.goto(order)
    await press(page, 'Согласовать')
    await page.locator('.chip', { hasText: 'на подписи' }).first().waitFor()
    await look(page, 'order-signing')

    await signInAs(page, origin, 'koordinator@demo.invalid')
    await page.goto(order)
    expect(await page.getByLabel('Номер').inputValue()).toBe('109-демо')
    await page.getByLabel('Дата').fill('2026-11-20')
    await press(page, 'Зарегистрировать')
    await page.locator('.chip', { hasText: 'зарегистрирован' }).first().waitFor()
    await look(page, 'order-registered')
    await press(page, 'Поставить пункты на контроль')
    await page.getByRole('button', { name: 'Создать черновик' }).waitFor()
    await look(page, 'order-under-control')

    await page.goto(order)
    await page.getByRole('link', { name: 'Внести изменения приказом' }).click()
    await page.getByLabel('Что изменить').fill('пункт 5 изложить в следующей редакции: «Справку представить до 1 июня»')
    await press(page, 'Составить проект')
    await page.getByText('№ 109-демо').first().waitFor()

    await signInAs(page, origin, 'direktor@demo.invalid')
    await page.goto(`${origin}/orders`)
    await page.getByRole('link', { name: 'О выборочном контроле' }).first().waitFor()
    expect(await page.locator('.chip', { hasText: 'черновик' }).count()).toBe(0)
  })
})
