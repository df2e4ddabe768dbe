import type { CandidateReceipt } from '#honours/model'
import { counted } from '#kernel/russian-text'

/** «Из 24 строк записано 22, из них обновлено 4; 2 с ошибками.» */
export function receiptWords(receipt: CandidateReceipt): string {
  const { rows, fresh, updated, unchanged, kept, withErrors } = receipt
  const parts = [
    `Из ${counted(rows, 'строки', 'строк', 'строк')} новых ${fresh}`,
    ...(updated > 0 ? [`дополнено или обновлено ${updated}`] : []),
    ...(unchanged > 0 ? [`без изменений ${unchanged}`] : []),
    ...(kept > 0 ? [`оставлено прежними ${kept}`] : []),
    ...(withErrors > 0 ? [`с ошибками ${withErrors}`] : []),
  ]
  return `${parts.join(', ')}.`
}
