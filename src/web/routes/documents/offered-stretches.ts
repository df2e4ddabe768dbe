import type { Stretch } from '#deadlines/model'
import type { IsoDate } from '#kernel/clock'
import { stretchOf } from '#reports'

/** Stretches that people report about most: this month and the last, this quarter and the last, each once. */
export function offeredStretches(today: IsoDate): readonly Stretch[] {
  return (['month', 'previous-month', 'quarter', 'previous-quarter'] as const).map((cover) =>
    stretchOf(cover, today, undefined),
  )
}

/** The stretch that the form names: one of those offered, or two days of one's own. */
export function readStretch(form: FormData): Stretch {
  const text = (name: string): string => {
    const value = form.get(name)
    return typeof value === 'string' ? value.trim() : ''
  }
  const [start = '', end = ''] = text('stretch') === 'own' ? [text('start'), text('end')] : text('stretch').split('/')
  return { start: asDay(start), end: asDay(end) }
}

/** What is no day makes a stretch that is refused. */
const asDay = (text: string): IsoDate =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : ''
