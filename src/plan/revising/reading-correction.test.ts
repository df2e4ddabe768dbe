import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readDocument, readPlainText } from '#documents'
import { correctingOrder, correctingOrderAsDocx } from '../../../test/support/correcting-orders.ts'
import { readPlan } from '../index.ts'
import { valueOf } from '../testing.ts'
import type { Amendment } from './amendment.ts'
import { readAmendments } from './read-amendments.ts'
import { findCorrected, readCorrection } from './read-correction.ts'

const orderOf = (...clauses: readonly string[]) =>
  valueOf(
    readPlan(
      readPlainText(
        [
          'УПРАВЛЕНИЕ ОБРАЗОВАНИЯ (ДЕМО)',
          'ПРИКАЗ',
          '12.01.2027 г. № 7-демо',
          'О внесении изменений в приказ от 01.09.2026 № 15-демо',
          'ПРИКАЗЫВАЮ:',
          ...clauses,
          'Начальник\tИ.В. Заречная',
        ].join('\n'),
      ),
    ),
  )

const row = (number: string, more: { of?: 'order' | 'plan'; section?: string } = {}) => ({
  number,
  of: more.of,
  section: more.section,
})

describe('a clause of a correcting order', () => {
  it.each<[string, readonly Amendment[]]>([
    [
      'Пункт 5 изложить в следующей редакции: «5. Семинар «Семь шагов». Срок: апрель 2027 г. Ответственные: Демо-центр»',
      [
        {
          kind: 'reword',
          row: row('5'),
          wording: {
            number: '5',
            text: 'Семинар «Семь шагов»',
            deadline: 'апрель 2027 г.',
            responsible: 'Демо-центр',
          },
        },
      ],
    ],
    [
      'В пункте 7 слова «до 1 марта» заменить словами «до 1 апреля»',
      [{ kind: 'replace-words', row: row('7'), column: undefined, from: 'до 1 марта', to: 'до 1 апреля' }],
    ],
    [
      'В пункте 7 плана слова «в печатном виде» исключить',
      [{ kind: 'replace-words', row: row('7', { of: 'plan' }), column: undefined, from: 'в печатном виде', to: '' }],
    ],
    [
      'Срок исполнения пункта 8 продлить до 15 мая 2027 г.',
      [{ kind: 'set-column', row: row('8'), column: 'deadline', value: 'до 15 мая 2027 г.' }],
    ],
    [
      'Срок исполнения пункта 8 установить: 15 мая 2027 года',
      [{ kind: 'set-column', row: row('8'), column: 'deadline', value: '15 мая 2027 года' }],
    ],
    [
      'В пункте 2.3 графу «Ответственные» изложить в следующей редакции: «Директора школ»',
      [{ kind: 'set-column', row: row('2.3'), column: 'responsible', value: 'Директора школ' }],
    ],
    [
      'Ответственным за исполнение пункта 6 назначить методиста Примерову О.П.',
      [{ kind: 'set-column', row: row('6'), column: 'responsible', value: 'методиста Примерову О.П.' }],
    ],
    [
      'Пункты 9, 10 и 12 исключить',
      [
        { kind: 'exclude', row: row('9') },
        { kind: 'exclude', row: row('10') },
        { kind: 'exclude', row: row('12') },
      ],
    ],
    ['Пункт 3 приказа признать утратившим силу', [{ kind: 'exclude', row: row('3', { of: 'order' }) }]],
    [
      'Дополнить раздел 2 пунктом 2.5 следующего содержания: «2.5. Совещание. Срок: 20 мая 2027 г.»',
      [
        {
          kind: 'add',
          section: '2',
          of: undefined,
          wording: { number: '2.5', text: 'Совещание', deadline: '20 мая 2027 г.' },
        },
      ],
    ],
    [
      'Пункт 4 после слов «аналитическая справка» дополнить словами «с выводами»',
      [
        {
          kind: 'replace-words',
          row: row('4'),
          column: undefined,
          from: 'аналитическая справка',
          to: 'аналитическая справка с выводами',
        },
      ],
    ],
    [
      'В пункте 4 раздела «Контроль» срок «март» заменить на «май»',
      [{ kind: 'replace-words', row: row('4', { section: 'Контроль' }), column: undefined, from: 'март', to: 'май' }],
    ],
  ])('is understood: %s', (clause, expected) => {
    const read = readAmendments(orderOf(`1. ${clause}.`))
    expect(read.amendments.map(({ amendment }) => amendment)).toEqual(expected)
    expect([read.unread, read.own]).toEqual([[], []])
  })

  it('holds for the sub-clauses under it, and several stand in one sentence', () => {
    const read = readAmendments(
      orderOf(
        '1. Внести в план следующие изменения:',
        '1.1. В пункте 4:',
        '1.1.1. слова «ноябрь» заменить словами «декабрь»; в графе «Ответственные» слова «Директора» заменить словами «Завучи».',
        '1.2. Пункт 6 исключить.',
      ),
    )
    expect(
      read.amendments.map(({ amendment }) => [amendment.kind, 'row' in amendment && amendment.row.number]),
    ).toEqual([
      ['replace-words', '4'],
      ['replace-words', '4'],
      ['exclude', '6'],
    ])
  })

  it('is kept as unread where it was not understood, and as work of its own where it changes nothing', () => {
    const read = readAmendments(
      orderOf(
        '1. Внести в план следующие изменения:',
        '1.1. Учесть замечания региона.',
        '1.2. Изложить таблицу показателей иначе.',
        '2. Директорам школ ознакомиться с изменениями до 20 января 2027 г.',
      ),
    )
    expect(read.amendments).toEqual([])
    expect(read.unread.map(({ clause }) => clause)).toEqual([1, 2])
    expect(read.own).toEqual([3])
  })
})

