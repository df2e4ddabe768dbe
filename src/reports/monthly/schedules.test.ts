import { describe, expect, it } from 'vitest'
import { describeOnEachStore } from '#db/testing'
import type { ReportCover } from '../model.ts'
import {
  deleteReport,
  endSchedule,
  listDueReports,
  listReports,
  listSchedules,
  planReports,
  previewSchedule,
  saveReportFields,
  stretchWords,
} from '../index.ts'
import { momentsOf } from './local-days.ts'
import { listAllSchedules } from './list-schedules.ts'
import { makeDueReports } from './make-due-reports.ts'
import { stretchAfter, stretchOf } from './stretch-of.ts'
import { storeForReports, valueOf } from './testing.ts'

const schoolYear = { start: '2026-09-01', end: '2027-08-31' }
const plain = (text: string): string => text.replaceAll('\u00a0', ' ')

describe('the words of a schedule', () => {
  it.each([
    ['ежемесячно, последний понедельник месяца', ['2026-09-28', '2026-10-26', '2026-11-30', '2026-12-28']],
    ['ежеквартально', ['2026-09-30', '2026-12-30']],
    ['до 25 декабря 2026 г.', ['2026-12-25']],
  ])('«%s» comes due on its days', (wording, days) => {
    const read = valueOf(previewSchedule(wording, schoolYear, 'month'))
    expect(read.times.map(({ due }) => due).slice(0, days.length)).toEqual(days)
  })

  it.each([
    ['', 'empty'],
    ['когда получится', 'unread'],
    ['по запросу', 'no-dates'],
  ])('«%s» are refused as %s', (wording, kind) => {
    expect(previewSchedule(wording, schoolYear, 'month')).toMatchObject({ ok: false, error: { kind } })
  })

  it('speak of the month they were set in, even where the day moved off a holiday', () => {
    const read = valueOf(previewSchedule('до 31 октября 2026 г.', schoolYear, 'month'))
    expect(read.times).toEqual([
      { due: '2026-11-02', movedFrom: '2026-10-31', stretch: { start: '2026-10-01', end: '2026-10-31' } },
    ])
  })
})

describe('the stretch of a report', () => {
  const table: readonly (readonly [ReportCover, string, string | undefined, string])[] = [
    ['month', '2026-11-30', undefined, 'ноябрь 2026 г.'],
    ['previous-month', '2027-01-11', undefined, 'декабрь 2026 г.'],
    ['quarter', '2026-11-30', undefined, 'IV квартал 2026 г.'],
    ['previous-quarter', '2027-01-11', undefined, 'IV квартал 2026 г.'],
    ['since-last', '2026-11-30', '2026-10-26', 'время с 27 октября 2026 г. по 30 ноября 2026 г.'],
    ['since-last', '2026-11-30', undefined, 'ноябрь 2026 г.'],
  ]
  it.each(table)('%s of %s after %s is «%s»', (cover, due, previous, words) => {
    expect(plain(stretchWords(stretchOf(cover, due, previous)))).toBe(words)
  })

  it.each([
    [
      { start: '2026-12-01', end: '2026-12-31' },
      { start: '2027-01-01', end: '2027-01-31' },
    ],
    [
      { start: '2026-10-01', end: '2026-12-31' },
      { start: '2027-01-01', end: '2027-03-31' },
    ],
    [
      { start: '2026-11-03', end: '2026-11-09' },
      { start: '2026-11-10', end: '2026-11-16' },
    ],
  ])('%o is followed by %o', (stretch, next) => {
    expect(stretchAfter(stretch)).toEqual(next)
  })

  it('begins at midnight of its own clocks', () => {
    const november = { start: '2026-11-01', end: '2026-11-30' }
    expect(momentsOf(november, 'Asia/Vladivostok')).toEqual({
      from: '2026-10-31T14:00:00.000Z',
      until: '2026-11-30T14:00:00.000Z',
    })
    expect(momentsOf(november, 'Europe/Moscow').from).toBe('2026-10-31T21:00:00.000Z')
  })
})

const monthly = {
  title: '',
  wording: 'ежемесячно, последний понедельник месяца',
  cover: 'month',
  leadDays: 8,
  period: schoolYear,
} as const

describeOnEachStore('a schedule of reports', (engine) => {
  it('makes the drafts of its day once, however often the job runs', async () => {
    const { store, coordinator, town, schoolOne, head } = await storeForReports(engine)
    await using _ = store
    valueOf(await store.write((tx) => planReports(tx, coordinator, { ...monthly, node: town, scope: 'below' })))
    const due = await store.read((tx) => listDueReports(tx, { node: schoolOne, today: '2026-11-22', limit: 5 }))
    expect(due.toWrite).toMatchObject([
      { title: 'Отчёт о ходе плана', due: '2026-11-30', stretch: { start: '2026-11-01', end: '2026-11-30' } },
    ])
    const run = (at: string) =>
      store.write(async (tx) => makeDueReports(tx, { actor: 'system', at }, await listAllSchedules(tx)))
    expect(await run('2026-11-23T01:30:00.000Z')).toBe(0)
    expect(await run('2026-12-21T01:30:00.000Z')).toBe(2)
    expect(await run('2026-12-21T01:30:00.000Z')).toBe(0)
    const { total } = await store.read((tx) => listReports(tx, { node: schoolOne, whose: 'own', offset: 0, limit: 9 }))
    expect(total).toBe(2)
    const report = due.toWrite[0]!.id
    expect(await store.write((tx) => deleteReport(tx, head, { report, version: 1 }))).toEqual({
      ok: false,
      error: { kind: 'by-schedule' },
    })
  })

  it('is seen by the schools it asks, and takes its empty drafts with it when it ends', async () => {
    const { store, coordinator, town, schoolOne, head } = await storeForReports(engine)
    await using _ = store
    const id = valueOf(
      await store.write((tx) => planReports(tx, coordinator, { ...monthly, node: town, scope: 'below' })),
    )
    expect((await store.read((tx) => listSchedules(tx, schoolOne))).map((schedule) => schedule.id)).toEqual([id])
    const { toWrite } = await store.read((tx) => listDueReports(tx, { node: schoolOne, today: '2026-11-22', limit: 5 }))
    const words = { conclusions: 'Начато.', difficulties: '', proposals: '' }
    valueOf(await store.write((tx) => saveReportFields(tx, head, { report: toWrite[0]!.id, version: 1, ...words })))
    valueOf(await store.write((tx) => endSchedule(tx, coordinator, id)))
    const left = await store.read((tx) => tx.selectFrom('period_report').select('node_id').execute())
    expect(left).toEqual([{ node_id: schoolOne.id }])
    expect(await store.read((tx) => listSchedules(tx, schoolOne))).toEqual([])
  })

  it('asks for nothing that was due before anybody asked', async () => {
    const { store, coordinator, town } = await storeForReports(engine)
    await using _ = store
    const asked = { ...monthly, wording: 'Сентябрь, октябрь 2026 г.', node: town, scope: 'own' } as const
    valueOf(await store.write((tx) => planReports(tx, coordinator, asked)))
    const { total } = await store.read((tx) => listReports(tx, { node: town, whose: 'own', offset: 0, limit: 9 }))
    expect(total).toBe(0)
  })
})
