import { formatDate } from '#kernel/russian-text'
import type { IsoDate } from '#kernel/clock'

interface Requisites {
  readonly orderNumber: string | null
  readonly orderDate: IsoDate | null
}

/** «приказом № 7 от 12 января 2027 г.», in the case that a reason needs. */
export function byOrder({ orderNumber, orderDate }: Requisites): string {
  const number = orderNumber === null ? '' : ` №\u00a0${orderNumber}`
  const date = orderDate === null ? '' : ` от ${formatDate(orderDate)}`
  return number + date === '' ? 'корректирующим приказом' : `приказом${number}${date}`
}
