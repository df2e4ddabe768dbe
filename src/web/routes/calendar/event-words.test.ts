import { expect, it } from 'vitest'
import { shortStretch, stretchWords } from './event-words.ts'

const plain = (text: string): string => text.replaceAll('\u00a0', ' ')

it.each([
  ['2026-04-20', '2026-04-20', '20 апреля 2026 г.', '20.04'],
  ['2026-12-08', '2026-12-10', '8–10 декабря 2026 г.', '08.12–10.12'],
  ['2026-04-20', '2026-05-20', '20 апреля – 20 мая 2026 г.', '20.04–20.05'],
  ['2026-12-29', '2027-01-11', '29 декабря 2026 г. – 11 января 2027 г.', '29.12–11.01'],
])('%s to %s is said as «%s» and, beside a month, as «%s»', (start, end, words, short) => {
  expect([plain(stretchWords(start, end)), shortStretch(start, end)]).toEqual([words, short])
})
