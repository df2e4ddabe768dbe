import { describe, expect, it } from 'vitest'
import { parseMailAddress, parseSmtpUrl } from './model.ts'

describe('the address of the mail server', () => {
  it.each([
    ['smtp://mail.example.ru', { port: 587, encryption: 'if-offered', login: 'none', checksCertificate: true }],
    ['smtps://mail.example.ru', { port: 465, encryption: 'tls' }],
    [
      'smtp://user:p%40ss@mail.example.ru:25',
      { port: 25, encryption: 'starttls', login: { user: 'user', password: 'p@ss' } },
    ],
    ['smtp://user:pass@127.0.0.1:25', { encryption: 'if-offered' }],
    ['smtp://mail.example.ru?tls=required', { encryption: 'starttls' }],
    ['smtp://user:pass@mail.example.ru?tls=off', { encryption: 'none' }],
    ['smtp://[::1]:2525?certificate=any', { host: '::1', port: 2525, checksCertificate: false }],
  ])('reads %s', (text, expected) => {
    const parsed = parseSmtpUrl(text)
    expect(parsed.ok && parsed.value).toMatchObject(expected)
  })

  it.each(['mail.example.ru', 'http://mail.example.ru', 'smtp://', ''])('refuses «%s»', (text) => {
    expect(parseSmtpUrl(text).ok).toBe(false)
  })
})

describe('the sender', () => {
  it.each([
    ['obyektiv@example.ru', { name: '', email: 'obyektiv@example.ru' }],
    ['Объектив <obyektiv@example.ru>', { name: 'Объектив', email: 'obyektiv@example.ru' }],
    ['"Управление, Объектив" <obyektiv@example.ru>', { name: 'Управление, Объектив', email: 'obyektiv@example.ru' }],
    ['Объектив', undefined],
    ['Объектив <obyektiv>', undefined],
  ])('reads «%s»', (text, expected) => {
    expect(parseMailAddress(text)).toEqual(expected)
  })
})
