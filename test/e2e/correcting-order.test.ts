import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { correctedOrder, correctingOrderAsDocx } from '../support/correcting-orders.ts'
import { machine } from '../support/machine.ts'
import {
  expectNoForbiddenWords,
  expectNoSeriousAxe,
  openBrowser,
  screenshot,
  startDemonstration,
} from './support/index.ts'

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

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
  await page.getByRole('heading', { level: 1, name: 'Сегодня' }).waitFor()
}

async function upload(page: Page, origin: string, file: { name: string; mimeType: string; buffer: Buffer }) {
  await page.goto(`${origin}/plans`)
  await page.getByLabel('Файл DOCX').setInputFiles(file)
  await press(page, 'Загрузить и прочитать')
  await press(page, 'Создать черновик')
}

/** The plan of four rows, in force. */
async function plantPlan(page: Page, origin: string): Promise<string> {
  await signInAs(page, origin, 'koordinator@demo.invalid')
  const buffer = Buffer.from(correctedOrder.join('\n'))
  await upload(page, origin, { name: 'Приказ 25-демо.txt', mimeType: 'text/plain', buffer })
  await page.getByText('Черновик. Период').waitFor()
  await page.getByRole('link', { name: 'Ввести в действие' }).click()
  await press(page, 'Ввести в действие')
  await page.getByRole('link', { name: 'По школам' }).waitFor()
  return page.url()
}

/** A head opens the work of the own school by a measure, proves it and hands it in. */
async function handIn(page: Page, plan: string, measure: string): Promise<string> {
  await page.goto(plan)
  await page.getByRole('link', { name: measure, exact: true }).click()
  await page.getByRole('region', { name: 'Исполнения', exact: true }).getByRole('link').first().click()
  await page.getByLabel('Ссылка').fill(`https://demo.invalid/${encodeURIComponent(measure)}`)
  await press(page, 'Приложить ссылку')
  await page.getByText('https://demo.invalid/').first().waitFor()
  await press(page, 'Отправить')
  await page.getByText('отправлено', { exact: true }).first().waitFor()
  return page.url()
}

describe.skipIf(machine.chromium === undefined)('an order that corrects a plan in force', () => {
  it('is read, compared, confirmed, and moves deadlines without losing what was done', async () => {
    await using server = await startDemonstration()
    await using browser = await openBrowser()
    const { page } = browser
    const { origin } = server
    const former = await plantPlan(page, origin)

    await signInAs(page, origin, 'direktor@demo.invalid')
    await page.goto(`${former}/readers`)
    await press(page, 'С приказом ознакомлен')
    await page.getByText('ознакомлен', { exact: true }).waitFor()
    const analysis = await handIn(page, former, 'Анализ результатов ВПР по школе')
    const report = await handIn(page, former, 'Отчёт школы о ходе плана')

    await signInAs(page, origin, 'koordinator@demo.invalid')
    await page.goto(analysis)
    await press(page, 'Принять')
    await page.getByText('принято', { exact: true }).first().waitFor()

    await page.goto(`${origin}/plans`)
    const buffer = Buffer.from(await correctingOrderAsDocx())
    await page.getByLabel('Файл DOCX').setInputFiles({ name: 'Приказ 31-демо.docx', mimeType: docx, buffer })
    await press(page, 'Загрузить и прочитать')
    await page.getByText('Документ говорит, что исправляет другой').waitFor()
    await look(page, 'correcting-upload')
    await press(page, 'Создать черновик')
    await page.getByRole('heading', { level: 1, name: 'Что меняет приказ' }).waitFor()
    const changes = page.url()
    await page.getByText('Изменены 2').waitFor()
    await page.getByText('изменение не прочитано').first().waitFor()
    expect(await page.locator('.words ins').first().textContent()).toContain('20 ноября')
    await look(page, 'correcting-changes')
    await page.getByRole('button', { name: 'Оставить в плане: Размещение плана на сайте школы' }).click()
    await page.getByText('Исключено', { exact: true }).waitFor({ state: 'detached' })
    await page.getByText('Без изменений:').click()
    await page.getByRole('button', { name: 'Исключить: Размещение плана на сайте школы' }).click()
    await page.getByText('Исключено', { exact: true }).waitFor()

    await page.getByRole('link', { name: 'Ввести в действие' }).click()
    await page.getByText('переносится срок').waitFor()
    await look(page, 'correcting-force')
    await press(page, 'Ввести в действие')
    await page.getByText('Действует редакция 2').waitFor()
    const current = page.url()
    await look(page, 'correcting-plan')

    await page.goto(analysis)
    await page.getByText('принято', { exact: true }).first().waitFor()
    await page.getByText('30.10.2026').first().waitFor()
    await page.goto(report)
    await page.getByText('отправлено', { exact: true }).first().waitFor()
    await page.getByText('контрольная дата 16.11.2026 → 25.12.2026').waitFor()
    await page.getByText('перешло в редакцию 2 плана').waitFor()
    await page.getByRole('link', { name: /^https:\/\/demo\.invalid/ }).waitFor()
    await look(page, 'correcting-execution')

    await page.goto(former)
    await page.getByText('Эта редакция заменена').waitFor()
    await page.getByText('до 16 ноября 2026 г.').waitFor()
    await page.getByText('принято 1 из 30').first().waitFor()
    await page.getByRole('link', { name: 'Отчёт школы о ходе плана', exact: true }).click()
    await page.getByText('Прежняя редакция').waitFor()
    await look(page, 'correcting-former-measure')
    await page.goto(`${current}/readers`)
    await page.getByText('С прежней редакцией').waitFor()
    await look(page, 'correcting-readers')
    await page.goto(changes)
    await page.getByRole('heading', { level: 1, name: 'Что изменила редакция 2' }).waitFor()
    await look(page, 'correcting-changed')

    await editInForce(page, current)
    await giveToPeople(page, origin, current)
  })
})

