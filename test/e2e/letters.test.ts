import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { startLoopbackSmtp } from '../support/loopback-smtp.ts'
import { machine } from '../support/machine.ts'
import { forbiddenWordsIn } from '../safety/forbidden-words.ts'
import {
  expectNoForbiddenWords,
  expectNoSeriousAxe,
  openBrowser,
  screenshot,
  startDemonstration,
} from './support/index.ts'

async function look(page: Page, name: string): Promise<void> {
  await expectNoSeriousAxe(page)
  await expectNoForbiddenWords(page)
  await screenshot(page, name)
}

const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name }).first().click()

async function signInAs(page: Page, origin: string, email: string): Promise<void> {
  await page.context().clearCookies()
  await page.goto(`${origin}/sign-in`)
  await page.locator(`button[value="${email}"]`).click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
}

/** The queue is sent by the program within seconds; the page is looked at again until it says so. */
async function seeInQueue(page: Page, address: string, words: string): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.goto(address)
        return page.getByRole('region', { name: 'Письма, новые сверху' }).innerText()
      },
      { timeout: 30_000, interval: 1000 },
    )
    .toContain(words)
}

describe.skipIf(machine.chromium === undefined)('letters in the browser', () => {
  it('are chosen by the person, tried and sent again by the administrator, and bring an invitation', async () => {
    await using smtp = await startLoopbackSmtp()
    await using server = await startDemonstration({
      SMTP_URL: smtp.url,
      MAIL_FROM: 'Объектив (Демо) <obyektiv@demo.invalid>',
    })
    await using browser = await openBrowser()
    const { page } = browser
    const { origin } = server

    await signInAs(page, origin, 'direktor@demo.invalid')
    await page.goto(`${origin}/profile`)
    await page.getByRole('link', { name: 'Настроить письма' }).click()
    await page.getByRole('heading', { level: 1, name: 'Письма' }).waitFor()
    await screenshot(page, 'letters-own')
    // Nothing runs inside the letter that is shown, axe neither; it is looked at below as a page of its own.
    await page.locator('iframe').evaluateAll((frames) => frames.forEach((frame) => frame.remove()))
    await expectNoSeriousAxe(page)
    await expectNoForbiddenWords(page)
    await page.reload()
    await page.getByLabel('Принято').uncheck()
    await page.getByLabel('Утреннее письмо не раньше').selectOption('10:00')
    await page.getByLabel('Первый день').fill('2027-01-11')
    await press(page, 'Сохранить')
    await page.getByText('У перерыва нужны обе даты').waitFor()
    expect(await page.getByLabel('Принято').isChecked()).toBe(false)
    await page.getByLabel('Последний день').fill('2027-01-25')
    await press(page, 'Сохранить')
    await page.getByText('Сохранено.').waitFor()
    expect(await page.getByLabel('Утреннее письмо не раньше').inputValue()).toBe('10:00')
    expect(await page.getByLabel('Принято').isChecked()).toBe(false)

    await signInAs(page, origin, 'admin@demo.invalid')
    const queue = `${origin}/settings/mail`
    await page.goto(queue)
    await press(page, 'Отправить письмо себе')
    await page.getByText('Письмо поставлено в очередь.').waitFor()
    await seeInQueue(page, `${queue}?state=sent`, 'Проверка почты')
    await look(page, 'mail-queue')
    const test = smtp.received.find(({ mail }) => mail.subject === 'Проверка почты')
    expect(test?.to).toEqual(['admin@demo.invalid'])
    expect(forbiddenWordsIn(`${test?.mail.text} ${test?.mail.html}`)).toEqual([])
    await page.setContent(test?.mail.html ?? '')
    await look(page, 'letter')

    await page.goto(`${queue}?state=unknown`)
    await page.getByText('неизвестно, ушло ли', { exact: true }).waitFor()
    await look(page, 'mail-queue-unknown')
    await press(page, 'Всё равно отправить')
    await page.getByText('Письмо поставлено в очередь ещё раз.').waitFor()
    await seeInQueue(page, `${queue}?state=sent`, 'План: возвращено вам')

    await page.goto(`${origin}/settings/people/invite`)
    await page.getByLabel('Фамилия, имя, отчество').fill('Новикова Нина Павловна (демо)')
    await page.getByLabel('Почта').fill('novikova@demo.invalid')
    await press(page, 'Получить ссылку')
    await page.getByText('Ссылка отправляется письмом на novikova@demo.invalid').waitFor()
    await look(page, 'invite-mailed')
    await expect
      .poll(() => smtp.received.some(({ to }) => to.includes('novikova@demo.invalid')), { timeout: 30_000 })
      .toBe(true)
    const invitation = smtp.received.find(({ to }) => to.includes('novikova@demo.invalid'))
    const [link = ''] = /https?:\/\/\S+\/invitation\/\S+/.exec(invitation?.mail.text ?? '') ?? []
    await page.context().clearCookies()
    await page.goto(link)
    await page.getByText('novikova@demo.invalid').first().waitFor()
  })
})
