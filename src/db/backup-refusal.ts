import { unreachable } from '#kernel/assert'

/** Why a backup was not put back; the store is as it was. */
export type BackupRefusal =
  | { readonly kind: 'not-a-backup' }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'newer'; readonly app: string }
  | { readonly kind: 'store-not-empty' }
  | { readonly kind: 'store-ahead' }

/** One Russian sentence: what happened and what to do. */
export function backupRefusalSentence(refusal: BackupRefusal): string {
  switch (refusal.kind) {
    case 'not-a-backup':
      return 'Это не резервная копия «Объектива»: ничего не восстановлено. Укажите файл, который сделала команда backup.'
    case 'damaged':
      return 'Резервная копия повреждена или обрывается: ничего не восстановлено. Возьмите другую копию.'
    case 'newer':
      return `Резервную копию сделала более новая версия «Объектива» (${refusal.app}): ничего не восстановлено. Обновите программу и повторите.`
    case 'store-not-empty':
      return 'В хранилище уже есть данные: восстановить можно только в пустое. Задайте новую папку в OBYEKTIV_DATA или новую базу в DATABASE_URL.'
    case 'store-ahead':
      return 'Копию сделала прежняя версия «Объектива», а хранилище уже размечено новой: ничего не восстановлено. Задайте новую папку в OBYEKTIV_DATA или новую базу в DATABASE_URL.'
    default:
      return unreachable(refusal)
  }
}
