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

async function look(page: Page, name: string): Promise<void> {
  await expectNoSeriousAxe(page)
  await expectNoForbiddenWords(page)
  await screenshot(page, name)
}

const press = (page: Page, name: string | RegExp): Promise<void> =>
  page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click()

const found = async (page: Page): Promise<number> => {
  const caption = await page.locator('.executions caption').innerText()
  return Number(/\d+/.exec(caption)?.[0] ?? 'NaN')
}

/** Unfolds the lines of an iCalendar file (RFC 5545, 3.1) and gives its entries as fields. */
function entriesOf(text: string): readonly ReadonlyMap<string, string>[] {
  const lines = text.replaceAll('\r\n ', '').split('\r\n')
  const entries: Map<string, string>[] = []
  for (const line of lines) {
    if (line === 'BEGIN:VEVENT') entries.push(new Map())
    const [name = '', ...value] = line.split(':')
    entries.at(-1)?.set(name.split(';')[0] ?? '', value.join(':'))
  }
  return entries
}

describe.skipIf(machine.chromium === undefined)('the views of a plan in the browser', () => {
  it('lead from a count of the day to its list, keep a selection, and accept many rows but one that changed', async () => {
    await using server = await startDemonstration()
    await using browser = await openBrowser()
    const { page } = browser
    const { origin } = server
    await enterAs(page, origin, 'Муниципальный координатор')
    await page.getByRole('heading', { level: 1, name: 'Сегодня' }).waitFor()
    await look(page, 'today-coordinator')
    const waiting = page.locator('.card', { has: page.getByRole('heading', { name: /^Ждут вашего решения/ }) })
    const counted = Number(await waiting.getByRole('heading').getByRole('link').innerText())
    await waiting.getByRole('heading').getByRole('link').click()
    await page.getByRole('heading', { level: 1, name: 'Исполнения' }).waitFor()
    await expect.poll(() => found(page)).toBe(counted)

    await page.getByText('Сохранить этот отбор').click()
    await page.getByLabel('Название отбора').fill('Ждут решения')
    await page.getByLabel('Открывать первым').check()
    await press(page, 'Сохранить')
    await page.getByRole('navigation', { name: 'Сохранённые отборы' }).getByText('Ждут решения').waitFor()
    await page.goto(`${origin}/executions`)
    await page.waitForURL(/state=submitted/)
    await expect.poll(() => found(page)).toBe(counted)
    await look(page, 'executions')

    const ticks = page.getByRole('checkbox', { name: /^Отметить/ })
    for (const index of [0, 1, 2]) await ticks.nth(index).check()
    // While the list stands open, one of the three is decided on elsewhere.
    const other = await browser.context.newPage()
    await other.goto(await linkOf(page, 0))
    await press(other, 'Принять')
    await other.getByText('принято', { exact: true }).first().waitFor()
    await other.close()
    await press(page, /^Принять/)
    await page.getByText('Пока ничего не изменено').waitFor()
    await page.getByText('1: пока вы смотрели, его изменил другой человек').waitFor()
    await look(page, 'executions-change')
    await press(page, 'Принять: 2')
    await page.getByText('изменено 2, осталось как было 1').waitFor()
    await look(page, 'executions-changed')
    await page.getByRole('link', { name: 'Вернуться к списку' }).click()
    await page.waitForURL(/state=submitted/)
    await expect.poll(() => found(page)).toBe(counted - 3)

    const workbook = await saveDownload(page, () => page.getByText('Скачать таблицу (XLSX)').click())
    expect([workbook.name, new TextDecoder().decode(workbook.bytes.slice(0, 2))]).toEqual([
      'Исполнения. Заречный МО (Демо).xlsx',
      'PK',
    ])
  })

  it('show a plan by months and by days, each cell leading to its executions', async () => {
    await using server = await startDemonstration()
    await using browser = await openBrowser()
    const { page } = browser
    const { origin } = server
    await enterAs(page, origin, 'Муниципальный координатор')
    await page.goto(`${origin}/plans`)
    await page
      .getByRole('link', { name: /^План мероприятий/ })
      .first()
      .click()
    await page.getByRole('link', { name: 'По месяцам' }).click()
    await page.getByRole('heading', { level: 1, name: 'По месяцам' }).waitFor()
    await look(page, 'plan-months')
    const row = page.getByRole('row', { name: /Анализ результатов ВПР/ })
    expect(await row.getByText('ничего не поручено').count()).toBeGreaterThan(9)
    const late = page.locator('.months a.cell-late').filter({ hasText: '/' }).first()
    const count = Number(/просрочено (\d+)/.exec(await late.innerText())?.[1])
    await late.click()
    await page.getByRole('heading', { level: 1, name: 'Исполнения' }).waitFor()
    await page.getByLabel('Состояние').selectOption({ label: 'Просрочено' })
    await press(page, 'Отобрать')
    await page.waitForURL(/state=late/)
    await expect.poll(() => found(page)).toBe(count)

    await page.getByRole('navigation', { name: 'Вид плана' }).getByRole('link', { name: 'Календарь' }).click()
    await page.getByRole('heading', { level: 1, name: /^Календарь/ }).waitFor()
    await look(page, 'plan-calendar')
    await page
      .getByRole('link', { name: /^\d+ школ/ })
      .first()
      .click()
    await page.getByRole('heading', { level: 1, name: 'Исполнения' }).waitFor()
    await expect.poll(() => found(page)).toBeGreaterThan(1)
  })

  it('show a school all that it owes, and give its head a calendar that any program reads by its address', async () => {
    await using server = await startDemonstration()
    await using browser = await openBrowser()
    const { page } = browser
    const { origin } = server
    await enterAs(page, origin, 'Директор школы')
    await page.getByRole('link', { name: 'Всё, что поручено' }).click()
    await page.getByRole('heading', { level: 1, name: 'Что поручено' }).waitFor()
    await look(page, 'own-work')
    const owed = await found(page)
    await page.getByRole('link', { name: 'Сроки в моём календаре' }).click()
    await press(page, 'Открыть календарь')
    const address = await page.locator('.notice', { hasText: '/feeds/' }).innerText()
    await look(page, 'own-calendar')
    const feed = await fetch(address)
    expect([feed.status, feed.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8'])
    const etag = feed.headers.get('etag') ?? ''
    const entries = entriesOf(await feed.text())
    const overdue = entries.filter((entry) => entry.get('SUMMARY')?.startsWith('Просрочено'))
    const due = entries.filter((entry) => entry.get('SUMMARY')?.startsWith('Срок'))
    expect(overdue.length).toBeLessThanOrEqual(1)
    expect(due.length).toBeGreaterThan(0)
    expect(due.length).toBeLessThanOrEqual(owed)
    expect(new Set(entries.map((entry) => entry.get('UID'))).size).toBe(entries.length)
    for (const entry of due) expect(entry.get('DTSTART')).toMatch(/^\d{8}$/)
    expect((await fetch(address, { headers: { 'if-none-match': etag } })).status).toBe(304)

    await press(page, 'Закрыть адрес')
    await page.getByText('Адрес закрыт').waitFor()
    expect((await fetch(address)).status).toBe(404)
    expect((await fetch(`${origin}/feeds/${'x'.repeat(43)}.ics`)).status).toBe(404)
  })

  it('show the second of two people who edit one row what the first has changed', async () => {
    await using server = await startDemonstration()
    await using one = await openBrowser()
    await using two = await openBrowser()
    await enterAs(one.page, server.origin, 'Муниципальный координатор')
    await enterAs(two.page, server.origin, 'Начальник управления образования')
    for (const { page } of [one, two]) {
      await page.goto(`${server.origin}/plans`)
      await page
        .getByRole('link', { name: /^План мероприятий/ })
        .first()
        .click()
      await page.getByRole('link', { name: /^Консультации школ/ }).click()
      await page.getByRole('link', { name: 'Изменить', exact: true }).click()
      await page.getByLabel('Минут на одно исполнение').waitFor()
    }
    await one.page.getByLabel('Минут на одно исполнение').fill('45')
    await press(one.page, 'Показать, что изменится')
    await press(one.page, 'Записать изменение')
    await one.page.waitForURL(({ pathname }) => !pathname.endsWith('/edit'))

    await two.page.getByLabel('Минут на одно исполнение').fill('90')
    await press(two.page, 'Показать, что изменится')
    await two.page.getByText('Хотели записать вы').waitFor()
    const shown = await two.page.locator('main').innerText()
    expect(shown).toContain('45')
    expect(shown).toContain('90')
    await look(two.page, 'measure-two-people')
    await two.page.getByRole('link', { name: 'Оставить записанное' }).click()
    await expect.poll(() => two.page.getByLabel('Минут на одно исполнение').inputValue()).toBe('45')
  })

  it('change many rows without JavaScript too', async () => {
    await using server = await startDemonstration()
    await using browser = await openBrowser({ javaScript: false })
    const { page } = browser
    await enterAs(page, server.origin, 'Муниципальный координатор')
    await page.goto(`${server.origin}/executions?state=submitted`)
    const before = await found(page)
    await page
      .getByRole('checkbox', { name: /^Отметить/ })
      .first()
      .check()
    await press(page, /^Вернуть/)
    await page.getByLabel('Замечание: что исправить').fill('Приложите протокол')
    await press(page, 'Вернуть с замечанием: 1')
    await page.getByText('изменено 1, осталось как было 0').waitFor()
    await page.getByRole('link', { name: 'Вернуться к списку' }).click()
    await expect.poll(() => found(page)).toBe(before - 1)
  })
})

async function linkOf(page: Page, index: number): Promise<string> {
  const href = await page.locator('.executions tbody th a').nth(index).getAttribute('href')
  return new URL(href ?? '', page.url()).href
}
