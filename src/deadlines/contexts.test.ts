import { describe, expect, it } from 'vitest'
import { readDeadline } from './read-deadline.ts'
import { readsAs, schoolYear, shortReading } from './testing.ts'

describe('in a plan of two calendar years', () => {
  readsAs(
    [
      ['февраль 2023, 2024 гг.', 'months 2023-02 | months 2024-02'],
      ['октябрь', 'months 2023-10 !year-assumed'],
      ['до 15 мая', 'by /2023-05-15 !year-assumed'],
      ['октябрь 2024', 'months 2024-10'],
      ['октябрь 2023, март', 'months 2023-10 | months 2024-03'],
      ['октябрь, март 2024', 'months 2024-10 | months 2024-03 !out-of-order'],
      ['октябрь – март 2024', 'range 2024-10-01/2024-03-31 !reversed-range'],
      ['октябрь – март', 'range 2023-10-01/2024-03-31'],
      ['I полугодие 2023 г.', 'range 2023-01-01/2023-06-30'],
      ['I полугодие 2023-2024 учебного года', 'range 2023-09-01/2023-12-31'],
      ['II квартал 2023, 2024 гг.', 'range 2023-04-01/2023-06-30 | range 2024-04-01/2024-06-30'],
      ['в течение 2023, 2024 гг.', 'period'],
      ['2023-2024 гг.', 'period'],
      ['2023, 2024 гг.', 'range 2023-01-01/2023-12-31 | range 2024-01-01/2024-12-31'],
      ['в 2023-2024 учебном году', 'range 2023-09-01/2024-08-31'],
      ['в течение 2022-2023 учебного года', 'range 2022-09-01/2023-08-31 !partly-outside-period'],
      ['декабрь 2025', 'months 2025-12 !outside-period'],
    ],
    { period: { start: '2023-01-01', end: '2024-12-31' } },
  )
})

describe('in a plan of one calendar year', () => {
  readsAs(
    [
      ['I полугодие', 'range 2024-01-01/2024-06-30'],
      ['IV квартал', 'range 2024-10-01/2024-12-31'],
      ['2024 год', 'period'],
      ['декабрь, январь', 'months 2024-12 | months 2024-01 !out-of-order'],
      ['до 1 сентября', 'by /2024-09-01'],
      ['ноябрь – май 2024 г.', 'range 2024-11-01/2024-05-31 !reversed-range'],
    ],
    { period: { start: '2024-01-01', end: '2024-12-31' } },
  )
})

describe('beside the date of approval', () => {
  readsAs(
    [
      ['сентябрь 2023', 'months 2023-09 !before-approval'],
      ['до 7 ноября 2023 г.', 'by /2023-11-07 !before-approval'],
      ['до 8 ноября 2023 г.', 'by /2023-11-08'],
      ['ноябрь 2023', 'months 2023-11'],
      ['сентябрь 2023 – май 2024', 'range 2023-09-01/2024-05-31'],
      ['с 1 сентября 2023', 'from 2023-09-01/'],
      ['ежемесячно', 'recurring FREQ=MONTHLY'],
      ['в течение учебного года', 'period'],
    ],
    { ...schoolYear, approved: '2023-11-08' },
  )

  it('a month without a year is one still to come', () => {
    const context = { period: { start: '2023-01-01', end: '2024-12-31' }, approved: '2023-06-01' }
    expect(shortReading(readDeadline('март', context))).toBe('months 2024-03 !year-assumed')
  })
})

describe('the control date of a whole deadline', () => {
  it.each([
    ['Февраль 2024, май 2024', '2024-02-29'],
    ['Декабрь 2023г. Ноябрь 2023г.', '2023-11-30'],
    ['по запросу; до 1 марта', '2024-03-01'],
    ['ежемесячно', '2023-09-30'],
    ['по графику', null],
    ['методисты', null],
  ])('%s: %s', (text, control) => {
    expect(readDeadline(text, schoolYear).control).toBe(control)
  })
})

describe('warnings', () => {
  it('quote the words they are about and say in Russian what to check', () => {
    const context = { ...schoolYear, approved: '2023-11-08' }
    expect(readDeadline('до 1 декабря; май-март 2024; сентябрь 2023', context).warnings).toEqual([
      {
        rule: 'reversed-range',
        quote: 'май-март 2024',
        sentence: 'Конец промежутка стоит раньше начала: проверьте месяцы и год.',
      },
      {
        rule: 'before-approval',
        quote: 'сентябрь 2023',
        sentence: 'Срок истёк до утверждения документа (08.11.2023).',
      },
    ])
    expect(readDeadline('октябрь 2025', schoolYear).warnings).toEqual([
      {
        rule: 'outside-period',
        quote: 'октябрь 2025',
        sentence: 'Срок вне планового периода (01.09.2023 – 31.08.2024).',
      },
    ])
  })
})
