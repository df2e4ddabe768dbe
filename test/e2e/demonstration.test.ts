import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { machine } from '../support/machine.ts'
import { enterAs, openBrowser, sampleFile, startServer } from './support/index.ts'

const engines =
  process.env['OBYEKTIV_TEST_POSTGRES'] === undefined ? (['sqlite'] as const) : (['sqlite', 'postgres'] as const)

/** The signs are worked out in the background: the page says so until they are there. */
async function screened(page: Page, origin: string): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.goto(`${origin}/schools`)
        return page.getByRole('heading', { name: 'Стоит уточнить' }).count()
      },
      { timeout: 60_000, interval: 500 },
    )
    .toBe(1)
}

describe.skipIf(machine.chromium === undefined)('the demonstration, entered from the first page', () => {
  it.each(engines)('shows areas of attention, takes a file in, lets go of it and begins anew (%s)', async (engine) => {
    await using server = await startServer({ engine })
    await using browser = await openBrowser()
    const { page } = browser
    const { origin } = server
    await page.goto(origin)
    await page.getByRole('button', { name: 'Открыть демонстрацию' }).click()
    await page.getByRole('heading', { name: 'Демонстрация: выберите, кем войти' }).waitFor({ timeout: 60_000 })

    const second = await page.request.post(`${origin}/start`, {
      form: {
        intent: 'create',
        regionName: 'Чужая область',
        municipalityName: 'Чужой округ',
        municipalityCode: 'reg98_m001',
        name: 'Чужой Человек',
        email: 'chuzhoj@demo.invalid',
        password: 'четыре медленных ежа',
      },
    })
    expect(new URL(second.url()).pathname, 'a second first run ends at the entrance').toBe('/sign-in')
    expect(await second.text()).not.toContain('Чужой')

    await enterAs(page, origin, 'Муниципальный координатор')
    await page.getByText('Демо: все школы, люди и результаты вымышлены.').waitFor()
    await screened(page, origin)

    const file = await sampleFile('Форма сбора результатов Физика 8 класс ВПР 2026.xlsx')
    await page.goto(`${origin}/data`)
    await page.getByLabel('Файлы XLSX или CSV').setInputFiles(file)
    await page.getByRole('button', { name: 'Загрузить и проверить' }).click()
    await page.getByLabel('Чьи это результаты').selectOption({ label: 'СОШ № 20' })
    await page.getByRole('button', { name: 'Продолжить' }).click()
    await page.getByRole('button', { name: 'Записать', exact: true }).click()
    await page.getByRole('heading', { name: 'Итог загрузки' }).waitFor()
    await page.getByRole('button', { name: 'Отменить загрузку' }).click()
    await page.getByText('данные такие, какими были до неё').waitFor()

    await enterAs(page, origin, 'Администратор')
    await page.goto(`${origin}/settings`)
    await page.getByRole('button', { name: 'Вернуть демонстрацию к началу' }).click()
    await page.waitForURL((url) => url.pathname === '/sign-in', { timeout: 60_000 })
    await enterAs(page, origin, 'Муниципальный координатор')
    await page.goto(`${origin}/data`)
    expect(await page.getByText(file.name).count()).toBe(0)
  })
})
