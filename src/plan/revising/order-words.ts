import { formatDate } from '#kernel/russian-text'
import type { IsoDate } from '#kernel/clock'

interface Requisites {
  readonly orderNumber: string | null
  readonly orderDate: IsoDate | null
}

/** «приказом № 7 от 12 января 2027 г.», in the case that a reason needs. */
export function byOrder(order: Requisites): string {
  const words = requisitesOf(order)
  return words === '' ? 'корректирующим приказом' : `приказом${words}`
}

/** «Приказ № 7 от 12 января 2027 г.». */
export function orderTitle(order: Requisites): string {
  const words = requisitesOf(order)
  return words === '' ? 'Корректирующий приказ' : `Приказ${words}`
}

function requisitesOf({ orderNumber, orderDate }: Requisites): string {
  const number = orderNumber === null ? '' : ` №\u00a0${orderNumber}`
  return number + (orderDate === null ? '' : ` от ${formatDate(orderDate)}`)
}
