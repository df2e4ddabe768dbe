import { describe, expect, it } from 'vitest'
import { parseWhole } from '#kernel/parse-number'
import { bareContext, checkStagedFile, readResultsTable } from '#results'
import type { Cell } from '#tabular'
import { generateDemo } from './generate-demo.ts'
import { withheldForm } from './withheld.ts'
import { federalFiles } from './write-federal-files.ts'

const demo = generateDemo()
const files = federalFiles(demo)

function rowsOf(name: string, sheet = 0): readonly (readonly Cell[])[] {
  const file = files.find((candidate) => candidate.name === name)
  if (file === undefined) throw new Error(`no file ${name}`)
  return file.sheets[sheet]!.rows
}

const sum = (cells: readonly (Cell | undefined)[]) =>
  cells.reduce<number>((total, cell) => total + (typeof cell === 'number' ? cell : 0), 0)

describe('«Форма сбора результатов»', () => {
  const name = 'Форма сбора результатов Физика 8 класс ВПР 2026.xlsx'

  it('has the header of the 2026 form in row 1, word for word', () => {
    expect(rowsOf(name)[0]).toEqual([
      'Код участника',
      'Вариант',
      '1 (1б)',
      '2 (2б)',
      '3 (1б)',
      '4 (1б)',
      '5 (1б)',
      '6 (1б)',
      '7 (1б)',
      '8 (2б)',
      '9 (2б)',
      '10 (3б)',
      '11 (3б)',
      'Порядковый номер класса',
      'Отметка за предыдущий триместр/ четверть/полугодие',
      'Итого баллов',
    ])
    expect(files.find((file) => file.name === name)!.sheets.map((sheet) => sheet.name)).toEqual([
      'Протокол',
      'Служебный',
      'Порядковый номер класса',
    ])
  })

  it('has 1499 prepared rows, empty below the works but for a total of 0', () => {
    const rows = rowsOf(name)
    expect(rows).toHaveLength(1500)
    const works = demo.works.filter(
      ({ school, assessment }) => school === withheldForm.school && assessment === withheldForm.assessment,
    )
    expect(rows.filter((row) => row[0] !== null)).toHaveLength(works.length + 1)
    expect(rows.at(-1)).toEqual([...Array.from({ length: 15 }, () => null), 0])
  })

  it('has a twin with natural mistakes: ten cells differ, no row is lost', () => {
    const clean = rowsOf(name)
    const spoiled = rowsOf('Форма сбора результатов Физика 8 класс ВПР 2026 (с ошибками).xlsx')
    const differing = spoiled.flatMap((row, at) =>
      row.flatMap((cell, place) => (cell === clean[at]![place] ? [] : [[at, place]])),
    )
    expect(spoiled).toHaveLength(clean.length)
    expect(differing).toHaveLength(10)
  })
})

