import { expect, it } from 'vitest'
import { linkOrigin } from './link-origin.ts'

it.each([
  ['http://localhost:3000', 'http://192.168.0.7:3000/settings/people/invite', 'http://192.168.0.7:3000'],
  ['http://localhost:3000', 'http://localhost:3000/settings/people/invite', 'http://localhost:3000'],
  ['https://obyektiv.example.ru', 'http://127.0.0.1:3000/settings/people/invite', 'https://obyektiv.example.ru'],
])('where the program is set to %s and was opened at %s, links begin with %s', (origin, url, link) => {
  expect(linkOrigin({ origin }, new Request(url))).toBe(link)
})
