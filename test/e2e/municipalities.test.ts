import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { benchPassword, plantRegion } from '../../bench/plant-region.ts'
import { mechanisms, standardRecipe } from '../../bench/simulate-works.ts'
import { machine } from '../support/machine.ts'
import {
  expectNoForbiddenWords,
  expectNoSeriousAxe,
  openBrowser,
  type RunningServer,
  screenshot,
  startServer,
} from './support/index.ts'

/** Two municipalities of a synthetic region, in the first of which more is planted than chance would deal. */
const recipe = {
  ...standardRecipe,
  seed: 3101,
  schools: 40,
  schoolsPerMunicipality: 20,
  pupils: [5, 24],
  plantedShare: 0.15,
  planted: mechanisms,
} as const

async function signIn(page: Page, origin: string, email: string): Promise<void> {
  await page.context().clearCookies()
  await page.goto(`${origin}/sign-in`)
  await page.getByLabel('Почта').fill(email)
  await page.getByLabel('Пароль').fill(benchPassword)
  await page.getByRole('button', { name: 'Войти' }).click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
}

async function look(page: Page, name: string): Promise<void> {
  await expectNoSeriousAxe(page)
  await expectNoForbiddenWords(page)
  await screenshot(page, name)
}

describe.skipIf(machine.chromium === undefined)('a region of two municipalities', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'obyektiv-region-'))
  let server: RunningServer
  beforeAll(async () => {
    await plantRegion(dataFolder, recipe)
    server = await startServer({ dataFolder })
  })
  afterAll(async () => {
    await server[Symbol.asyncDispose]()
    rmSync(dataFolder, { recursive: true, force: true })
  })

  it('is read by its analyst from the municipalities down to a work', async () => {
    await using browser = await openBrowser()
    const { page } = browser
    await signIn(page, server.origin, 'analitik@bench.invalid')
    await page.goto(`${server.origin}/schools`)
    await page.getByRole('link', { name: 'По муниципалитетам' }).click()
    await page.getByRole('heading', { level: 1, name: 'Области внимания по муниципалитетам' }).waitFor()
    const names = page.getByRole('row').getByRole('rowheader')
    await expect.poll(() => names.allInnerTexts()).toEqual(['Синтетический округ 1', 'Синтетический округ 2'])
    await look(page, 'municipalities')

    await page
      .getByRole('listitem')
      .getByRole('link', { name: /Синтетический округ/ })
      .first()
      .click()
    await page.getByRole('heading', { name: 'Выделяются внутри муниципалитета' }).waitFor()
    await look(page, 'municipality')
    await page
      .getByRole('link', { name: /^Синтетическая школа/ })
      .first()
      .click()
    await page.getByRole('heading', { level: 1, name: /^Синтетическая школа/ }).waitFor()
  })

  it('shows a municipality its own line and no other', async () => {
    await using browser = await openBrowser()
    const { page } = browser
    await signIn(page, server.origin, 'koordinator@bench.invalid')
    await page.goto(`${server.origin}/areas/municipalities`)
    await page.getByRole('heading', { level: 1, name: 'Синтетический округ 1' }).waitFor()
    expect(await page.locator('main').innerText()).not.toContain('Синтетический округ 2')
    const other = await page.goto(`${server.origin}/areas/municipalities/reg99_m002`)
    expect(other?.status()).toBe(404)
  })
})
