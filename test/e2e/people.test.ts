import { describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { machine } from '../support/machine.ts'
import { totp } from '../support/totp.ts'
import { expectNoSeriousAxe, openBrowser, screenshot, startServer } from './support/index.ts'

const password = 'три мокрых журавля'

/** Looked at on a desk and on a phone, and by axe. */
async function look(page: Page, name: string): Promise<void> {
  await expectNoSeriousAxe(page)
  await screenshot(page, name)
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
}

async function createAuthority(page: Page, origin: string): Promise<void> {
  await page.goto(origin)
  await page.getByLabel('Регион').fill('Синтетическая область')
  await page.getByLabel('Муниципалитет *', { exact: true }).fill('Заречный муниципальный округ')
  await page.getByLabel('Код муниципалитета').fill('reg99_m001')
  await page.getByLabel('Фамилия, имя, отчество администратора').fill('Синтетическая Анна Петровна')
  await page.getByLabel('Почта администратора').fill('anna@demo.invalid')
  await page.getByLabel('Пароль').fill(password)
  await press(page, 'Создать и войти')
  await page.getByRole('heading', { level: 1, name: 'Настройки' }).waitFor()
}

const schools = Buffer.from(
  [
    'Логин;Название ОО;Муниципалитет;Школьный округ',
    'edu990001;МБОУ «Средняя общеобразовательная школа № 1»;г. Заречный;Центральный',
    'edu990002;МБОУ «Средняя общеобразовательная школа № 2»;Заречный;Левобережный',
  ].join('\n'),
)

async function bringSchools(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/settings/organisations/list?node=reg99_m001`)
  await page.getByLabel('Файл со списком').setInputFiles({ name: 'schools.csv', mimeType: 'text/csv', buffer: schools })
  await press(page, 'Загрузить')
  await page.getByText('Список принят: добавлено 2').waitFor()
}

/** The path of the one-time link. */
async function invite(page: Page, origin: string): Promise<string> {
  await page.goto(`${origin}/settings/people/invite`)
  await page.getByLabel('Фамилия, имя, отчество').fill('Завучева Татьяна Ивановна')
  await page.getByLabel('Почта').fill('zavuch@demo.invalid')
  await page.getByLabel('Роль').selectOption({ label: 'Школьный координатор' })
  await page.getByLabel('Где').selectOption({ label: 'СОШ № 1' })
  await press(page, 'Получить ссылку')
  const link = await page.getByText('/invitation/').innerText()
  return new URL(link.trim()).pathname
}

async function acceptInvitation(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.getByLabel('Пароль', { exact: true }).fill('пять сухих веток')
  await page.getByLabel('Пароль ещё раз').fill('пять сухих веток')
  await press(page, 'Сохранить и войти')
  await page.waitForURL((url) => !url.pathname.startsWith('/invitation/'))
  await page.getByText('Завучева Татьяна Ивановна').filter({ visible: true }).first().waitFor()
}

describe.skipIf(machine.chromium === undefined)('people and organisations in the browser', () => {
  it('goes from the first run to a colleague at work, and every screen is in order', async () => {
    await using server = await startServer()
    await using browser = await openBrowser()
    const { page, context } = browser
    const { origin } = server
    await page.goto(origin)
    await look(page, 'start')
    await createAuthority(page, origin)
    await look(page, 'settings')
    await bringSchools(page, origin)
    for (const [path, name] of [
      ['/settings/organisations', 'organisations'],
      ['/settings/organisations/new?parent=reg99_m001', 'new-organisation'],
      ['/settings/organisations/edu990001', 'organisation'],
      ['/settings/authority', 'authority'],
      ['/settings/people/invite', 'invite'],
      ['/profile', 'profile'],
    ] as const) {
      await page.goto(origin + path)
      await look(page, name)
    }
    const link = await invite(page, origin)
    await look(page, 'invitation-issued')
    await page.goto(`${origin}/settings/people`)
    await look(page, 'people')
    await page.getByRole('link', { name: 'Синтетическая Анна Петровна' }).click()
    await press(page, 'Закрыть учётную запись')
    await page.getByText('Это последний администратор').waitFor()
    await look(page, 'person')
    await page.goto(`${origin}/settings/audit`)
    await press(page, 'Проверить целостность')
    await page.getByText('Журнал действий цел').waitFor()
    await look(page, 'audit')
    await context.clearCookies()
    await page.goto(origin + link)
    await look(page, 'invitation')
    await acceptInvitation(page, origin + link)
    await page.goto(`${origin}/settings/people`)
    await page.getByRole('heading', { name: 'Действие недоступно' }).waitFor()
    await context.clearCookies()
    await page.goto(origin + link)
    await page.getByRole('heading', { name: 'Ссылка не действует' }).waitFor()
    await look(page, 'invitation-used')
  })

  it('asks for a code from the telephone once that is switched on', async () => {
    await using server = await startServer()
    await using browser = await openBrowser()
    const { page, context } = browser
    await createAuthority(page, server.origin)
    await page.goto(`${server.origin}/profile/second-factor`)
    await look(page, 'second-factor')
    await page.getByLabel('Ваш пароль').fill(password)
    await press(page, 'Показать код для приложения')
    await page.getByText('Не получается навести камеру').click()
    const secret = await page.locator('details code').innerText()
    await look(page, 'second-factor-setup')
    await page.getByLabel('Шесть цифр из приложения').fill('000000')
    await press(page, 'Включить вход с кодом')
    await page.getByText('Код не подходит').waitFor()
    await page.getByLabel('Шесть цифр из приложения').fill(totp(secret))
    await press(page, 'Включить вход с кодом')
    await page.getByText('Вход с кодом включён.').waitFor()
    await context.clearCookies()
    await page.goto(`${server.origin}/settings/people`)
    await page.getByRole('heading', { name: 'Вход' }).waitFor()
    await look(page, 'sign-in')
    await page.getByLabel('Почта').fill('anna@demo.invalid')
    await page.getByLabel('Пароль').fill(password)
    await press(page, 'Войти')
    await page.getByRole('heading', { name: 'Код для входа' }).waitFor()
    await look(page, 'second-factor-code')
    await page.getByLabel('Код').fill(totp(secret))
    await press(page, 'Войти')
    await page.getByRole('heading', { name: 'Люди и роли' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/settings/people')
  })

  it('does all of it without JavaScript', async () => {
    await using server = await startServer()
    await using browser = await openBrowser({ javaScript: false })
    const { page, context } = browser
    await createAuthority(page, server.origin)
    await bringSchools(page, server.origin)
    const link = await invite(page, server.origin)
    await context.clearCookies()
    await acceptInvitation(page, server.origin + link)
  })

  it('makes a guesser wait', async () => {
    await using server = await startServer()
    await using browser = await openBrowser()
    const { page, context } = browser
    await createAuthority(page, server.origin)
    await context.clearCookies()
    await page.goto(`${server.origin}/sign-in`)
    for (let turn = 0; turn < 6; turn++) {
      await page.getByLabel('Почта').fill('anna@demo.invalid')
      await page.getByLabel('Пароль').fill('не тот пароль')
      const answered = page.waitForResponse((response) => response.request().method() === 'POST')
      await press(page, 'Войти')
      await answered
    }
    await page.getByText('Слишком много неверных попыток').waitFor()
  })
})