describe('a correcting order', () => {
  it('is read from a DOCX as from text', async () => {
    const document = valueOf(await readDocument(await correctingOrderAsDocx()))
    const fromDocx = valueOf(readPlan(document))
    const fromText = valueOf(readPlan(readPlainText(correctingOrder.join('\n'))))
    expect(readAmendments(fromDocx)).toEqual(readAmendments(fromText))
    expect(readAmendments(fromDocx).amendments.map(({ amendment }) => amendment.kind)).toEqual([
      'set-column',
      'replace-words',
      'exclude',
      'add',
    ])
    expect(readCorrection(fromDocx)).toMatchObject({ form: 'clauses', orders: [{ number: '25-демо' }] })
  })

  it('names the order that it corrects', () => {
    const correction = readCorrection(orderOf('1. Пункт 5 исключить.'))
    expect(correction).toMatchObject({ form: 'clauses', orders: [{ number: '15-демо', date: '2026-09-01' }] })
    const plans = [
      { orderNumber: '15-демо', orderDate: '2025-09-01', id: 'of another year' },
      { orderNumber: '15-Демо', orderDate: '2026-09-01', id: 'meant' },
    ]
    expect(findCorrected(correction!, plans)?.id).toBe('meant')
    expect(findCorrected(correction!, plans.slice(0, 1))).toBeUndefined()
  })

  it('gives the whole plan anew, or only its table', () => {
    const table = [
      '',
      'План мероприятий на 2026-2027 учебный год',
      '№\tМероприятие\tСрок',
      '1\tСовещание\tмарт 2027 г.',
    ]
    const annex = orderOf(
      '1. План мероприятий изложить в новой редакции (приложение).',
      '2. Контроль оставляю за собой.',
    )
    const withTable = (reading: typeof annex) => ({
      ...reading,
      measures: valueOf(readPlan(readPlainText(table.join('\n')))).measures,
    })
    expect(readCorrection(withTable(annex))?.form).toBe('annex')
    const oneRow = orderOf('1. Пункт 1 плана изложить в новой редакции (приложение).')
    expect(readCorrection(withTable(oneRow))?.form).toBe('clauses')
    expect(readAmendments(withTable(oneRow)).amendments.map(({ amendment }) => amendment)).toMatchObject([
      { kind: 'reword', wording: { number: '1', text: 'Совещание', deadline: 'март 2027 г.' } },
    ])
    const more = withTable(orderOf('1. План мероприятий дополнить строками согласно приложению.'))
    expect(readAmendments(more).amendments.map(({ amendment }) => amendment)).toMatchObject([
      { kind: 'add', wording: { number: '1', text: 'Совещание' } },
    ])
    const anew = orderOf(
      '1. Утвердить план мероприятий (приложение).',
      '2. Приказ от 01.09.2026 № 15-демо признать утратившим силу.',
    )
    expect(readCorrection(withTable(anew))?.form).toBe('whole')
  })

  it('is not an order that names others as its ground', () => {
    const ground = orderOf('1. Утвердить план во исполнение приказа от 01.09.2026 № 15-демо.')
    expect(readCorrection({ ...ground, head: { ...ground.head, title: 'Об утверждении плана' } })).toBeUndefined()
  })
})

const corpus = join(process.env['OBYEKTIV_SHARED'] ?? 'nowhere', 'corpus', 'plans')

describe.skipIf(!existsSync(corpus))('of the five source documents', () => {
  it.each([
    ['kuraginsky.txt', []],
    ['lazo-429.txt', []],
    ['levokumskoye-679.txt', []],
    ['promyshlennovsky-244.txt', []],
    ['yeniseysky-305.txt', [['01-04-306', '2021-11-30']]],
  ])('%s says that it corrects %j', (file, orders) => {
    const reading = valueOf(readPlan(readPlainText(readFileSync(join(corpus, file), 'utf8'))))
    expect((readCorrection(reading)?.orders ?? []).map(({ number, date }) => [number, date])).toEqual(orders)
  })
})
