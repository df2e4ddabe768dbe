import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPlainText } from '#documents'
import { checkPlan } from '../checking/check-plan.ts'
import { readPlan } from './read-plan.ts'

const title = 'Демо. План мероприятий на 2025-2026 учебный год'
const plan = (...rows: string[]): string =>
  [title, '№\tМероприятие\tСрок\tОтветственный\tРезультат', ...rows].join('\n')

const squeeze = (value: string): string => value.replace(/[^\p{L}\p{N}]/gu, '')

describe('whatever the text', () => {
  const word = fc.constantFrom(
    'Семинар',
    'школы',
    'май',
    '2025 г.',
    '—',
    '1.',
    'Срок:',
    '«ВПР»',
    'не менее 10',
    'необ',
    '',
    'а)',
    '; - ',
    'ПРИКАЗЫВАЮ:',
    '\t',
    '(',
    'Примеров И.И.,',
    'до 5 мая',
  )
  const cell = fc.array(word, { maxLength: 6 }).map((words) => words.join(' ').replaceAll('\t', ' '))

  it('every row of the table is in the answer or among what was not read', () => {
    const row = fc.tuple(fc.constantFrom('', '1', '2.', '15'), cell, cell, cell, cell)
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), (rows) => {
        const text = plan(...rows.map((cells) => cells.join('\t')))
        const reading = readPlan(readPlainText(text))
        if (!reading.ok) return
        const { measures, unread } = reading.value
        const kept = [
          ...measures.flatMap((each) => [
            each.section ?? '',
            each.number ?? '',
            each.text,
            each.result ?? '',
            each.participants ?? '',
            each.deadline?.text ?? '',
            ...each.responsible,
          ]),
          ...unread.map((passage) => passage.text),
        ].join(' ')
        const all = squeeze(kept)
        for (const cells of rows) {
          const [, ...texts] = cells
          for (const part of texts.join(' ').split(/\s+/)) expect(all).toContain(squeeze(part))
        }
      }),
      { numRuns: 300, seed: 1 },
    )
  })

  it('every line of an order is in the answer or among what was not read', () => {
    const line = fc
      .array(word, { minLength: 1, maxLength: 5 })
      .map((words) => words.join(' ').replaceAll('\t', ' ').trim())
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const clauses = lines.map((text, index) => (index % 3 === 0 ? `${index + 1}. Дело ${text}` : text))
        const text = ['ПРИКАЗ', 'О деле на 2025/2026 учебный год', 'ПРИКАЗЫВАЮ:', '1. Начать.', ...clauses].join('\n')
        const reading = readPlan(readPlainText(text))
        if (!reading.ok) return
        const { head, clauses: read, unread } = reading.value
        const kept = squeeze(
          [
            head.signatory,
            head.executor,
            ...read.flatMap((each) => [each.number, each.text]),
            ...unread.map((each) => each.text),
          ].join(' '),
        )
        for (const each of clauses) if (!/^\d+\.?$/.test(each)) expect(kept).toContain(squeeze(each))
      }),
      { numRuns: 300, seed: 1 },
    )
  })

  it('the reader answers in good time', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(cell, fc.string({ maxLength: 60, unit: 'binary' })), { maxLength: 40 }),
        (parts) => {
          expect(typeof readPlan(readPlainText(parts.join('\n'))).ok).toBe('boolean')
          expect(typeof readPlan(readPlainText(plan(parts.join('\t')))).ok).toBe('boolean')
        },
      ),
      { numRuns: 300, seed: 1 },
    )
  })

  it.each([
    ['spaces', ' '.repeat(9_900)],
    ['dashes', ' - '.repeat(3_300)],
    ['brackets', '(«'.repeat(4_900)],
    ['digits', '1'.repeat(9_900)],
    ['numbers', '1. '.repeat(3_300)],
    ['words', 'срок до 5 мая '.repeat(700)],
    ['capitals', 'А.'.repeat(4_900)],
    ['quotes', '\t"'.repeat(4_900)],
    ['months', 'май '.repeat(2_400)],
    ['letters', 'а'.repeat(9_900)],
    ['persons', 'Примеров А. Б., '.repeat(600)],
    ['numbers in words', 'не менее 2 работ '.repeat(580)],
    ['acts', 'приказ от 1 '.repeat(820)],
    ['initials', 'Примеров И. '.repeat(820)],
  ])('a cell of ten thousand characters does not hang it: %s', { timeout: 30_000 }, (_, text) => {
    const reading = readPlan(readPlainText(plan(`1\t${text}\tмай\t${text}\t${text}`)))
    if (reading.ok) checkPlan(reading.value, { windows: [] })
    readPlan(readPlainText(`ПРИКАЗ\nО деле\nПРИКАЗЫВАЮ:\n1. Школам ${text}\nСрок: ${text}`))
    expect(reading.ok || reading.error.sentence !== '').toBe(true)
  })

  it('a longer text is refused in one sentence', () => {
    const reading = readPlan(readPlainText(plan(`1\t${'а'.repeat(10_001)}\tмай\tШкола\tСправка`)))
    expect(reading).toMatchObject({ ok: false, error: { kind: 'not-a-plan' } })
  })
})
