import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { machine } from '../support/machine.ts'
import {
  enterAs,
  expectNoForbiddenWords,
  expectNoSeriousAxe,
  openBrowser,
  saveDownload,
  screenshot,
  startDemonstration,
} from './support/index.ts'

const title = 'Расхождения отметок: что делаем в этой четверти'
const decision = 'Представить план устранения расхождений'

/** The day on the calendar of the demonstration: a meeting of today can be held at once. */
const today = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Moscow' }).format(new Date())

async function look(page: Page, name: string): Promise<void> {
  await expectNoSeriousAxe(page)
  await expectNoForbiddenWords(page)
  await screenshot(page, name)
}

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().click()

async function create(page: Page, origin: string): Promise<string> {
  await page.goto(`${origin}/meetings`)
  await look(page, 'meetings')
  await page.getByRole('link', { name: 'Новая встреча' }).click()
  await page.getByLabel('Тема').fill(title)
  await page.getByLabel('Дата', { exact: false }).first().fill(today)
  await page.getByLabel('Начало').fill('10:00')
  await page.getByLabel('Окончание').fill('11:30')
  await page.getByLabel('Место').fill('Зал заседаний')
  await look(page, 'meeting-new')
  await press(page, 'Создать и перейти к повестке')
  await page.getByText('Предложения по фактам').waitFor()
  return page.url()
}

/** Takes a late measure and the areas of attention from the facts, and adds a point by hand. */
async function drawUpAgenda(page: Page): Promise<void> {
  await page.getByRole('group', { name: 'Мероприятия плана' }).getByRole('checkbox').first().check()
  await page.getByRole('group', { name: 'Области внимания' }).getByRole('checkbox').first().check()
  await look(page, 'meeting-proposals')
  await press(page, 'Взять отмеченное в повестку')
  await page.getByText('Повестка есть.').waitFor()
  expect(await page.locator('.meeting-agenda > li').count()).toBe(2)
  await page.getByText('Изменить повестку').click()
  await page.getByLabel('Новый вопрос').first().fill('О графике перепроверки')
  await press(page, 'Сохранить повестку')
  await page.locator('.meeting-agenda > li').filter({ hasText: 'О графике перепроверки' }).waitFor()
}

async function expectEntry(page: Page, meeting: string): Promise<void> {
  const answer = await page.request.get(`${meeting}/ics`)
  const entry = (await answer.text()).replaceAll(/\r\n[ \t]/g, '')
  expect(answer.headers()['content-type']).toContain('text/calendar')
  for (const line of ['METHOD:REQUEST', 'SEQUENCE:0', `UID:meeting-${meeting.split('/').at(-1)}@obyektiv`]) {
    expect(entry).toContain(line)
  }
  expect(entry).toContain(`DTSTART:${today.replaceAll('-', '')}T070000Z`)
  expect(entry).toContain('О графике перепроверки')
}

async function writeMinutes(page: Page): Promise<void> {
  await press(page, 'Отметить остальных: были')
  await page.getByText('Школ: 30 из 30.').waitFor()
  await page.getByLabel('Номер').fill('5')
  await page.getByLabel('Председатель').fill('И. В. Заречная (демо)')
  await page.getByLabel('Секретарь').fill('Е. П. Координатова (демо)')
  const heard = page.getByLabel('Слушали')
  for (let index = 0; index < (await heard.count()); index++) await heard.nth(index).fill('Сообщение координатора')
  await press(page, 'Сохранить протокол')
  await page.getByText('осталось заполнить: решения').waitFor()
  await look(page, 'meeting-held')
}

async function decide(page: Page): Promise<void> {
  await page.getByLabel('Что решили').fill(decision)
  await page.getByLabel('Срок', { exact: true }).fill('до 25 декабря')
  await page.getByText(/контроль 25\.12\./).waitFor()
  await press(page, 'Добавить решение')
  await page.getByText('войдёт в план').waitFor()
  await look(page, 'meeting-decisions')
  await press(page, 'Утвердить протокол')
  await page.getByText('принято 0 из 30').waitFor()
}

describe.skipIf(machine.chromium === undefined)('a meeting in the browser', () => {
  it('goes from an agenda of facts to minutes that close a row and a decision that schools carry out', async () => {
    await using server = await startDemonstration()
    await using browser = await openBrowser()
    const { page } = browser
    const { origin } = server
    await enterAs(page, origin, 'Муниципальный координатор')
    const meeting = await create(page, origin)
    await drawUpAgenda(page)
    await press(page, 'Отправить приглашения')
    await page.getByText('Приглашено 30: прочитали 0').waitFor()
    await look(page, 'meeting-invited')
    await expectEntry(page, meeting)

    await enterAs(page, origin, 'Директор школы')
    await page.getByRole('link', { name: title }).click()
    await page.getByText('Вы приглашены').waitFor()
    await press(page, 'Будем')
    await page.getByText('будет', { exact: true }).waitFor()
    await look(page, 'meeting-school')
    expect(await page.getByText('Приглашено 30').count()).toBe(0)

    await enterAs(page, origin, 'Муниципальный координатор')
    await page.goto(meeting)
    await page.getByText('Приглашено 30: прочитали 1, будут 1').waitFor()
    await press(page, 'Встреча состоялась')
    await writeMinutes(page)
    await decide(page)

    const rows = page.getByRole('group', { name: 'Может подтвердить' })
    await rows.getByRole('checkbox').first().check()
    await press(page, 'Приложить протокол')
    const closed = page.getByRole('region', { name: 'Какие строки плана закрывает этот протокол' })
    await closed.getByText('в работе').waitFor()
    await look(page, 'meeting-agreed')
    const file = await saveDownload(page, () => page.getByRole('link', { name: 'Скачать протокол (DOCX)' }).click())
    expect(file.name).toMatch(/^Протокол № 5 от .*\.docx$/)
    await closed.getByRole('link').first().click()
    await page.getByText('Протокол № 5 от').first().waitFor()
    await press(page, 'Отправить')
    await press(page, 'Принять')
    await page.getByText('принято', { exact: true }).first().waitFor()

    await enterAs(page, origin, 'Директор школы')
    await page.goto(meeting)
    await page.getByText('принято 0 из 1').waitFor()
    await page.getByRole('link', { name: decision }).click()
    await page.getByText('решение № 5/1').first().waitFor()
    await page.getByRole('link', { name: 'СОШ № 6' }).click()
    await page.getByRole('heading', { level: 1, name: decision }).waitFor()
  })
})
