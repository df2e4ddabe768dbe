import { strFromU8, unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { readDocument } from '#documents'
import { readPlan } from '#plan'
import { machine } from '../support/machine.ts'
import { expectNoSeriousAxe, openBrowser, saveDownload, screenshot, startDemonstration } from './support/index.ts'

const title = 'Отчёт о подготовке к процедурам'
const conclusion = 'Школа готова: организаторы назначены, материалы проверены.'
const remark = 'Назовите, чего не хватает'

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

const download = async (page: Page, link: string): Promise<Uint8Array> =>
  (await saveDownload(page, () => page.getByRole('link', { name: link }).first().click())).bytes

/** «до 27 ноября 2026 г.», some days from now: its draft is made at once. */
function soonInWords(): string {
  const day = new Date(Date.now() + 5 * 86_400_000)
  return `до ${new Intl.DateTimeFormat('ru', { dateStyle: 'long' }).format(day)}`
}

async function setSchedule(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/documents`)
  await page.getByRole('link', { name: 'Ежемесячные отчёты' }).click()
  await look(page, 'reports')
  await page.getByRole('link', { name: 'Расписание отчётов' }).click()
  await page.getByLabel('Название отчёта').fill(title)
  await page.getByLabel('Срок словами').fill('когда получится')
  await press(page, 'Показать даты')
  await page.getByText('Не понято: «когда получится»').waitFor()
  await page.getByLabel('Срок словами').fill(soonInWords())
  await page.getByLabel('Кто пишет').selectOption('below')
  await page.getByLabel('Черновик за сколько дней').fill('30')
  await press(page, 'Показать даты')
  await page.locator('.notice').getByText('Понято так: до').waitFor()
  await look(page, 'report-schedules')
  await press(page, 'Установить расписание')
  await page.getByRole('heading', { name: title }).waitFor()
}

async function openReport(page: Page): Promise<void> {
  await page.getByRole('link', { name: title }).first().click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

async function decide(page: Page, origin: string, button: string, words: string): Promise<void> {
  await signInAs(page, origin, 'koordinator@demo.invalid')
  await openReport(page)
  if (words !== '') await page.getByLabel('Замечание').fill(words)
  await look(page, 'report-decision')
  await press(page, button)
}

describe.skipIf(machine.chromium === undefined)('a report of a period in the browser', () => {
  it('is scheduled, written, sent, returned, sent again, accepted, and closes a row of the plan', async () => {
    await using server = await startDemonstration()
    await using browser = await openBrowser()
    const { page } = browser
    const { origin } = server
    await signInAs(page, origin, 'koordinator@demo.invalid')
    await setSchedule(page, origin)

    await signInAs(page, origin, 'direktor@demo.invalid')
    await openReport(page)
    await page.getByText('Факты собраны сейчас').waitFor()
    await press(page, 'Отправить отчёт')
    await page.getByText('Заполните «Выводы»').waitFor()
    await page.getByLabel('Выводы').fill(conclusion)
    await press(page, 'Сохранить')
    await page.getByText('Сохранено. Отчёт ещё не отправлен.').waitFor()
    await look(page, 'report-draft')
    await press(page, 'Отправить отчёт')
    await page.getByText('Отчёт отправлен.').waitFor()

    await decide(page, origin, 'Вернуть с замечанием', remark)
    await page.getByText('Отчёт возвращён с вашим замечанием.').waitFor()
    await page.getByText('Отчёт сейчас у автора.').waitFor()

    await signInAs(page, origin, 'direktor@demo.invalid')
    await openReport(page)
    await page.getByText(`Возвращён с замечанием: ${remark}`).waitFor()
    await page.getByLabel('Трудности').fill('Не хватает одного наблюдателя.')
    await press(page, 'Отправить отчёт')
    await page.getByText('Отчёт отправлен.').waitFor()
    const report = page.url().replace(/\?.*/, '')

    await decide(page, origin, 'Принять отчёт', '')
    await page.getByText('Отчёт принят.').waitFor()
    await look(page, 'report-accepted')

    await signInAs(page, origin, 'direktor@demo.invalid')
    await page.goto(report)
    await page.getByRole('checkbox', { name: 'Отчёт школы о ходе плана' }).last().check()
    await press(page, 'Приложить и отправить')
    await page.getByText('строки отправлены на приёмку').waitFor()
    await page.getByText('Отчёт приложен как подтверждение:').waitFor()
    await look(page, 'report-closes-rows')
    const docx = unzipSync(await download(page, 'Скачать DOCX'))
    const text = strFromU8(docx['word/document.xml']!)
    expect(text).toContain(conclusion)
    expect(text).toContain('Не хватает одного наблюдателя.')

    await signInAs(page, origin, 'koordinator@demo.invalid')
    await page.goto(`${origin}/plans`)
    await page.getByRole('link', { name: 'План мероприятий (Демо)' }).first().click()
    const annex = await readDocument(await download(page, 'Приложение к приказу (DOCX)'))
    if (!annex.ok) throw new Error(annex.error.sentence)
    const reading = readPlan(annex.value)
    expect(reading.ok && reading.value.measures.map(({ text: words }) => words)).toContain('Отчёт школы о ходе плана')
  })
})
