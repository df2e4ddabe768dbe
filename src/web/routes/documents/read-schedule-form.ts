import type { Stretch } from '#deadlines/model'
import type { IsoDate } from '#kernel/clock'
import { parseWhole } from '#kernel/parse-number'
import type { NodeKind } from '#organisations/model'
import { type ReportCover, reportCovers, type ScheduleScope } from '#reports/model'

/** The form of a schedule, from the address or from a post. */
export interface ScheduleForm {
  readonly title: string
  readonly wording: string
  readonly scope: ScheduleScope
  readonly cover: ReportCover
  readonly leadDays: number
  readonly period: Stretch
}

const usualLead = 7

export function readScheduleForm(form: Pick<FormData | URLSearchParams, 'get'>): ScheduleForm {
  const text = (name: string): string => {
    const value = form.get(name)
    return typeof value === 'string' ? value.trim() : ''
  }
  const day = (name: string): IsoDate => (/^\d{4}-\d{2}-\d{2}$/.test(text(name)) ? text(name) : '')
  return {
    title: text('title').slice(0, 200),
    wording: text('wording').slice(0, 300),
    scope: text('scope') === 'below' ? 'below' : 'own',
    cover: reportCovers.find((cover) => cover === text('cover')) ?? 'month',
    leadDays: parseWhole(text('leadDays')) ?? usualLead,
    period: { start: day('start'), end: day('end') },
  }
}

/** What the form proposes: monthly till the end of the school year, as orders ask. */
export function usualSchedule(today: IsoDate, kind: NodeKind): ScheduleForm {
  const year = Number.parseInt(today.slice(0, 4), 10) + (today.slice(5, 7) >= '09' ? 1 : 0)
  return {
    title: 'Отчёт о ходе плана',
    wording: 'ежемесячно, последний понедельник месяца',
    scope: kind === 'region' ? 'below' : 'own',
    cover: 'month',
    leadDays: usualLead,
    period: { start: today, end: `${year}-08-31` },
  }
}
