import { describe, expect, it } from 'vitest'
import { readDeadline } from '#deadlines'
import { readPlainText } from '#documents'
import { planAsText } from '../../../test/support/plan-documents.ts'
import type { Finding, PlanReading } from '../model.ts'
import { readPlan } from '../reading/read-plan.ts'
import { whereKey } from '../where-title.ts'
import { checkPlan } from './check-plan.ts'
import { planRules } from './plan-rules.ts'

const windows = [{ procedure: 'ВПР', from: '2026-04-20', to: '2026-05-20' }]

function read(text: string): PlanReading {
  const reading = readPlan(readPlainText(text))
  if (!reading.ok) throw new Error(reading.error.sentence)
  return reading.value
}

const check = (text: string): readonly Finding[] => checkPlan(read(text), { windows })

interface Row {
  number?: string
  text?: string
  deadline?: string
  owner?: string
  people?: string
  result?: string
}

const sound: Required<Row> = {
  number: '1',
  text: 'Семинар для экспертов',
  deadline: 'март 2026 г.',
  owner: 'Примерова О.П., методист',
  people: 'эксперты',
  result: 'Протокол',
}

/** An order of 1 October 2025 with a plan of the rows given; whatever a row does not say is sound. */
function plan(rows: readonly Row[], clauses: readonly string[] = ['1. Утвердить план.']): string {
  const cells = rows.map((row, index) => {
    const { number, text, deadline, owner, people, result } = { ...sound, number: String(index + 1), ...row }
    return [number, text, deadline, owner, people, result].join('\t')
  })
  return [
    'УПРАВЛЕНИЕ ОБРАЗОВАНИЯ ДЕМОГРАДСКОГО ОКРУГА',
    'ПРИКАЗ',
    '01.10.2025 № 1-демо',
    'Об утверждении плана Демоградского округа',
    'В целях порядка',
    'ПРИКАЗЫВАЮ:',
    ...clauses,
    'Начальник',
    'В.Г. Образцова',
    'План мероприятий Демоградского округа на 2025-2026 учебный год',
    ['№', 'Мероприятие', 'Срок', 'Ответственный', 'Участники', 'Результат'].join('\t'),
    ...cells,
  ].join('\n')
}

const about = (rule: string, text: string): readonly Finding[] => check(text).filter((finding) => finding.rule === rule)

it('a sound plan has no findings', () => {
  expect(check(plan([{}, { text: 'Практикум' }, { text: 'Совещание' }]))).toEqual([])
})

it('every rule has a name of its own', () => {
  expect(new Set(planRules.map(({ id }) => id)).size).toBe(planRules.length)
})

