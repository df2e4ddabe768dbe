import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { machine } from '../support/machine.ts'
import {
  enterAs,
  expectNoForbiddenWords,
  expectNoSeriousAxe,
  expectNoSidewaysScroll,
  openBrowser,
  type RunningServer,
  sampleFile,
  screenshot,
  startDemonstration,
} from './support/index.ts'

/** Every screen of the shell; a role sees some of them and an honest refusal on the others. */
const screens = {
  areas: '/schools',
  school: '/schools/edu990006',
  'quiet-school': '/schools/edu990001',
  methods: '/methods',
  meetings: '/meetings',
  'new-meeting': '/meetings/new',
  analysis: '/analysis',
  'analysis-school': '/analysis?node=edu990006',
  data: '/data',
  assessments: '/data/assessments',
  documents: '/documents',
  settings: '/settings',
  people: '/settings/people',
  invite: '/settings/people/invite',
  organisations: '/settings/organisations',
  organisation: '/settings/organisations/edu990006',
  'new-organisation': '/settings/organisations/new?parent=reg99_m001',
  'school-list': '/settings/organisations/list?node=reg99_m001',
  authority: '/settings/authority',
  audit: '/settings/audit',
  profile: '/profile',
  'second-factor': '/profile/second-factor',
  nothing: '/no-such-page',
} as const

/** Screens that are reached by a link of another: the first one that the page offers. */
const linked = [
  { name: 'work', from: '/schools/edu990006', link: 'a[href*="/assessments/"]' },
  { name: 'assessment-analysis', from: '/analysis', link: 'main a[href^="/analysis/"]:not([download])' },
  { name: 'meeting', from: '/meetings', link: 'main a[href^="/meetings/"]:not([href$="/new"])' },
  { name: 'receipt', from: '/data', link: 'a[href^="/data/imports/"]' },
  { name: 'assessment', from: '/data/assessments', link: 'main a[href^="/data/assessments/"]' },
  { name: 'person', from: '/settings/people', link: 'main a[href^="/settings/people/"]:not([href$="/invite"])' },
] as const

const roles = [
  { role: 'Муниципальный координатор', pictures: true },
  { role: 'Директор школы', pictures: false },
  { role: 'Администратор', pictures: false },
  { role: 'Аудитор (только чтение)', pictures: false },
] as const

/** Half of 1440: what a browser at 200 % gives the page. */
const zoomed = { width: 720, height: 450 }

describe.skipIf(machine.chromium === undefined)('every screen', () => {
  let server: RunningServer
  beforeAll(async () => {
    server = await startDemonstration()
  })
  afterAll(() => server[Symbol.asyncDispose]())

  it.each(roles)('is readable, narrow enough and free of verdicts for «$role»', async ({ role, pictures }) => {
    await using browser = await openBrowser()
    const { page } = browser
    await enterAs(page, server.origin, role)
    const addresses: [string, string][] = Object.entries(screens).map(([name, path]) => [name, server.origin + path])
    for (const { name, from, link } of linked) {
      const answer = await page.goto(server.origin + from)
      const href = answer?.status() === 200 ? await firstHref(page, link) : undefined
      if (href !== undefined) addresses.push([name, server.origin + href])
    }
    const refusals = new Set<number>()
    for (const [name, address] of addresses) {
      const status = (await page.goto(address))?.status() ?? 0
      // Every refusal is the same page: it is looked at once.
      if (status >= 400 && refusals.has(status)) continue
      if (status >= 400) refusals.add(status)
      await inspect(page)
      if (pictures) await screenshot(page, `coordinator-${name}`)
    }
  })

  it('shows a checked file in order', async () => {
    await using browser = await openBrowser()
    const { page } = browser
    await enterAs(page, server.origin, 'Муниципальный координатор')
    await page.goto(`${server.origin}/data`)
    await page
      .getByLabel('Файлы XLSX или CSV')
      .setInputFiles(await sampleFile('Форма сбора результатов Физика 8 класс ВПР 2026 (с ошибками).xlsx'))
    await page.getByRole('button', { name: 'Загрузить и проверить' }).click()
    await page.getByRole('heading', { name: 'Проверка', exact: true }).waitFor()
    await inspect(page)
    await screenshot(page, 'coordinator-upload')
  })

  it('is in order before signing in', async () => {
    await using browser = await openBrowser()
    const { page } = browser
    for (const path of ['/sign-in', '/sign-in/code', '/invitation/synthetic-token']) {
      await page.goto(server.origin + path)
      await inspect(page)
    }
  })
})

async function inspect(page: Page): Promise<void> {
  expect(await page.locator('h1').count(), `headings of ${page.url()}`).toBe(1)
  await expectNoSeriousAxe(page)
  await expectNoForbiddenWords(page)
  const desk = page.viewportSize()!
  for (const size of [zoomed, { width: 320, height: 720 }]) {
    await page.setViewportSize(size)
    await expectNoSidewaysScroll(page)
  }
  await page.setViewportSize(desk)
}

async function firstHref(page: Page, selector: string): Promise<string | undefined> {
  const link = page.locator(selector).first()
  return (await link.count()) === 0 ? undefined : ((await link.getAttribute('href')) ?? undefined)
}
