import { describe, expect, it } from 'vitest'
import { readDeadline, russianWorkingDays } from '#deadlines'
import { fanOut } from './fan-out.ts'
import type { ControlRule, MeasureItem } from './model.ts'

const context = {
  period: { start: '2026-09-01', end: '2027-08-31' },
  approved: '2026-09-01',
  workingDays: russianWorkingDays,
}

const measure = (text: string | null, controlRule: ControlRule = 'period-end', items: readonly MeasureItem[] = []) => ({
  deadline: text === null ? null : readDeadline(text, context),
  controlRule,
  items,
})
const item = (text: string, ...deadlineParts: number[]): MeasureItem => ({ text, deadlineParts, responsible: [] })

describe('a measure comes due', () => {
  it.each<[string | null, ControlRule, number, string | null]>([
    ['15 октября 2026 г.', 'period-end', 1, '2026-10-15'],
    ['Сентябрь, декабрь 2026 г., март 2027 г.', 'period-end', 3, '2026-09-30'],
    ['Ежемесячно, последний понедельник месяца', 'period-end', 12, '2026-09-28'],
    ['Ежеквартально', 'period-end', 5, '2026-09-30'],
    ['В течение учебного года', 'period-end', 1, '2027-08-31'],
    ['Постоянно', 'period-end', 1, '2027-08-31'],
    ['Постоянно', 'quarterly', 5, '2026-09-30'],
    ['Постоянно', 'monthly', 12, '2026-09-30'],
    ['По запросу', 'period-end', 1, null],
    ['По графику проведения ВПР', 'period-end', 1, null],
    [null, 'period-end', 1, '2027-08-31'],
  ])('%s, control %s: %i times, first on %s', (text, rule, times, first) => {
    const dues = fanOut(measure(text, rule), context)
    expect([dues.length, dues[0]?.control]).toEqual([times, first])
    expect(dues.every((due) => due.reason !== '')).toBe(true)
  })

  it('waits for its event and says for which', () => {
    const [due] = fanOut(measure('Не позднее чем через 2 недели после окончания основного периода ВПР'), context)
    expect(due).toMatchObject({ control: null, waitsFor: 'окончание основного периода ВПР' })
    expect(due?.reason).toContain('ждёт события')
  })

  it('item by item at its own times, or at all of them where the row does not tell', () => {
    const own = fanOut(measure('Март 2027 г.\nАпрель 2027 г.', 'period-end', [item('а', 0), item('б', 1)]), context)
    expect(own.map((due) => [due.item, due.control])).toEqual([
      [0, '2027-03-31'],
      [1, '2027-04-30'],
    ])
    const shared = fanOut(measure('Март, апрель 2027 г.', 'period-end', [item('а'), item('б')]), context)
    expect(shared.map((due) => due.item)).toEqual([0, 0, 1, 1])
  })
})
