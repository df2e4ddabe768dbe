import { unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { docxToPdf } from '#documents'
import { readTable } from '#tabular'
import { machine } from '../support/machine.ts'
import { enterAs, openBrowser, type RunningServer, saveDownload, startDemonstration } from './support/index.ts'

describe.skipIf(machine.chromium === undefined)('looking into the demonstration', () => {
  let server: RunningServer
  beforeAll(async () => {
    server = await startDemonstration()
  })
  afterAll(() => server[Symbol.asyncDispose]())

  it('goes from the areas of attention to a school, to a work, and shows what stands behind the sign', async () => {
    await using browser = await openBrowser()
    const { page } = browser
    await enterAs(page, server.origin, 'Муниципальный координатор')
    await page.getByRole('heading', { level: 1, name: 'Сегодня' }).waitFor()
    await page.getByRole('link', { name: 'Школы', exact: true }).first().click()
    await page.getByRole('heading', { level: 1, name: 'Области внимания' }).waitFor()
    await page.getByRole('link', { name: 'СОШ № 6', exact: true }).first().click()
    await page.getByRole('heading', { name: 'Что могло бы это объяснить' }).waitFor()
    await page.getByRole('heading', { name: 'Официальный список' }).waitFor()
    await page.locator('a[href*="/assessments/"]').first().click()
    await page.getByRole('heading', { level: 1, name: /СОШ № 6: ВПР/ }).waitFor()
    await page.getByRole('link', { name: 'Все результаты работы' }).click()
    await page.getByRole('heading', { name: 'Первичные баллы' }).waitFor()
  })

  it('gives a table away as a workbook that says the same as the page', async () => {
    await using browser = await openBrowser()
    const { page } = browser
    await enterAs(page, server.origin, 'Муниципальный координатор')
    await page.goto(`${server.origin}/analysis`)
    const firstRow = page.locator('table').first().locator('tbody tr').first()
    const school = (await firstRow.locator('th').innerText()).trim()
    const saved = await saveDownload(page, () =>
      page.getByRole('link', { name: 'Скачать таблицу (XLSX)' }).first().click(),
    )
    const table = await readTable(saved.bytes, saved.name)
    expect(saved.name).toMatch(/^Результаты по школам.*\.xlsx$/)
    expect(table.ok && table.value.sheets[0]?.rows.some(([name]) => name === school)).toBe(true)
  })

  it('gives the analytic note away as a document that an office opens', async () => {
    await using browser = await openBrowser()
    const { page } = browser
    await enterAs(page, server.origin, 'Муниципальный координатор')
    await page.goto(`${server.origin}/documents`)
    await page.getByRole('button', { name: 'Составить справку' }).click()
    await page.getByText('готова.').waitFor()
    const saved = await saveDownload(page, () => page.getByRole('link', { name: /DOCX/ }).first().click())
    expect(saved.name).toMatch(/\.docx$/)
    const text = new TextDecoder().decode(unzipSync(saved.bytes)['word/document.xml'])
    expect(text).toContain('Заречн')
    if (machine.libreOffice === undefined) return
    const pdf = await docxToPdf(saved.bytes)
    expect(pdf.ok && new TextDecoder().decode(pdf.value.subarray(0, 5))).toBe('%PDF-')
  })

  it('is walked by keyboard alone, with the focus in sight', async () => {
    await using browser = await openBrowser()
    const { page } = browser
    await page.goto(`${server.origin}/sign-in`)
    await tabTo(page, /Войти\s*: Муниципальный координатор/)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Сегодня' }).waitFor()
    await page.goto(`${server.origin}/schools`)
    await page.keyboard.press('Tab')
    expect(await focused(page)).toMatchObject({ text: 'К содержанию', seen: true })
    await page.keyboard.press('Enter')
    await tabTo(page, /^СОШ № 6$/)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Официальный список' }).waitFor()
    await tabTo(page, /^Анализ$/)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Анализ результатов' }).waitFor()
    await tabTo(page, /^Документы$/)
    await page.keyboard.press('Enter')
    await tabTo(page, /^Составить справку$/)
    await page.keyboard.press('Enter')
    await page.getByText('готова.').waitFor()
  })

  it('ends a session on another device', async () => {
    await using here = await openBrowser()
    await using there = await openBrowser()
    await enterAs(here.page, server.origin, 'Методист')
    await enterAs(there.page, server.origin, 'Методист')
    await here.page.goto(`${server.origin}/profile`)
    await here.page.getByRole('button', { name: 'Завершить все, кроме этого' }).click()
    await here.page.getByText('Вход завершён.').waitFor()
    await there.page.goto(`${server.origin}/schools`)
    await there.page.getByRole('heading', { level: 1, name: 'Вход' }).waitFor()
    await here.page.goto(`${server.origin}/schools`)
    await here.page.getByRole('heading', { level: 1, name: 'Области внимания' }).waitFor()
  })
})

const mostTabs = 150

/** Presses Tab until what is wanted has the focus; every stop on the way must show that it has it. */
async function tabTo(page: Page, wanted: RegExp): Promise<void> {
  const passed: string[] = []
  for (let press = 0; press < mostTabs; press++) {
    await page.keyboard.press('Tab')
    const { text, seen } = await focused(page)
    if (!seen && text !== '') expect.fail(`the focus on «${text}» cannot be seen at ${page.url()}`)
    if (wanted.test(text)) return
    passed.push(text)
  }
  expect.fail(`no Tab leads to ${wanted} at ${page.url()}, only to: ${passed.join(' | ')}`)
}

async function focused(page: Page): Promise<{ readonly text: string; readonly seen: boolean }> {
  return page.evaluate(`(() => {
    const it = document.activeElement
    if (it === null || it === document.body) return { text: '', seen: true }
    const style = getComputedStyle(it)
    const text = (it.getAttribute('aria-label') ?? it.textContent ?? '').replace(/\\s+/g, ' ').trim()
    return { text, seen: style.outlineStyle !== 'none' || style.boxShadow !== 'none' }
  })()`)
}
