import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { machine } from '../../support/machine.ts'

export interface OpenBrowser extends AsyncDisposable {
  readonly context: BrowserContext
  readonly page: Page
}

export interface BrowserWish {
  readonly javaScript?: boolean
}

/** How long a journey waits for what should be there: a busy machine is slow, nothing takes this long. */
const patienceMs = 15_000

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * Debian's Chromium with an empty profile. Disposing fails the test when a page complained: an error on the console
 * or one that nobody caught.
 */
export async function openBrowser(wish: BrowserWish = {}): Promise<OpenBrowser> {
  if (machine.chromium === undefined) throw new Error('openBrowser: no Chromium on this machine')
  const profile = mkdtempSync(join(tmpdir(), 'obyektiv-chromium-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: machine.chromium,
    args: quiet,
    locale: 'ru-RU',
    timezoneId: 'Europe/Moscow',
    viewport: { width: 1440, height: 900 },
    javaScriptEnabled: wish.javaScript ?? true,
    acceptDownloads: true,
  })
  context.setDefaultTimeout(patienceMs)
  const complaints: string[] = []
  const listen = (page: Page): void => {
    page.on('console', (message) => {
      // The browser itself reports a page answered by 403 or 404 in this way; journeys visit such pages on purpose.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(String(error)))
  }
  context.on('page', listen)
  const page = context.pages()[0] ?? (await context.newPage())
  listen(page)
  return {
    context,
    page,
    [Symbol.asyncDispose]: async () => {
      await context.close()
      rmSync(profile, { recursive: true, force: true })
      expect([...new Set(complaints)], 'complaints of the browser').toEqual([])
    },
  }
}