/** A technical edit with its preview; the second of two editors is shown the first's. */
async function editInForce(page: Page, plan: string): Promise<void> {
  await page.goto(plan)
  await page.getByRole('link', { name: 'Памятка для родителей', exact: true }).click()
  await page.getByRole('link', { name: 'Изменить', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Изменить мероприятие' }).waitFor()
  const second = await page.context().newPage()
  await second.goto(page.url())
  await page.getByLabel('Срок, как в документе').fill('до 15 апреля 2027 г.')
  await press(page, 'Показать, что изменится')
  await page.getByText('переносится срок').waitFor()
  await look(page, 'measure-edit-preview')
  await page.getByLabel('Причина технической правки').fill('Опечатка при переносе в систему')
  await press(page, 'Записать изменение')
  await page.getByText('внесена техническая правка').waitFor()
  await look(page, 'measure-technical')

  await second.getByLabel('Минут на одно исполнение').fill('30')
  await press(second, 'Показать, что изменится')
  await second.getByText('Хотели записать вы').waitFor()
  await look(second, 'measure-conflict')
  await second.getByRole('link', { name: 'Оставить записанное' }).click()
  await expect.poll(() => second.getByLabel('Срок, как в документе').inputValue()).toBe('до 15 апреля 2027 г.')
  await second.close()
}

/** The head gives work to a deputy, and the coordinator sees who holds what. */
async function giveToPeople(page: Page, origin: string, plan: string): Promise<void> {
  await signInAs(page, origin, 'direktor@demo.invalid')
  await page.goto(plan)
  await page.getByRole('link', { name: 'Обсуждение критериев оценивания в школе', exact: true }).click()
  await page.getByRole('region', { name: 'Исполнения', exact: true }).getByRole('link').first().click()
  await page.getByRole('link', { name: 'Назначить' }).click()
  await look(page, 'execution-owner')
  await page.getByLabel('Ответственный').selectOption({ index: 1 })
  await press(page, 'Назначить')
  await page.getByText('поручено:').waitFor()
  await signInAs(page, origin, 'koordinator@demo.invalid')
  await page.goto(`${origin}/plans`)
  await page.getByRole('link', { name: 'Ответственные' }).click()
  await page.getByRole('heading', { level: 1, name: 'Ответственные' }).waitFor()
  await look(page, 'plan-owners')
}
