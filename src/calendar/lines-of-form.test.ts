import { expect, it } from 'vitest'
import { linesOfForm, suggestedLines } from './index.ts'

const line = (grade: number, subject: string, date = '2027-04-20') => ({ grade, subject, date })

it('begins with Russian and mathematics in every grade and with places for what the school chooses', () => {
  expect(suggestedLines('ВПР', [4, 5])).toEqual([
    { grade: 4, subject: 'Русский язык' },
    { grade: 4, subject: 'Математика' },
    { grade: 4, subject: null },
    { grade: 5, subject: 'Русский язык' },
    { grade: 5, subject: 'Математика' },
    { grade: 5, subject: null },
    { grade: 5, subject: null },
  ])
  expect(suggestedLines('КДР', null).every(({ grade }) => grade === null)).toBe(true)
})

it('puts what was entered where it belongs and loses nothing', () => {
  const entered = [line(4, 'Математика'), line(4, 'Окружающий мир'), line(4, 'Литературное чтение'), line(9, 'История')]
  expect(linesOfForm(entered, suggestedLines('ВПР', [4]))).toEqual([
    { grade: 4, subject: 'Русский язык', date: '' },
    line(4, 'Математика'),
    line(4, 'Окружающий мир'),
    line(4, 'Литературное чтение'),
    line(9, 'История'),
  ])
})
