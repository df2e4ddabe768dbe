import { formatNumber } from '#kernel/russian-text'

/** Why bytes are not a document that can be read. `sentence` is Russian: what it is and what to do. */
export interface UnreadableDocument {
  readonly kind: 'empty' | 'not-a-document' | 'no-text' | 'password' | 'damaged' | 'too-big' | 'too-many-rows'
  readonly sentence: string
}

/** Carries an expected failure out of parser callbacks; thrown only inside this folder, turned into a `Result` by `readDocument`. */
export class DocumentRefusal extends Error {
  readonly reason: UnreadableDocument

  constructor(kind: UnreadableDocument['kind'], sentence: string) {
    super(sentence)
    this.name = 'DocumentRefusal'
    this.reason = { kind, sentence }
  }
}

export function refuse(kind: UnreadableDocument['kind'], sentence: string): never {
  throw new DocumentRefusal(kind, sentence)
}

export const wanted = 'загрузите приказ или план в формате DOCX, PDF с текстом или простым текстом'

export const refuseDamaged = (): never =>
  refuse(
    'damaged',
    'Файл повреждён или загружен не полностью: откройте его у себя, сохраните заново и загрузите ещё раз.',
  )

export const refuseRows = (limit: number): never =>
  refuse(
    'too-many-rows',
    `В документе больше ${formatNumber(limit)} строк таблиц – это не план мероприятий: загрузите сам план, а списки и ведомости приложите отдельно.`,
  )

export const refuseLength = (): never =>
  refuse('too-big', 'Документ слишком велик: загрузите только приказ и план мероприятий, без остальных приложений.')