describe('a row', () => {
  it.each<[rule: string, row: Row, quote: string, field: string | null, value: string | null]>([
    ['reversed-range', { deadline: 'Май-март 2026' }, 'Май-март 2026', 'deadline', 'март – май 2026 г.'],
    ['out-of-order', { deadline: 'Май 2026 г., ноябрь 2025 г.' }, 'Май 2026 г., ноябрь 2025 г.', null, null],
    ['before-approval', { deadline: 'Сентябрь 2025' }, 'Сентябрь 2025', null, null],
    ['outside-period', { deadline: 'ноябрь 2027 г.' }, 'ноябрь 2027 г.', null, null],
    ['day-off', { deadline: 'до 15 ноября 2025 г.' }, 'до 15 ноября 2025 г.', 'deadline', 'до 14 ноября 2025 г.'],
    ['no-deadline', { deadline: '' }, 'Семинар для экспертов', null, null],
    ['unread-deadline', { deadline: 'когда-нибудь потом' }, 'когда-нибудь потом', null, null],
    ['people-in-deadline', { deadline: 'учителя и методисты' }, 'учителя и методисты', null, null],
    ['month-without-year', { deadline: 'Февраль-апрель' }, 'Февраль-апрель', 'deadline', 'февраль – апрель 2026 г.'],
    [
      'months-without-comma',
      { deadline: 'январь апрель 2026 г.' },
      'январь апрель 2026 г.',
      'deadline',
      'январь, апрель 2026 г.',
    ],
    ['continuous-without-rhythm', { deadline: 'постоянно' }, 'постоянно', 'deadline', 'ежеквартально'],
    ['schedule-not-named', { deadline: 'По графику проведения' }, 'По графику проведения', null, null],
    ['no-owner', { owner: '' }, 'Семинар для экспертов', null, null],
    ['no-indicator', { result: '' }, 'Семинар для экспертов', null, null],
    [
      'result-against-aim',
      { result: 'Отсутствие адресной помощи' },
      'Отсутствие адресной помощи',
      'result',
      'Наличие адресной помощи',
    ],
    ['sample-without-rule', { text: 'Наблюдение. Произвольная выборка школ' }, 'Произвольная выборка школ', null, null],
    ['pairs-in-text', { text: 'Пары: СОШ №1 – СОШ №2' }, 'СОШ №1 – СОШ №2', null, null],
    [
      'changes-an-act',
      { text: 'Корректировка плана (приказ от 30.11.21 № 5-о)' },
      'приказ от 30.11.21 № 5-о',
      null,
      null,
    ],
    [
      'doubtful-abbreviation',
      { text: 'Помощь ОО и педагогам ООО района' },
      'ОО и педагогам ООО района',
      'text',
      'Помощь ОО и педагогам ОО района',
    ],
    ['mixed-alphabet', { text: 'Семинар для экcпертов' }, 'экcпертов', 'text', 'Семинар для экспертов'],
    ['procedure-window', { text: 'Анализ результатов ВПР', deadline: 'март 2026 г.' }, 'март 2026 г.', null, null],
    [
      'procedure-window',
      { text: 'Независимые наблюдатели на ВПР', deadline: 'ноябрь 2026 г.' },
      'ноябрь 2026 г.',
      null,
      null,
    ],
    ['cut-word', { result: 'выданы удостоверения государ-' }, 'государ-', null, null],
  ])('is told of %s', (rule, row, quote, field, value) => {
    const [finding, ...others] = about(rule, plan([row, { text: 'Практикум' }]))
    expect(others).toEqual([])
    expect(finding).toMatchObject({ where: { kind: 'measure', order: 1 }, quote })
    expect(finding?.mend?.field ?? null).toBe(field)
    expect(finding?.mend?.value.replaceAll('\u00a0', ' ') ?? null).toBe(value)
    expect(finding?.reason).toMatch(/[.:»]$/)
    expect(finding?.advice).toMatch(/\.$/)
  })

  it.each<[rule: string, why: string, row: Row]>([
    ['before-approval', 'the month of the approval is not over', { deadline: 'октябрь 2025 г.' }],
    ['month-without-year', 'there is no month', { deadline: 'в течение учебного года' }],
    ['months-without-comma', 'the year parts them', { deadline: 'Октябрь 2025г. Февраль 2026г.' }],
    ['continuous-without-rhythm', 'the rhythm is named', { deadline: 'ежемесячно' }],
    ['schedule-not-named', 'the schedule is named', { deadline: 'По графику проведения ВПР' }],
    ['result-against-aim', 'nobody wants remarks', { result: 'Отсутствие замечаний' }],
    [
      'result-repeats-measure',
      'a document is named as the work is',
      {
        text: `Корректировка плана ${'по объективности оценивания работ '.repeat(3)}`,
        result: `План ${'по объективности оценивания работ '.repeat(3)}`,
      },
    ],
    [
      'changes-an-act',
      'it is checked, not changed',
      { text: 'Проверка исполнения приказа от 17.12.2018 №315 «О внесении изменений»' },
    ],
    ['doubtful-abbreviation', 'it is a company', { text: 'Совместно с ОО и ООО «Демо»' }],
    [
      'procedure-window',
      'the results are of an earlier year',
      { text: 'Анализ результатов ВПР за 2025 год', deadline: 'март 2026 г.' },
    ],
    ['procedure-window', 'the procedure is over', { text: 'Анализ результатов ВПР', deadline: 'июнь 2026 г.' }],
  ])('is not told of %s when %s', (rule, _, row) => {
    expect(about(rule, plan([row, { text: 'Практикум' }]))).toEqual([])
  })
})

describe('numbers', () => {
  it.each<[rule: string, numbers: string[], quote: string, value: string]>([
    ['duplicate-numbers', ['1', '2', '2'], '2. Семинар для экспертов', '3'],
    ['missing-number', ['1', '', '3'], 'Семинар для экспертов', '2'],
    ['number-jump', ['1', '2', '15'], '2 → 15', '3'],
    ['number-jump', ['2.1', '2.2', '2.9'], '2.2 → 2.9', '2.3'],
  ])('are told of %s', (rule, numbers, quote, value) => {
    const [finding, ...others] = about(rule, plan(numbers.map((number) => ({ number }))))
    expect(others).toEqual([])
    expect(finding).toMatchObject({ quote, mend: { field: 'number', value } })
  })

  it('of clauses that step back or repeat are told once each', () => {
    const clauses = ['1. А.', '2. Школам:', '2.1. Б.', '3.3. В.', '2.4. Г.', '3. Центру:', '3. Отделу:', '3.1. Д.']
    expect(about('clause-order', plan([{}], clauses)).map(({ quote }) => quote)).toEqual(['3.3 → 2.4', '3 → 3'])
  })
})

