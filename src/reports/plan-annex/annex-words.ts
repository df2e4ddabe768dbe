import type { Stretch } from '#deadlines/model'
import type { IsoDate } from '#kernel/clock'
import { formatDate } from '#kernel/russian-text'
import type { PlanAnnexData } from './annex-data.ts'

/** «Приложение к приказу / от 2 ноября 2023 г. № 429»; of a revision, which annex it took the place of. */
export function annexLines({ plan, replaced }: Pick<PlanAnnexData, 'plan' | 'replaced'>): string[] {
  return [
    ...(plan.status === 'draft' ? ['ПРОЕКТ'] : []),
    'Приложение к приказу',
    orderWords(plan),
    ...(replaced === 'none'
      ? []
      : [`(редакция ${plan.revision}, взамен приложения`, 'к приказу', `${orderWords(replaced)})`]),
  ]
}

/** «от 2 ноября 2023 г. № 429», with lines to write on where the order has not been registered. */
function orderWords(order: { readonly orderNumber: string | null; readonly orderDate: IsoDate | null }): string {
  const date = order.orderDate === null ? '_______________' : formatDate(order.orderDate)
  return `от ${date} №\u00a0${order.orderNumber ?? '________'}`
}

/** The period, where the title does not name its years: «на 2023–2024 учебный год», «на 2023, 2024 годы», with days otherwise. */
export function periodLine({ title, period }: Pick<PlanAnnexData['plan'], 'title' | 'period'>): string {
  const years = [...new Set([period.start.slice(0, 4), period.end.slice(0, 4)])]
  if (years.every((year) => title.includes(year))) return ''
  const schoolYear = schoolYearOf(period)
  if (schoolYear !== undefined) return title.includes(schoolYear) ? '' : `на ${schoolYear} учебный год`
  if (period.start.endsWith('-01-01') && period.end.endsWith('-12-31')) {
    return years.length === 1 ? `на ${years[0]} год` : `на ${years.join('–')} годы`
  }
  return `с ${formatDate(period.start)} по ${formatDate(period.end)}`
}

function schoolYearOf({ start, end }: Stretch): string | undefined {
  return start.endsWith('-09-01') && end.endsWith('-08-31') ? `${start.slice(0, 4)}–${end.slice(0, 4)}` : undefined
}
