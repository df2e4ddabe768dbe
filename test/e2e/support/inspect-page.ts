import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { forbiddenWordsIn } from '../../safety/forbidden-words.ts'

const pictures = join(import.meta.dirname, '..', '..', '..', 'test-output', 'screens')

/** Nothing that axe calls serious or critical, by the rules of WCAG 2.2 AA. */
export async function expectNoSeriousAxe(page: Page): Promise<void> {
  // What passed is not gathered: on a page with a long table that is most of the time.
  const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).analyze()
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)
  expect(serious, `axe on ${page.url()}`).toEqual([])
}

/** The whole page as on a desk and as on the narrowest phone; on the phone nothing may scroll sideways. */
export async function screenshot(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true })
  const desk = page.viewportSize() ?? { width: 1440, height: 900 }
  for (const width of [320, 1440]) {
    await page.setViewportSize({ width, height: width === 320 ? 720 : 900 })
    await page.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: true })
    if (width === 320) await expectNoSidewaysScroll(page)
  }
  await page.setViewportSize(desk)
}

export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const spill = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  expect(spill, `${page.url()} is wider than its window by this many pixels`).toBeLessThanOrEqual(0)
}

/** No verdict in what is on the page: its text, the folded parts, the names that are only heard. */
export async function expectNoForbiddenWords(page: Page): Promise<void> {
  const read = `[document.title, document.body.textContent, ...[...document.querySelectorAll('[aria-label],[title],[alt]')]
    .flatMap((each) => ['aria-label', 'title', 'alt'].map((name) => each.getAttribute(name) ?? ''))].join(' ')`
  const text = String(await page.evaluate(read))
  const found = forbiddenWordsIn(text).map(({ word, why }) => `${word}: ${why}`)
  expect(found, `words on ${page.url()}`).toEqual([])
}
