import { describe, expect, it } from 'vitest'
import { readDocument, readPlainText } from '#documents'
import { minimalPdf, ruledTable } from '../../../test/support/minimal-pdf.ts'
import { planAsCellLines, planAsDocx, planAsText, planWithMergedCells } from '../../../test/support/plan-documents.ts'
import type { PlanReading } from '../model.ts'
import { readingAnswer } from '../reading-answer.ts'
import { readPlan, type ReadPlanOptions } from './read-plan.ts'

function readText(text: string, options?: ReadPlanOptions): PlanReading {
  const reading = readPlan(readPlainText(text), options)
  if (!reading.ok) throw new Error(reading.error.sentence)
  return reading.value
}

async function readBytes(bytes: Uint8Array): Promise<PlanReading> {
  const document = await readDocument(bytes)
  if (!document.ok) throw new Error(document.error.sentence)
  const reading = readPlan(document.value)
  if (!reading.ok) throw new Error(reading.error.sentence)
  return reading.value
}

const refusal = (text: string, options?: ReadPlanOptions) => {
  const reading = readPlan(readPlainText(text), options)
  return reading.ok ? undefined : reading.error
}

const title = 'Демо. План мероприятий на 2025-2026 учебный год'
const plan = (...rows: string[]): string =>
  [title, '№\tМероприятие\tСрок\tОтветственный\tРезультат', ...rows].join('\n')

describe('an order', () => {
  const order = readText(planAsText())

  it('gives its requisites', () => {
    expect(order.head).toMatchObject({
      kind: 'order',
      authority: 'УПРАВЛЕНИЕ ОБРАЗОВАНИЯ ДЕМОНСТРАЦИОННОГО МУНИЦИПАЛЬНОГО ОКРУГА',
      number: '77-демо',
      date: '2025-10-09',
      title:
        'Об утверждении плана мероприятий по обеспечению объективности оценочных процедур в 2025/2026 учебном году',
      place: 'г. Демоград',
      signatory: 'Начальник В.Г. Образцова',
      executor: 'Исп. Шаблонов Иван Петрович, тел. 8(00000) 1-22-33',
      period: { start: '2025-09-01', end: '2026-08-31' },
      periodFrom: 'stated',
    })
  })

  it('gives its clauses, whom they bind and by when', () => {
    expect(
      order.clauses.map(({ number, responsible, deadline }) => [number, responsible[0], deadline?.control]),
    ).toEqual([
      ['1', undefined, undefined],
      ['2', 'Директору МБУ «Демо-центр» (Примерова О.П.)', undefined],
      ['2.1', 'Директору МБУ «Демо-центр» (Примерова О.П.)', '2025-10-20'],
      ['2.2', 'Директору МБУ «Демо-центр» (Примерова О.П.)', '2025-10-27'],
      ['3', 'Руководителям школ', '2025-11-01'],
      ['5', 'Начальник В.Г. Образцова', undefined],
    ])
  })

  it('says the same as DOCX and as text', async () => {
    const { clauses, measures, head } = await readBytes(await planAsDocx())
    expect(head).toEqual(order.head)
    const withoutPlaces = (reading: Pick<PlanReading, 'clauses'>) =>
      reading.clauses.map(({ number, text, responsible, deadline }) => ({ number, text, responsible, deadline }))
    expect(withoutPlaces({ clauses })).toEqual(withoutPlaces(order))
    const facts = (reading: PlanReading) =>
      reading.measures.map(({ number, section, deadline, responsible, result, items }) => ({
        number,
        section,
        deadline: deadline?.parts,
        responsible,
        result,
        items,
      }))
    expect(facts({ ...order, measures })).toEqual(facts(order))
  })

  it('where preamble and command share a line keeps both', () => {
    const text = [
      'ПРИКАЗ',
      'О плане на 2025/2026 учебный год',
      'В целях порядка приказываю:',
      '1. Школам начать работу.',
    ].join('\n')
    const { head, clauses } = readText(text)
    expect(head.preamble).toBe('В целях порядка')
    expect(clauses).toHaveLength(1)
  })

  it.each([
    [
      'in one line',
      ['Начальник управления образования В.Г. Образцова'],
      'Начальник управления образования В.Г. Образцова',
    ],
    [
      'under a long post',
      ['Заместитель начальника управления', 'администрации округа А.Б. Примеров'],
      'Заместитель начальника управления администрации округа А.Б. Примеров',
    ],
    ['for the time being', ['И.о. начальника', 'А.Б. Примеров'], 'И.о. начальника А.Б. Примеров'],
  ])('is signed %s', (_, lines, signatory) => {
    const text = [
      'ПРИКАЗ',
      'О плане на 2025 год',
      'ПРИКАЗЫВАЮ:',
      '1. Руководителям школ начать',
      'и директорам центров помочь.',
      ...lines,
    ]
    const { head, clauses } = readText(text.join('\n'))
    expect(head.signatory).toBe(signatory)
    expect(clauses.map((clause) => clause.text)).toEqual(['Руководителям школ начать и директорам центров помочь.'])
  })

  it.each([
    ['under its kind', ['ПРИКАЗ', '01.10.2025 г. № 5-о']],
    ['over its kind', ['от 01.10.2025 № 5-о', 'ПРИКАЗ']],
    ['beside its kind', ['ПРИКАЗ № 5-о от 01.10.2025']],
    ['by hand', ['ПРИКАЗ', '«_01_» _октября_ 2025 г. №_5-о_']],
  ])('has its date and number %s', (_, lines) => {
    const { head } = readText([...lines, 'О плане на 2025 год', 'ПРИКАЗЫВАЮ:', '1. Начать.'].join('\n'))
    expect([head.date, head.number]).toEqual(['2025-10-01', '5-о'])
  })

  it('without a table is an order without measures', () => {
    const text = [
      'ПРИКАЗ',
      '01.10.2025 № 5',
      'О чтениях',
      'ПРИКАЗЫВАЮ:',
      '1. Провести чтения.',
      '2. Контроль оставляю за собой.',
    ].join('\n')
    const { head, measures, warnings } = readText(text)
    expect(measures).toEqual([])
    expect(head.periodFrom).toBe('assumed')
    expect(warnings.map(({ rule }) => rule)).toEqual(['period-assumed'])
  })
})

