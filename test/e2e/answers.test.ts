import { describe, expect, it } from 'vitest'
import { machine } from '../support/machine.ts'
import { expectNoSeriousAxe, expectNoSidewaysScroll, openBrowser, startServer } from './support/index.ts'

describe.skipIf(machine.chromium === undefined)('the program as a stranger meets it', () => {
  it('answers with a page in Russian that axe finds nothing serious on', async () => {
    await using server = await startServer()
    await using browser = await openBrowser()
    await browser.page.goto(server.origin)
    expect(await browser.page.locator('html').getAttribute('lang')).toBe('ru')
    expect(await browser.page.locator('h1').count()).toBe(1)
    await expectNoSeriousAxe(browser.page)
    await browser.page.setViewportSize({ width: 320, height: 720 })
    await expectNoSidewaysScroll(browser.page)
  })

  it('refuses a form that another site sends', async () => {
    await using server = await startServer()
    const answer = await fetch(`${server.origin}/sign-in`, {
      method: 'POST',
      headers: { origin: 'https://elsewhere.example' },
    })
    expect(answer.status).toBe(403)
  })
})