describe('the document', () => {
  it('is told when one person carries half of it', () => {
    const rows = Array.from({ length: 8 }, (_, index) => ({
      text: `Дело ${index}`,
      owner: index < 6 ? 'Образцова В.Г.' : 'Примеров А.Б.',
    }))
    expect(about('overloaded-person', plan(rows))).toMatchObject([
      { quote: 'Образцова В.Г.', where: { kind: 'document' } },
    ])
  })

  it('is told when nobody is named', () => {
    expect(about('no-named-owner', plan([{ owner: 'УО' }, { owner: 'ОО' }, { owner: 'УО, ОО' }]))).toMatchObject([
      { quote: 'УО, ОО' },
    ])
  })

  it('is told when it has no column of results', () => {
    const text = ['План на 2025-2026 учебный год', '№\tМероприятие\tСрок\tОтветственный', '1\tА\tмай\tШкола'].join('\n')
    expect(check(text).map(({ rule }) => rule)).toEqual(expect.arrayContaining(['no-result-column', 'not-approved']))
  })

  it('is told when a name is spelt two ways, and when the signature is lost', () => {
    const text = plan([{}])
      .replace('План мероприятий Демоградского', 'План мероприятий Демогрдаского')
      .replace('Начальник\nВ.Г. Образцова\n', '')
    expect(check(text).map(({ rule, quote }) => [rule, quote])).toEqual([
      ['no-signatory', 'Об утверждении плана Демоградского округа'],
      ['name-spelt-two-ways', 'Демоградского – Демогрдаского'],
    ])
  })

  it('is told of a task without a day', () => {
    const clauses = [
      '1. Утвердить план.',
      '2. Руководителям школ разработать свои планы.',
      '3. Руководителям школ представить отчёт до 1 декабря 2025 г.',
    ]
    expect(about('clause-without-deadline', plan([{}], clauses)).map(({ where }) => where)).toEqual([
      { kind: 'clause', index: 1 },
    ])
  })
})

describe('several things in one row', () => {
  it('with a date each are told apart', () => {
    const row = { text: 'Декады: - разбор ошибок; - открытые уроки', deadline: 'Октябрь 2025 г. Февраль 2026 г.' }
    expect(about('compound-row', plan([row]))).toMatchObject([{ quote: 'разбор ошибок; открытые уроки' }])
  })

  it('with dates for some of them only are asked about', () => {
    const row = {
      text: 'Декады: - разбор ошибок; - открытые уроки; - выставка',
      deadline: 'Октябрь 2025 г. Февраль 2026 г.',
    }
    expect(about('items-without-own-deadline', plan([row]))).toHaveLength(1)
  })
})

it('every proposed deadline is read, and answers what was wrong', () => {
  const rows = ['Май-март 2026', 'до 15 ноября 2025 г.', 'Февраль-апрель', 'январь апрель 2026 г.', 'постоянно'].map(
    (deadline) => ({ deadline }),
  )
  const reading = read(plan(rows))
  const mends = checkPlan(reading, { windows }).filter(({ mend }) => mend?.field === 'deadline')
  expect(mends).toHaveLength(rows.length)
  for (const { mend } of mends) {
    const again = readDeadline(mend?.value ?? '', { period: reading.head.period, approved: '2025-10-01' })
    expect(again.unread).toBe('')
    expect(again.warnings).toEqual([])
    expect(again.parts.length).toBeGreaterThan(0)
  }
})

it('the planted defects of the demonstration order are found, in the order of the document', () => {
  const reading = read(planAsText())
  const found = checkPlan(reading, { windows }).map((finding) => `${whereKey(finding.where, reading)}: ${finding.rule}`)
  expect(found).toEqual([
    'measure 1 (row 1): before-approval',
    'measure 1 (row 3): reversed-range',
    'measure 3: continuous-without-rhythm',
    'measure 3: result-against-aim',
    'measure 3: number-jump',
    'measure 15 (row 5): number-jump',
    'measure 15 (row 5): compound-row',
    'measure 15 (row 6): month-without-year',
    'measure 15 (row 6): no-owner',
    'measure 15 (row 6): no-indicator',
    'measure 15 (row 6): duplicate-numbers',
    'measure 15 (row 6): mixed-alphabet',
  ])
})
