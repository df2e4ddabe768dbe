import { expect, it } from 'vitest'
import { readPeriod, schoolYearAround } from './read-period.ts'
import { readDocumentNumber, readWrittenDate } from './read-written-date.ts'

it.each([
  ['План на 2023-2024 учебный год', '2023-09-01/2024-08-31'],
  ['в 2023/2024 учебном году', '2023-09-01/2024-08-31'],
  ['в 2023–2024 уч.году', '2023-09-01/2024-08-31'],
  ['на 2023/24 уч. год', '2023-09-01/2024-08-31'],
  ['в 2023, 2024 годах', '2023-01-01/2024-12-31'],
  ['на 2023-2024 годы', '2023-01-01/2024-12-31'],
  ['на 2024 и 2025 гг.', '2024-01-01/2025-12-31'],
  ['на 2025 год', '2025-01-01/2025-12-31'],
  ['План мероприятий', undefined],
])('%j plans %s', (title, period) => {
  const found = readPeriod(title)
  expect(found && `${found.start}/${found.end}`).toBe(period)
})

it.each([
  ['2025-10-09', '2025-09-01'],
  ['2026-02-01', '2025-09-01'],
  ['2025-06-20', '2025-09-01'],
])('an order of %s plans the school year from %s', (date, start) => {
  expect(schoolYearAround(date).start).toBe(start)
})

it.each([
  ['30 декабря 2022 года', '2022-12-30'],
  ['02.11.2023г № 429', '2023-11-02'],
  ['«_01_» __июля_  2022_ г.', '2022-07-01'],
  ['от "02" 11 2023 г. № 429', '2023-11-02'],
  ['от 30.11.21', '2021-11-30'],
  ['5 мая 2026', '2026-05-05'],
  ['31.02.2025', undefined],
  ['№ 12', undefined],
])('%j is the date %s', (written, date) => {
  expect(readWrittenDate(written)).toBe(date)
})

it.each([
  ['№679-од', '679-од'],
  ['08.11.2023 № 01-04-305', '01-04-305'],
  ['№_244/1_', '244/1'],
  ['приказ', undefined],
])('%j has the number %s', (written, number) => {
  expect(readDocumentNumber(written)).toBe(number)
})
