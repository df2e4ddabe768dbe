import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { writeWorkbook, type WorkbookSheet } from '#tabular'
import { readProblem } from './index.ts'
import { assignmentProblemSchema } from './problem-model.ts'

const docs = join(import.meta.dirname, '..', '..', 'docs', 'user')

const sheet = (
  name: string,
  headers: readonly string[],
  ...rows: readonly (readonly (string | number)[])[]
): WorkbookSheet => ({
  name,
  title: name,
  columns: headers.map((header) => ({ header, kind: 'text' })),
  rows,
})

const settings = sheet(
  'Настройки',
  ['Что', 'Значение'],
  ['Вид', 'эксперты'],
  ['Год', 2026],
  ['Сколько людей на работу', 2],
  ['Распределение', 'перемешать'],
  ['Зерно', '7'],
)
const experts = sheet(
  'Эксперты',
  ['Код', 'Школы', 'Прежние школы', 'Родственники', 'Предметы', 'Предел', 'Ведущий'],
  ['Э-1', 'edu1; edu2', 'edu3 2024', 'edu2 5А; edu3', 'физика; химия', 40, 'да'],
)
const works = sheet('Работы', ['Код', 'Школа', 'Класс', 'Предмет', 'Работ'], ['Р-1', 'edu3', '5А', 'физика', 24])

async function readSheets(...sheets: readonly WorkbookSheet[]) {
  return readProblem(await writeWorkbook(sheets), 'задача.xlsx')
}

describe('a problem', () => {
  it('is read from a workbook with Russian headers', async () => {
    const problem = await readSheets(
      settings,
      experts,
      works,
      sheet('Правила', ['Правило', 'Основание'], ['kin', 'приказ № 5']),
    )
    expect(problem.ok && problem.value).toMatchObject({
      kind: 'experts',
      year: 2026,
      marks: 2,
      spread: 'mixing',
      rules: [{ rule: 'kin', source: 'приказ № 5' }],
      people: [
        {
          code: 'Э-1',
          schools: ['edu1', 'edu2'],
          formerSchools: [{ school: 'edu3', until: 2024 }],
          kin: [{ school: 'edu2', class: '5А' }, { school: 'edu3' }],
          subjects: ['физика', 'химия'],
          limit: 40,
          lead: true,
        },
      ],
      works: [{ code: 'Р-1', school: 'edu3', class: '5А', subject: 'физика', works: 24 }],
    })
  })

  it.each([
    [
      'a cell that is no number',
      [settings, experts, sheet('Работы', ['Код', 'Школа', 'Работ'], ['Р-1', 'edu3', 'много'])],
      'лист «Работы», ячейка C',
    ],
    [
      'a column that means nothing',
      [settings, experts, sheet('Работы', ['Код', 'Школа', 'ФИО'], ['Р-1', 'edu3', 'х'])],
      '«ФИО» не из тех, что читает программа',
    ],
    [
      'a sheet without codes',
      [settings, experts, sheet('Работы', ['Школа'], ['edu3'])],
      'Лист «Работы»: нет столбца «код»',
    ],
    ['no experts', [settings, works], 'нет листа «Эксперты»'],
    [
      'a kind that is not known',
      [sheet('Настройки', ['Что', 'Значение'], ['Вид', 'жюри']), experts, works],
      'Можно: experts, observers',
    ],
  ])('is refused for %s, with the place', async (_, sheets, sentence) => {
    const problem = await readSheets(...sheets)
    expect(problem.ok ? '' : problem.error.sentence).toContain(sentence)
  })

  it.each([
    ['{', '«задача.json» – не JSON и не книга XLSX.'],
    ['{}', 'поле «format»'],
    [
      '{"format":"obyektiv-assignment","version":1,"kind":"experts","people":[{"code":"Э-1","fio":"х"}],"works":[{"code":"Р","school":"ш"}]}',
      'поле «people.0». Лишнее поле: fio.',
    ],
  ])('is refused for the text %s', async (text, sentence) => {
    const problem = await readProblem(new TextEncoder().encode(text), 'задача.json')
    expect(problem.ok ? '' : problem.error.sentence).toContain(sentence)
  })
})

describe('what is published about it', () => {
  it('is the schema that the program reads by (write it anew by this line when it differs)', () => {
    const schema = z.toJSONSchema(assignmentProblemSchema, { io: 'input' })
    expect(JSON.parse(readFileSync(join(docs, 'assignment.schema.json'), 'utf8'))).toEqual(schema)
  })

  it('has an example that the program reads', async () => {
    const page = readFileSync(join(docs, 'assignment.md'), 'utf8')
    const example = /```json\n([\s\S]*?)```/.exec(page)![1]!
    expect(await readProblem(new TextEncoder().encode(example), 'пример.json')).toMatchObject({ ok: true })
  })
})
