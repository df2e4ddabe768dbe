import { describe, expect, test } from 'vitest'
import { readFactsInIdentifier, readFactsInText } from './assessment-facts.ts'

describe('a name tells which work a file is about', () => {
  test.each([
    [
      'Форма сбора результатов Английский язык 8 класс ВПР 2026.xlsx',
      { procedure: 'ВПР', year: 2026, grade: 8, subject: 'Английский язык' },
    ],
    [
      'Форма_сбора_результатов_Окружающий_мир_4_класс_ВПР_2026 (1).xlsx',
      { procedure: 'ВПР', year: 2026, grade: 4, subject: 'Окружающий мир' },
    ],
    ['ВПР 2026 Русский язык 4 класс', { procedure: 'ВПР', year: 2026, grade: 4, subject: 'Русский язык' }],
    [
      'ВПР 2026 Математика (углублённый уровень) 8 класс',
      { procedure: 'ВПР', year: 2026, grade: 8, subject: 'Математика (углублённый уровень)' },
    ],
    [
      'ВПР 2024 Основы робототехники 5 класс',
      { procedure: 'ВПР', year: 2024, grade: 5, subject: 'Основы робототехники' },
    ],
    ['МА 4 Сравнение отметок с отметк', { grade: 4, subject: 'Математика' }],
    ['ОКР 4 Статистика по отметкам', { grade: 4, subject: 'Окружающий мир' }],
    ['результаты по математике 5 кл. 2024-2025', { year: 2025, grade: 5, subject: 'Математика' }],
    ['КДР по физике, 9 класс, 2025/26', { procedure: 'КДР', year: 2026, grade: 9, subject: 'Физика' }],
    ['Лист1', {}],
    ['Классный журнал', {}],
  ])('%s', (text, facts) => {
    expect(readFactsInText(text)).toEqual(facts)
  })

  test('an identifier of a dataset folder tells it too', () => {
    expect(readFactsInIdentifier('vpr-2025-4-ma')).toEqual({
      procedure: 'ВПР',
      year: 2025,
      grade: 4,
      subject: 'Математика',
    })
    expect(readFactsInIdentifier('работа 1')).toEqual({})
  })
})