describe('exports of the «Аналитика» section', () => {
  it.each([
    ['Ф1 Индивидуальные результаты', 'Индивидуальные результаты', 'РУ 4 Индивидуальные результаты'],
    ['Ф3 Статистика по отметкам', 'Статистика по отметкам', 'РУ 4 Статистика по отметкам'],
    ['Сравнение отметок с журналом', 'Сравнение отметок с отметками по журналу', 'РУ 4 Сравнение отметок с отметк'],
    ['Распределение первичных баллов', 'Распределение первичных баллов', 'РУ 4 Распределение первичных ба'],
    ['Выполнение заданий', 'Выполнение заданий', 'РУ 4 Выполнение заданий'],
  ])('%s begins with the common heading and names its sheet as the system does', (file, title, sheet) => {
    const name = `${file} Русский язык 4 класс ВПР 2026.xlsx`
    const rows = rowsOf(name)
    expect(rows.slice(0, 6)).toEqual([
      [title],
      [],
      ['ВПР 2026 Русский язык 4 класс'],
      ['Предмет:', 'Русский язык'],
      ['Максимальный первичный балл:', 24],
      ['Дата:', '20.04.2026'],
    ])
    expect(files.find((candidate) => candidate.name === name)!.sheets[0]!.name).toBe(sheet)
  })

  it('Ф3 goes from the country to the schools, its percents sum to 100, and a school has no number of schools', () => {
    const [header, all, region, municipality, school] = rowsOf(
      'Ф3 Статистика по отметкам Русский язык 4 класс ВПР 2026.xlsx',
    ).slice(7)
    expect(header).toEqual(['Группы участников', 'Кол-во ОО', 'Кол-во участников', '2', '3', '4', '5'])
    expect(all?.[0]).toBe('Вся выборка')
    expect(region?.[0]).toBe('Демонстрационная область (reg99)')
    expect(municipality?.slice(0, 2)).toEqual(['Заречный муниципальный округ (Демо) (reg99_m001)', 30])
    expect(school?.slice(0, 2)).toEqual(['Гимназия № 1 (edu990001)', null])
    for (const row of [all, region, municipality, school]) expect(Math.abs(sum(row!.slice(3)) - 100)).toBeLessThan(0.03)
  })

  it('Ф1 counts the participants of every school in its own line, and every total is the sum of its tasks', () => {
    const rows = rowsOf('Ф1 Индивидуальные результаты Русский язык 4 класс ВПР 2026.xlsx')
    expect(rows[6]!.slice(0, 7)).toEqual(['Уровень сложности задания', null, null, null, null, null, 'Б'])
    let left = 0
    for (const row of rows.slice(8)) {
      const declared = /^Кол-во участников: (\d+)$/.exec(String(row[1] ?? ''))
      if (declared !== null) {
        expect(left).toBe(0)
        left = parseWhole(declared[1]!) ?? 0
        continue
      }
      left--
      expect(sum(row.slice(6, 18))).toBe(row[18])
    }
    expect(left).toBe(0)
  })

  it('the list of markers counts its own flags', () => {
    const [header, ...rows] = rowsOf('Список ОО с маркерами 2024–2026.xlsx')
    expect(header).toEqual([
      'Год',
      'Логин',
      'Муниципалитет',
      'ОО',
      '4 РУ',
      '4 МА',
      '5 РУ',
      '5 МА',
      'Количество маркеров',
    ])
    for (const row of rows) expect(sum(row.slice(4, 8))).toBe(row[8])
  })
})

describe('the importer', () => {
  const read = (name: string) => {
    const file = files.find((candidate) => candidate.name === name)!
    const staged = readResultsTable({ format: 'xlsx', sheets: file.sheets }, name)
    if (!staged.ok) throw new Error(`${name}: ${staged.error.sentence}`)
    const context = { ...bareContext, assessments: demo.assessments }
    return { staged: staged.value, findings: checkStagedFile(staged.value, context) }
  }

  it.each(files.filter(({ name }) => !name.includes('с ошибками')).map(({ name }) => name))(
    'reads «%s» without a remark and knows the work',
    (name) => {
      const { staged, findings } = read(name)
      // The form cannot name its school: the person chooses it while bringing it in.
      expect(findings.map(({ rule }) => rule)).toEqual(staged.kind === 'protocol' ? ['school-not-chosen'] : [])
      expect(staged.dataRows).toBeGreaterThan(10)
      for (const { assessment } of staged.parts) expect(assessment).toMatchObject({ procedure: 'ВПР', year: 2026 })
    },
  )

  it('names the mistakes of the spoiled form that matter, and reads Х, «1,0» and stray spaces without a word', () => {
    const { findings } = read('Форма сбора результатов Физика 8 класс ВПР 2026 (с ошибками).xlsx')
    expect(new Set(findings.map(({ rule }) => rule))).toEqual(
      new Set([
        'school-not-chosen',
        'score-above-maximum',
        'score-negative',
        'participant-conflict',
        'class-lettered',
        'variant-missing',
        'total-differs',
      ]),
    )
  })
})
