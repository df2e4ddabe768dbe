import { formatNumber } from '#kernel/russian-text'

import type { UnreadableTable } from './sheet.ts'

/**
 * Carries an expected failure out of streams and parser callbacks, where a `Result` cannot be returned.
 * Thrown only inside this folder and turned into a `Result` by `readTable`.
 */
export class Refusal extends Error {
  readonly reason: UnreadableTable

  constructor(kind: UnreadableTable['kind'], sentence: string) {
    super(sentence)
    this.name = 'Refusal'
    this.reason = { kind, sentence }
  }
}

export function refuse(kind: UnreadableTable['kind'], sentence: string): never {
  throw new Refusal(kind, sentence)
}

export const refuseDamaged = (): never =>
  refuse(
    'truncated',
    'Файл повреждён или загружен не полностью: откройте его у себя, сохраните заново и загрузите ещё раз.',
  )

export const refuseRows = (sheetName: string, limit: number): never =>
  refuse(
    'too-many-rows',
    `На листе «${sheetName}» больше ${formatNumber(limit)} строк: разделите таблицу на части и загрузите их по отдельности.`,
  )

export const refuseBomb = (): never =>
  refuse(
    'too-big',
    'Внутри файла слишком много данных (так устроены «архивные бомбы»): сохраните таблицу заново и загрузите ещё раз.',
  )
