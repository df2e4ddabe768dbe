import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'

describe('the mail server in the environment', () => {
  it('is off where nothing is said of it', () => {
    const config = readConfig({})
    expect(config.ok && config.value.smtp).toBe('off')
  })

  it('is taken with its sender', () => {
    const config = readConfig({ SMTP_URL: 'smtps://user:pass@mail.example.ru', MAIL_FROM: 'Объектив <o@example.ru>' })
    expect(config.ok && config.value.smtp).toEqual({
      host: 'mail.example.ru',
      port: 465,
      encryption: 'tls',
      checksCertificate: true,
      login: { user: 'user', password: 'pass' },
      from: { name: 'Объектив', email: 'o@example.ru' },
    })
  })

  it.each([
    ['a server without a sender', { SMTP_URL: 'smtp://mail.example.ru' }, 'MAIL_FROM'],
    ['a sender without a server', { MAIL_FROM: 'o@example.ru' }, 'MAIL_FROM'],
    ['an address that is none of SMTP', { SMTP_URL: 'https://mail.example.ru', MAIL_FROM: 'o@example.ru' }, 'SMTP_URL'],
    ['a sender that is no address', { SMTP_URL: 'smtp://mail.example.ru', MAIL_FROM: 'Объектив' }, 'MAIL_FROM'],
  ])('%s is refused by one sentence that names the variable', (_what, variables, name) => {
    const config = readConfig(variables)
    expect(config.ok).toBe(false)
    expect(config).toMatchObject({ error: expect.stringContaining(`Переменная окружения ${name} задана неверно`) })
  })
})
