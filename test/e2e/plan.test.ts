import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { machine } from '../support/machine.ts'
import { expectNoSeriousAxe, openBrowser, screenshot, startDemonstration } from './support/index.ts'

/** A synthetic order with one error to mend and one measure for the schools. */
const order = [
  'УПРАВЛЕНИЕ ОБРАЗОВАНИЯ ДЕМОНСТРАЦИОННОГО ОКРУГА',
  'ПРИКАЗ',
  '01.09.2026 г. № 15-демо',
  'Об утверждении плана мероприятий по обеспечению объективности оценочных процедур',
  'ПРИКАЗЫВАЮ:',
  '1. Утвердить план мероприятий (приложение 1).',
  '2. Контроль за исполнением приказа оставляю за собой.',
  'Начальник В.Г. Образцова',
  'План мероприятий по обеспечению объективности на 2026-2027 учебный год',
  '№\tМероприятие\tСрок\tОтветственные\tРезультат',
  '1\tАнализ результатов ВПР\tдо 30 октября 2026 г.\tРуководители ОО\tСправка',
  '2\tСеминар для учителей математики\tмай-март 2027\tМБУ «Демо-центр»\tобучено 20 учителей',
  '3\tПамятка для родителей\tмарт 2027 г.\tУправление образования\tПамятка',
].join('\n')

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

/** From the file to a draft; the wrong deadline is mended by one click. */
async function draftPlan(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/plans`)
  await look(page, 'plans')
  const file = { name: 'Приказ 15-демо.txt', mimeType: 'text/plain', buffer: Buffer.from(order) }
  await page.getByLabel('Файл DOCX').setInputFiles(file)
  await press(page, 'Загрузить и прочитать')
  await page.getByText('3 мероприятия').first().waitFor()
  await page.getByRole('link', { name: 'Семинар для учителей математики' }).click()
  await page.locator('.original mark').first().waitFor()
  await expect.poll(() => page.locator('.original mark').allInnerTexts()).toContain('Семинар для учителей математики')
  await look(page, 'plan-upload')
  await press(page, 'Создать черновик')
  await page.getByText('Черновик. Период').waitFor()
  await page.getByRole('link', { name: 'Семинар для учителей математики' }).click()
  await look(page, 'plan-draft')
  await page.locator('.finding button').first().click()
  await page.getByText('Строка сохранена').waitFor()
  await page.getByRole('link', { name: 'Анализ результатов ВПР', exact: true }).click()
  await page.getByLabel('Кто исполняет').selectOption({ label: 'все школы' })
  await page.getByLabel('Отвечает').selectOption({ label: 'Директор школы' })
  await page.getByLabel('Минут на одно исполнение').fill('60')
  await press(page, 'Сохранить строку')
  await page.getByText('Строка сохранена').waitFor()
}

async function putInForce(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'Ввести в действие' }).click()
  await page.getByText('1800').or(page.getByText('1 800')).first().waitFor()
  await look(page, 'plan-force')
  await press(page, 'Ввести в действие')
  await page.getByRole('link', { name: 'По школам' }).waitFor()
  return page.url()
}

async function submit(page: Page, origin: string): Promise<void> {
  await signInAs(page, origin, 'direktor@demo.invalid')
  await page.getByRole('link', { name: 'Анализ результатов ВПР', exact: true }).click()
  await page.getByLabel('Ссылка').waitFor()
}

describe.skipIf(machine.chromium === undefined)('a plan in the browser', () => {
  it('goes from an order to work that is submitted, returned, submitted again and accepted', async () => {
    await using server = await startDemonstration()
    await using browser = await openBrowser()
    const { page } = browser
    const { origin } = server
    await signInAs(page, origin, 'koordinator@demo.invalid')
    await draftPlan(page, origin)
    const plan = await putInForce(page)
    await look(page, 'plan')
    await page.goto(`${plan}/matrix?month=2026-10`)
    await page.getByText('просрочено').first().waitFor()
    await look(page, 'plan-matrix')

    await submit(page, origin)
    await look(page, 'execution-open')
    const execution = page.url()
    const file = { name: 'Справка.txt', mimeType: 'text/plain', buffer: Buffer.from('Синтетическая справка') }
    await page.locator('input[type=file]').setInputFiles(file)
    await press(page, 'Приложить файл')
    await page.getByText('SHA-256').waitFor()
    await press(page, 'Отправить')
    await page.locator('.page-head .chip', { hasText: 'отправлено' }).waitFor()
    await page.goto(plan)
    await page.getByRole('link', { name: 'Подтвердить ознакомление' }).click()
    await press(page, 'С приказом ознакомлен')
    await page.getByText('ознакомлен', { exact: true }).waitFor()
    await look(page, 'plan-readers')

    await signInAs(page, origin, 'koordinator@demo.invalid')
    await look(page, 'today')
    await page.goto(execution)
    await page.getByLabel('Замечание: что исправить').fill('Нет выводов по математике')
    await press(page, 'Вернуть')
    await page.getByText('Возвращено с замечанием:').waitFor()

    await signInAs(page, origin, 'direktor@demo.invalid')
    await page.getByText('Нет выводов по математике').waitFor()
    await page.goto(execution)
    await page.getByText('Возвращено с замечанием:').waitFor()
    await look(page, 'execution-returned')
    await page.getByLabel('Ссылка').fill('https://demo.invalid/spravka')
    await press(page, 'Приложить ссылку')
    await page.getByRole('link', { name: 'https://demo.invalid/spravka' }).waitFor()
    await press(page, 'Отправить')
    await page.locator('.page-head .chip', { hasText: 'отправлено' }).waitFor()

    await signInAs(page, origin, 'koordinator@demo.invalid')
    await page.goto(execution)
    await press(page, 'Принять')
    await page.locator('.page-head .chip', { hasText: 'принято' }).waitFor()
    await look(page, 'execution-accepted')
    await page.goto(plan)
    await page.getByText('принято 1 из 30').waitFor()
  })
})