describe('a plan', () => {
  it.each([
    ['as rows with tabs', planAsText],
    ['with each cell on lines of its own', planAsCellLines],
  ])('%s gives every measure', (_, make) => {
    const { measures } = readText(make())
    expect(measures.map(({ text }) => text.split(/[\s:]/)[0])).toEqual([
      'Приказ',
      'Курсы',
      'Перепроверка',
      'Список',
      'Проведение',
      'Встречи',
    ])
    expect(measures.every(({ deadline }) => deadline?.unread === '')).toBe(true)
  })

  it('as PDF over two pages puts a broken row together', async () => {
    const grid = { x: 40, y: 500, widths: [40, 260, 140, 140], rowHeight: 40 }
    const head = ['№', 'Мероприятие', 'Срок', 'Исполнитель']
    const first = ruledTable([head, ['1', 'Семинар для экспертов', 'март', 'Центр']], grid)
    const second = ruledTable(
      [
        ['', 'по критериям оценивания', '', ''],
        ['2', 'Практикум', 'май', 'Школы'],
      ],
      grid,
    )
    const words = [{ text: title, x: 60, y: 550 }, ...first.words]
    const { measures } = await readBytes(minimalPdf([{ lines: first.lines, words }, second]))
    expect(measures.map(({ text, deadline }) => [text, deadline?.control])).toEqual([
      ['Семинар для экспертов по критериям оценивания', '2026-03-31'],
      ['Практикум', '2026-05-31'],
    ])
  })

  it('has its columns in any order, under any of their names', () => {
    const text = [
      title,
      'Период реализации\tИсполнители\tСодержание работы\tКонтрольный показатель',
      'май\tШколы\tПрактикум\tСправка',
    ].join('\n')
    const [measure] = readText(text).measures
    expect(measure).toMatchObject({ text: 'Практикум', responsible: ['Школы'], result: 'Справка', number: null })
    expect(measure?.deadline?.control).toBe('2026-05-31')
  })

  it('with beginning and end in two columns has one deadline', () => {
    const text = [
      title,
      'Мероприятие\tПлановое начало\tПлановое окончание\tОтветственный',
      'Практикум\t01.10.2025\t15.11.2025\tШколы',
    ].join('\n')
    expect(readText(text).measures[0]?.deadline).toMatchObject({
      text: '01.10.2025 – 15.11.2025',
      parts: [{ kind: 'range', start: '2025-10-01', end: '2025-11-15' }],
    })
  })

  it('with a heading of two rows has neither for a measure', () => {
    const cell = (column: number, text: string, columns = 1, covered = false) => ({ column, columns, text, covered })
    const row = (...cells: ReturnType<typeof cell>[]) => ({ cells, heading: false, afterBreak: false })
    const reading = readPlan({
      format: 'docx',
      blocks: [
        { kind: 'paragraph', text: title },
        {
          kind: 'table',
          width: 4,
          rows: [
            row(cell(0, '№'), cell(1, 'Мероприятие'), cell(2, 'Срок', 2)),
            row(cell(0, '№', 1, true), cell(1, 'Мероприятие', 1, true), cell(2, 'начало'), cell(3, 'окончание')),
            row(cell(0, '1'), cell(1, 'Практикум'), cell(2, '01.10.2025'), cell(3, '15.11.2025')),
          ],
        },
      ],
    })
    expect(reading.ok && reading.value.measures.map(({ text, deadline }) => [text, deadline?.control])).toEqual([
      ['Практикум', '2025-11-15'],
    ])
  })

  it('carries sections down and lets their numbers restart', () => {
    const { measures } = readText(
      plan(
        'I. Первый раздел\t\t\t\t',
        '1\tА\tмай\tШкола\tСправка',
        '2\tБ\tмай\tШкола\tСправка',
        'Второй\t\t\t\t',
        '1.\tВ\tмай\tШкола\tСправка',
      ),
    )
    expect(measures.map(({ section, number }) => [section, number])).toEqual([
      ['I. Первый раздел', '1'],
      ['I. Первый раздел', '2'],
      ['Второй', '1'],
    ])
  })

  it('passes over the heading and the numbers of columns on every page', () => {
    const { measures } = readText(
      plan(
        '1\t2\t3\t4\t5',
        '1\tА\tмай\tШкола\tСправка',
        '№\tМероприятие\tСрок\tОтветственный\tРезультат',
        '1\t2\t3\t4\t5',
        '2\tБ\tмай\tШкола\tСправка',
      ),
    )
    expect(measures.map(({ text }) => text)).toEqual(['А', 'Б'])
  })

  it('joins a row broken over pages, a carried word too', () => {
    const { measures } = readText(
      plan(
        '1\tОрганизация се-\tмай\tШкола\tвыданы удостоверения госу-',
        '',
        '1\t2\t3\t4\t5',
        '\tминаров\t\t\tдарственного образца',
        '2\tБ\tмай\tШкола\tСправка',
      ),
    )
    expect(measures[0]).toMatchObject({
      text: 'Организация семинаров',
      result: 'выданы удостоверения государственного образца',
    })
    expect(measures[0]?.places.text).toHaveLength(2)
  })

  it('moves cells that a recogniser shifted, and says so', () => {
    const { measures, warnings } = readText(
      plan(
        '1\tИзучение списка школ,\tпостоянно\tЦентр\tсписок школ',
        '',
        '1\t2\t3\t4\t5',
        'требующих внимания\tноябрь 2025 г.\tШколы\tобучены педагоги района\t',
        'Выявление затруднений педагогов\tУчителя-предметники\tЦентр\tсоставлены индивидуальные маршруты\t',
        'Разработка индивидуальных маршрутов\tдекабрь 2025 г.\tЦентр\tсправка\t',
      ),
    )
    expect(measures.map(({ text, deadline, result }) => [text, deadline?.text, result])).toEqual([
      ['Изучение списка школ, требующих внимания', 'постоянно', 'список школ'],
      ['Выявление затруднений педагогов', 'ноябрь 2025 г.', 'обучены педагоги района'],
      ['Разработка индивидуальных маршрутов', 'декабрь 2025 г.', 'составлены индивидуальные маршруты; справка'],
    ])
    expect(measures[1]?.participants).toBe('Учителя-предметники')
    expect(warnings.map(({ rule }) => rule)).toContain('participants-in-deadline')
  })

  it('gives a deadline merged over two rows to both measures', async () => {
    const { measures } = await readBytes(await planWithMergedCells())
    expect(measures.map(({ number, text, deadline }) => [number, text, deadline?.text])).toEqual([
      ['1', 'Семинар для экспертов', 'март 2026'],
      ['2', 'Практикум по критериям', 'март 2026'],
    ])
  })

  it('takes years that the cell leaves out from the period', () => {
    const [measure] = readText(plan('1\tСобрания\tЯнварь\tШкола\tПротокол')).measures
    expect(measure?.deadline?.control).toBe('2026-01-31')
  })

  it('keeps text of a column that it does not know', () => {
    const text = [title, '№\tМероприятие\tСрок\tПримечание', '1\tА\tмай\tпо согласованию'].join('\n')
    expect(readText(text).unread.map((passage) => passage.text)).toEqual(['по согласованию'])
  })
})

