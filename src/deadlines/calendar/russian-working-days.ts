import type { WorkingDays } from '../model.ts'

/**
 * Days off and working weekends of Russia, five-day week: the holidays of article 112 of the Labour Code and each year's
 * transfer by the Government. A new year is a new line; regions add their own days on top.
 */
const years: readonly { readonly act: string; readonly daysOff: string; readonly working: string }[] = [
  {
    act: 'постановление Правительства РФ от 16.09.2021 № 1564',
    daysOff:
      '2022-01-03 2022-01-04 2022-01-05 2022-01-06 2022-01-07 2022-02-23 2022-03-07 2022-03-08 2022-05-02 2022-05-03 2022-05-09 2022-05-10 2022-06-13 2022-11-04',
    working: '2022-03-05',
  },
  {
    act: 'постановление Правительства РФ от 29.08.2022 № 1505',
    daysOff:
      '2023-01-02 2023-01-03 2023-01-04 2023-01-05 2023-01-06 2023-02-23 2023-02-24 2023-03-08 2023-05-01 2023-05-08 2023-05-09 2023-06-12 2023-11-06',
    working: '',
  },
  {
    act: 'постановление Правительства РФ от 10.08.2023 № 1314',
    daysOff:
      '2024-01-01 2024-01-02 2024-01-03 2024-01-04 2024-01-05 2024-01-08 2024-02-23 2024-03-08 2024-04-29 2024-04-30 2024-05-01 2024-05-09 2024-05-10 2024-06-12 2024-11-04 2024-12-30 2024-12-31',
    working: '2024-04-27 2024-11-02 2024-12-28',
  },
  {
    act: 'постановление Правительства РФ от 04.10.2024 № 1335',
    daysOff:
      '2025-01-01 2025-01-02 2025-01-03 2025-01-06 2025-01-07 2025-01-08 2025-05-01 2025-05-02 2025-05-08 2025-05-09 2025-06-12 2025-06-13 2025-11-03 2025-11-04 2025-12-31',
    working: '2025-11-01',
  },
  {
    act: 'постановление Правительства РФ от 24.09.2025 № 1466',
    daysOff:
      '2026-01-01 2026-01-02 2026-01-05 2026-01-06 2026-01-07 2026-01-08 2026-01-09 2026-02-23 2026-03-09 2026-05-01 2026-05-11 2026-06-12 2026-11-04 2026-12-31',
    working: '',
  },
]

const days = (list: (year: (typeof years)[number]) => string): ReadonlySet<string> =>
  new Set(years.flatMap((year) => list(year).split(' ').filter(Boolean)))

export const russianWorkingDays: WorkingDays = {
  source: years.map(({ act }) => act).join('; '),
  covers: { start: '2022-01-01', end: '2026-12-31' },
  daysOff: days(({ daysOff }) => daysOff),
  workingWeekends: days(({ working }) => working),
}
