import { unreachable } from '#kernel/assert'

export type StoreFailureKind =
  | 'full'
  | 'busy'
  | 'damaged'
  | 'unreachable'
  | 'denied'
  | 'no-database'
  | 'read-only'
  | 'no-folder'

/** The store itself could not serve: not a fault of the data. Nothing was changed. */
export class StoreFailure extends Error {
  readonly kind: StoreFailureKind
  constructor(kind: StoreFailureKind, cause: unknown) {
    super(storeFailureSentence(kind), { cause })
    this.name = 'StoreFailure'
    this.kind = kind
  }
}

/** One Russian sentence for people: what happened and what to do. */
export function storeFailureSentence(kind: StoreFailureKind): string {
  switch (kind) {
    case 'full':
      return 'На диске нет места: изменение не сохранено, прежние данные целы. Освободите место и повторите.'
    case 'busy':
      return 'Хранилище занято другой программой: изменение не сохранено. Повторите через минуту.'
    case 'damaged':
      return 'Файл хранилища повреждён или это не хранилище «Объектива». Восстановите его из резервной копии.'
    case 'unreachable':
      return 'Нет связи с базой данных: изменение не сохранено. Проверьте, что PostgreSQL запущен и адрес в DATABASE_URL верен.'
    case 'denied':
      return 'PostgreSQL не принял имя или пароль либо не даёт прав на базу: проверьте DATABASE_URL.'
    case 'no-database':
      return 'На сервере PostgreSQL нет такой базы данных: создайте её или проверьте DATABASE_URL.'
    case 'no-folder':
      return 'Папку данных не создать: часть пути не папка или её нет. Проверьте OBYEKTIV_DATA.'
    case 'read-only':
      return 'Хранилище доступно только для чтения: проверьте права на папку данных.'
    default:
      return unreachable(kind)
  }
}

/** Translates a driver's error; anything it does not know is returned as it came. */
export function asStoreFailure(error: unknown): unknown {
  if (error instanceof StoreFailure || !(error instanceof Error)) return error
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  // The driver gives a broken connection no code of its own.
  const kind = /^Connection terminated|^timeout expired/i.test(error.message) ? 'unreachable' : kindOfCode(code)
  return kind === undefined ? error : new StoreFailure(kind, error)
}

const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
])

function kindOfCode(code: string): StoreFailureKind | undefined {
  // SQLite result codes (sqlite.org/rescode.html), then PostgreSQL SQLSTATE classes and Node's socket errors.
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC' || code === '53100') return 'full'
  if (code.startsWith('SQLITE_IOERR')) return 'full'
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED') || code === '55P03') return 'busy'
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')) return 'damaged'
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN') || code === '25006') return 'read-only'
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return 'read-only'
  if (code === 'ENOTDIR' || code === 'EEXIST' || code === 'ENOENT') return 'no-folder'
  if (code.startsWith('28') || code === '42501') return 'denied'
  if (code === '3D000') return 'no-database'
  if (code.startsWith('08') || code.startsWith('57P') || code === '53300' || networkCodes.has(code))
    return 'unreachable'
  return undefined
}
