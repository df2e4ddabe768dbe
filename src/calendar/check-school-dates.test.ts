import { expect, it } from 'vitest'
import type { NodeId } from '#organisations/model'
import { checkSchoolDates } from './index.ts'
import { gradesText, type SchoolDate } from './model.ts'
import { eventNamed } from './testing.ts'

const work = (grade: number, subject: string, date: string): SchoolDate => ({
  school: 'school' as NodeId,
  schoolYear: 2025,
  procedure: 'ВПР',
  grade,
  subject,
  date,
})
const window = { start: '2026-04-20', end: '2026-05-20', grades: [4, 5, 6, 7, 8, 10] }
const holidays = [eventNamed('town', 'Майские каникулы', '2026-05-04', '2026-05-10')]
const rulesOf = (...dates: SchoolDate[]) => checkSchoolDates(dates, { window, holidays }).map(({ rule }) => rule)

it.each([
  [[work(4, 'Математика', '2026-04-21')], []],
  [[work(4, 'Математика', '2026-04-14')], ['outside-window']],
  [[work(9, 'Математика', '2026-04-21')], ['other-grade']],
  [[work(4, 'Математика', '2026-04-25')], ['day-off']],
  [[work(4, 'Математика', '2026-05-01')], ['day-off']],
  [[work(4, 'Математика', '2026-05-06')], ['holidays']],
  [
    [work(4, 'Математика', '2026-04-21'), work(4, 'Русский язык', '2026-04-21')],
    ['same-day', 'same-day'],
  ],
  [[work(4, 'Математика', '2026-04-21'), work(5, 'Русский язык', '2026-04-21')], []],
])('dates %j are told as %j', (dates, rules) => {
  expect(rulesOf(...dates)).toEqual(rules)
})

it('says nothing of a window that nobody has set', () => {
  expect(checkSchoolDates([work(9, 'Математика', '2026-01-21')], { holidays: [] })).toEqual([])
})

it('names grades in runs', () => {
  expect(gradesText([4, 5, 6, 7, 8, 10])).toBe('4–8, 10')
})
