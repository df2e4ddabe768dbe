import type { BackupValue } from './backup-format.ts'
import type { StoredColumn } from './list-tables.ts'

/** A value of either engine in the one form that both can take back. */
export function toBackupValue(value: unknown): BackupValue {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value === 'bigint') return Number(value)
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Uint8Array) return { base64: Buffer.from(value).toString('base64') }
  // Columns of type json or jsonb arrive parsed; our own schema keeps JSON as text.
  return JSON.stringify(value)
}

/** The value as the column's type wants it: truth is 0 and 1 in SQLite, `boolean` in the sign-in tables of PostgreSQL. */
export function fromBackupValue(value: BackupValue, column: StoredColumn): unknown {
  if (value === null) return null
  if (typeof value === 'object') return Buffer.from(value.base64, 'base64')
  if (column.type === 'boolean' && typeof value === 'number') return value !== 0
  if (column.type.startsWith('timestamp') && typeof value === 'number') return new Date(value).toISOString()
  return value
}
