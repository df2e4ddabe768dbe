import { z } from 'zod'

/**
 * A backup is gzip over lines of JSON: the header; for each table its name, then its rows, each an array in the order
 * of the header's columns; the trailer. It knows no engine, so a copy of one store can be put into the other.
 */
export const backupFormat = 'obyektiv-backup'

/** Raised when an older program could not read the file any more. */
export const backupVersion = 1

const tableHeader = z.object({
  name: z.string().regex(/^[a-zA-Z_][a-zA-Z0-9_]*$/),
  columns: z.array(z.string().regex(/^[a-zA-Z_][a-zA-Z0-9_]*$/)).min(1),
  rows: z.number().int().min(0),
})

export const backupHeader = z.object({
  format: z.literal(backupFormat),
  version: z.number().int(),
  app: z.string(),
  madeAt: z.string(),
  /** Names of the migration steps that made the schema, in order. */
  schema: z.array(z.string()),
  tables: z.array(tableHeader),
})

export const backupTableLine = z.object({ table: z.string() })

export const backupTrailer = z.object({
  end: z.literal(true),
  /** SHA-256, in hex, of every byte of the lines before this one. */
  sha256: z.string(),
})

export type BackupHeader = z.infer<typeof backupHeader>
export type BackupValue = string | number | null | { readonly base64: string }
export type BackupRow = readonly BackupValue[]

/** By hand, not by zod: it is asked of every row. */
export function isBackupRow(line: unknown): line is BackupRow {
  return Array.isArray(line) && line.every(isBackupValue)
}

function isBackupValue(value: unknown): value is BackupValue {
  if (value === null || typeof value === 'string' || typeof value === 'number') return true
  return typeof value === 'object' && 'base64' in value && typeof value.base64 === 'string'
}

/** What was saved or put back. */
export interface BackupReceipt {
  readonly madeAt: string
  readonly tables: number
  readonly rows: number
  readonly sha256: string
}
