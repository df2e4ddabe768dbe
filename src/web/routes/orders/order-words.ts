import { formatDate } from '#kernel/russian-text'
import { type Order, type OrderState, orderStates, orderStateTitles, type RegisterEntry } from '#orders/model'
import { documentKinds, documentKindTitles } from '#reports/model'
import type { Tone } from '../../ui/chip.tsx'

export const orderTones: Readonly<Record<OrderState | 'issued', Tone>> = {
  draft: 'plain',
  approval: 'look',
  signing: 'look',
  registered: 'ok',
  amended: 'info',
  cancelled: 'late',
  issued: 'plain',
}

export const registerStateTitles: Readonly<Record<OrderState | 'issued', string>> = {
  ...orderStateTitles,
  issued: 'выпущен',
}

export const kindChoices = documentKinds.map((kind) => ({ value: kind as string, label: documentKindTitles[kind] }))

export const registerStates: readonly RegisterEntry['state'][] = [...orderStates, 'issued']
export const stateChoices = registerStates.map((value) => ({
  value: value as string,
  label: registerStateTitles[value],
}))

/** «от 23 ноября 2026 г. № 12-од»; a draft has neither. */
export function orderMark({ number, date }: Pick<Order, 'number' | 'date'>): string {
  return number === null || date === null ? 'без номера' : `от ${formatDate(date)} № ${number}`
}
