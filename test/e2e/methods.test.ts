import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { machine } from '../support/machine.ts'
import {
  enterAs,
  expectNoForbiddenWords,
  expectNoSeriousAxe,
  expectNoSidewaysScroll,
  openBrowser,
  type RunningServer,
  screenshot,
  startDemonstration,
} from './support/index.ts'

const role = 'Директор школы'

/** A busy machine is slow; nothing takes this long. */
const patience = { timeout: 15_000 }

async function look(page: Page, name: string): Promise<void> {
  await expectNoSeriousAxe(page)
  await expectNoForbiddenWords(page)
  await screenshot(page, name)
}

const textOf = (page: Page, selector: string) => page.locator(selector).first().innerText()

describe.skipIf(machine.chromium === undefined)('how it is counted', () => {
  let server: RunningServer
  beforeAll(async () => {
    server = await startDemonstration()
  })
  afterAll(() => server[Symbol.asyncDispose]())

  it('answers the keyboard: a step of the slider changes the picture, the sentence and the address', async () => {
    await using browser = await openBrowser()
    const { page } = browser
    await enterAs(page, server.origin, role)
    await page.goto(`${server.origin}/methods`)
    await look(page, 'methods-live')
    const before = await textOf(page, '#example .sentence')
    await page.getByRole('slider', { name: /Работ подняли через границу/ }).focus()
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => page.url(), patience).toContain('amount=15')
    await expect.poll(() => textOf(page, '#example .sentence'), patience).not.toBe(before)
    await page.getByRole('radio', { name: 'в 20 школах' }).check()
    await page
      .getByRole('img', { name: /^Школ 100: без поправки названо/ })
      .first()
      .waitFor()
    await expect.poll(() => page.url(), patience).toContain('touched=20')
    await expect.poll(() => page.url(), patience).toContain('amount=15')
  })

  it('works without scripts: the form asks the server, and the answer stands beside its table', async () => {
    await using browser = await openBrowser({ javaScript: false })
    const { page } = browser
    await enterAs(page, server.origin, role)
    await page.goto(`${server.origin}/methods/task-residual?amount=0`)
    expect(await textOf(page, '[aria-live]')).toContain('уточнять нечего')
    await page.goto(`${server.origin}/methods`)
    await page.getByRole('radio', { name: '500' }).check()
    await page.locator('#small').getByRole('button', { name: 'Пересчитать' }).click()
    expect(page.url()).toContain('schools=500')
    expect(await page.locator('#small table tbody tr').count()).toBe(9)
  })

  it('has a page for every family, and its example takes the marks of a register', async () => {
    await using browser = await openBrowser()
    const { page } = browser
    await enterAs(page, server.origin, role)
    await page.goto(`${server.origin}/methods`)
    const families = await page
      .locator('a[href^="/methods/"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
    expect(families.length).toBeGreaterThanOrEqual(8)
    for (const family of families) {
      expect((await page.goto(server.origin + family))?.status()).toBe(200)
      await expectNoSeriousAxe(page)
      await page.setViewportSize({ width: 320, height: 800 })
      await expectNoSidewaysScroll(page)
      await page.setViewportSize({ width: 1440, height: 900 })
    }
    await page.goto(`${server.origin}/methods/register`)
    await look(page, 'method-register')
    const before = await textOf(page, '[aria-live] .sentence')
    await page.getByLabel('За работу «5», в журнале «4»').fill('20')
    await expect.poll(() => textOf(page, '[aria-live] .sentence'), patience).not.toBe(before)
    expect((await page.goto(`${server.origin}/methods/nothing`))?.status()).toBe(404)
  })
})

describe.skipIf(machine.chromium === undefined)('the picture of a sign', () => {
  it('is of the class that carries it until another is chosen', async () => {
    await using server = await startDemonstration()
    await using browser = await openBrowser()
    const { page } = browser
    await enterAs(page, server.origin, 'Муниципальный координатор')
    await page.goto(`${server.origin}/schools/edu990003`)
    const link = page.locator('tr', { hasText: 'требует уточнения' }).locator('a[href*="/assessments/"]').first()
    await link.click()
    const card = page.locator('section#task-residual')
    await card
      .getByRole('img', { name: /^Выполнение заданий/ })
      .first()
      .waitFor()
    await look(page, 'task-profile')
    const chosen = card.locator('.class-links a[aria-current]')
    const carrier = await chosen.innerText()
    await card.locator('.class-links a:not([aria-current])').first().click()
    await expect.poll(() => chosen.innerText(), patience).not.toBe(carrier)
    await expect
      .poll(() => card.getByRole('img').first().getAttribute('aria-label'), patience)
      .toContain(`класс «${(await chosen.innerText()).trim()}»`)
  })
})
