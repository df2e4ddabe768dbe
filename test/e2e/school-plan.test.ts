import type { Page } from 'playwright-core'
import { describe, it } from 'vitest'
import { machine } from '../support/machine.ts'
import {
  expectNoForbiddenWords,
  expectNoSeriousAxe,
  openBrowser,
  screenshot,
  startDemonstration,
} from './support/index.ts'

const asked = 'Директорам школ разработать планы школ на основе плана и представить их на согласование'
const ownRow = 'Семинар учителей математики о критериях проверки'
const mended = 'Семинар учителей математики 5–8 классов о критериях проверки'
const school = 'СОШ № 6'

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

/** The page of the municipal plan of the demonstration, as whoever is signed in sees it. */
async function openMunicipalPlan(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/plans`)
  await page
    .getByRole('link', { name: /^План мероприятий \(Демо\)/ })
    .first()
    .click()
  await page.getByRole('link', { name: 'Планы школ', exact: true }).waitFor()
}

/** The school derives its plan, adds a row whose deadline is read while it is written, and sends it. */
async function writePlan(page: Page, origin: string): Promise<string> {
  await openMunicipalPlan(page, origin)
  await page.getByRole('link', { name: 'Планы школ', exact: true }).click()
  await look(page, 'school-plan-none')
  await press(page, 'Составить план школы')
  await page.getByRole('heading', { name: /Мероприятия муниципального плана/ }).waitFor()
  await page.getByText('Добавить мероприятие школы').click()
  await page.getByRole('textbox', { name: 'Мероприятие', exact: true }).fill(ownRow)
  await page.getByLabel('Срок', { exact: true }).fill('до 15 апреля 2027 г.')
  await page.getByText('контроль 15.04.2027').waitFor()
  await page.getByLabel('Ответственные').fill('Заместитель директора')
  await page.getByLabel('Ожидаемый результат').fill('Протокол')
  await page.getByLabel('Минут на одно исполнение').fill('90')
  await press(page, 'Добавить')
  await page.getByText('Строка сохранена').waitFor()
  await page.getByRole('link', { name: 'Изменить: Сопоставление результатов ВПР' }).click()
  await page.getByLabel('Как это делается в школе').fill('Сначала смотрят методические объединения')
  await press(page, 'Сохранить строку')
  await page.getByText('Как делает школа: Сначала смотрят методические объединения').waitFor()
  await look(page, 'school-plan-draft')
  await press(page, 'Отправить на согласование')
  await page.getByText('План на согласовании').waitFor()
  return page.url().split('?')[0] ?? ''
}

async function giveBack(page: Page, origin: string, plan: string): Promise<void> {
  await openMunicipalPlan(page, origin)
  await page.getByRole('link', { name: 'Планы школ', exact: true }).click()
  await look(page, 'school-plans')
  await page.getByRole('link', { name: school, exact: true }).click()
  await page.waitForURL(plan)
  const row = page.getByRole('listitem').filter({ hasText: ownRow }).last()
  await row.getByText('Замечание к строке').click()
  await page.getByLabel(`Замечание к строке: ${ownRow}`).fill('Назовите классы')
  await look(page, 'school-plan-review')
  await press(page, 'Вернуть с замечаниями')
  await page.getByText('План возвращён с замечаниями к строкам').waitFor()
}

async function mend(page: Page, plan: string): Promise<void> {
  await page.goto(plan)
  await page.getByText('Назовите классы').waitFor()
  await look(page, 'school-plan-returned')
  await page.getByRole('link', { name: `Изменить: ${ownRow}` }).click()
  await page.locator('.plan-chosen').getByRole('textbox', { name: 'Мероприятие', exact: true }).fill(mended)
  await press(page, 'Сохранить строку')
  await page.getByText('Строка сохранена').waitFor()
  await press(page, 'Отправить на согласование')
  await page.getByText('План на согласовании').waitFor()
}

/** A record with its document makes the municipality's number grow. */
async function addRecord(page: Page, origin: string): Promise<void> {
  await openMunicipalPlan(page, origin)
  await page.getByRole('link', { name: 'Показатели', exact: true }).click()
  await page.getByRole('link', { name: /обучено учителей/ }).click()
  await page.getByLabel('Что сделано').fill('Учителя математики прошли курсы')
  await page.getByRole('textbox', { name: 'Сколько' }).fill('2')
  await page.getByLabel('Дата документа').fill('2026-10-20')
  await page.getByLabel('Какой документ').fill('Удостоверения, реестр № 9')
  await press(page, 'Внести запись')
  await page.getByText('Приложите документ').waitFor()
  await page.getByLabel('Что сделано').fill('Учителя математики прошли курсы')
  await page.getByRole('textbox', { name: 'Сколько' }).fill('2')
  await page.getByLabel('Дата документа').fill('2026-10-20')
  await page.getByLabel('Какой документ').fill('Удостоверения, реестр № 9')
  const file = { name: 'Реестр.txt', mimeType: 'text/plain', buffer: Buffer.from('Синтетический реестр') }
  await page.locator('input[type=file]').setInputFiles(file)
  await press(page, 'Внести запись')
  await page.getByText('вклад школы: 2').waitFor()
  await look(page, 'target-of-school')
}

describe.skipIf(machine.chromium === undefined)('the plan of a school in the browser', () => {
  it('is derived, sent, returned, mended and accepted; it closes the municipal row and becomes work', async () => {
    await using server = await startDemonstration()
    await using browser = await openBrowser()
    const { page } = browser
    const { origin } = server
    await signInAs(page, origin, 'direktor@demo.invalid')
    const plan = await writePlan(page, origin)
    await signInAs(page, origin, 'metodist@demo.invalid')
    await giveBack(page, origin, plan)
    await signInAs(page, origin, 'direktor@demo.invalid')
    await mend(page, plan)

    await signInAs(page, origin, 'koordinator@demo.invalid')
    await page.goto(plan)
    await press(page, 'Принять')
    await page.getByText('План принят и введён в действие').waitFor()
    const row = page.getByRole('listitem').filter({ hasText: asked })
    await row.getByText('принято', { exact: true }).waitFor()
    await row.getByRole('link', { name: '01.12.2026' }).click()
    await page.getByText('План мероприятий (Демо)').first().waitFor()
    await page.getByRole('heading', { name: 'Подтверждения' }).waitFor()
    await page.getByText(`${school}. План мероприятий (Демо)`).first().waitFor()
    await look(page, 'school-plan-closes-row')

    await signInAs(page, origin, 'direktor@demo.invalid')
    await page.goto(plan)
    await look(page, 'school-plan-accepted')
    await page.getByRole('listitem').filter({ hasText: mended }).getByRole('link', { name: '15.04.2027' }).click()
    await page.getByRole('heading', { level: 1, name: mended }).waitFor()
    await page.getByText('не начато').first().waitFor()
    await addRecord(page, origin)
    await page.goto(`${origin}/burden`)
    await page.getByRole('heading', { level: 1, name: 'Нагрузка' }).waitFor()
    await look(page, 'burden-of-school')

    await signInAs(page, origin, 'koordinator@demo.invalid')
    await openMunicipalPlan(page, origin)
    await page.getByRole('link', { name: 'Показатели', exact: true }).click()
    await page.getByText('16 из 20').waitFor()
    await look(page, 'targets')
    await page.getByRole('link', { name: /обучено учителей/ }).click()
    await look(page, 'target')
    await page.goto(`${origin}/burden`)
    await page.getByText('На что уходит больше всего').waitFor()
    await look(page, 'burden')
  })
})