describe('what cannot be read', () => {
  it.each([
    ['an empty table', plan(), 'empty-table', /пуста/],
    [
      'a table without a deadline column',
      [title, '№\tМероприятие\tОтветственный', '1\tА\tШкола'].join('\n'),
      'no-deadline-column',
      /«Ответственный».*укажите/,
    ],
    ['a table of something else', 'Школа\tУчеников\tКлассов\nДемо\t10\t2', 'no-text-column', /не найден столбец/],
    ['a letter', 'Добрый день!\nНаправляем сведения.', 'not-a-plan', /ни пунктов приказа, ни таблицы/],
    ['a plan of no year', 'План мероприятий\n№\tМероприятие\tСрок\n1\tА\tмай', 'no-period', /период/],
  ])('is told in one sentence: %s', (_, text, kind, sentence) => {
    const error = refusal(text)
    expect(error?.kind).toBe(kind)
    expect(error?.sentence).toMatch(sentence)
    expect(error?.sentence).not.toContain('\n')
  })

  it('is read after all with columns and period from a person', () => {
    const text = ['План', 'Что\tКогда\tКто', 'Практикум\tмай\tШкола'].join('\n')
    expect(refusal(text)).toMatchObject({ kind: 'no-text-column', headings: ['Что', 'Когда', 'Кто'] })
    const { measures } = readText(text, {
      period: { start: '2025-09-01', end: '2026-08-31' },
      mapping: { text: [0], deadline: [1], responsible: [2] },
    })
    expect(measures).toHaveLength(1)
    expect(measures[0]).toMatchObject({ text: 'Практикум', responsible: ['Школа'] })
    expect(refusal(text, { mapping: { text: [7] } })?.kind).toBe('wrong-mapping')
  })
})

describe('the answer of the command line', () => {
  it('has the shape of the data contract', () => {
    const answer = readingAnswer(readText(planAsText()))
    expect(Object.keys(answer)).toEqual(['document', 'clauses', 'measures', 'unread', 'warnings'])
    expect(Object.keys(answer.document)).toEqual([
      'kind',
      'authority',
      'number',
      'date',
      'title',
      'signatory',
      'period',
    ])
    expect(Object.keys(answer.measures[0] ?? {})).toEqual([
      'section',
      'number',
      'text',
      'items',
      'deadline',
      'responsible',
      'participants',
      'result',
      'targets',
    ])
    expect(answer.document.period).toBe('2025-09-01/2026-08-31')
    expect(answer.measures[1]?.targets).toEqual([{ value: 25, comparison: '≥', what: 'обучено учителей района' }])
    expect(answer.warnings).toContainEqual({
      where: 'measure 1 (row 3)',
      rule: 'reversed-range',
      quote: 'Май-март 2026',
    })
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer)
  })
})
