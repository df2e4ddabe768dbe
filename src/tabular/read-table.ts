import { type Result, err, ok } from '#kernel/result'
import { formatNumber } from '#kernel/russian-text'

import { readCsv } from './csv/read-csv.ts'
import { type ReadLimits, defaultReadLimits } from './read-limits.ts'
import { recogniseContent } from './recognise-content.ts'
import { Refusal, refuse } from './refusal.ts'
import { refuseForeignContent } from './refuse-foreign-content.ts'
import type { Table, UnreadableTable } from './sheet.ts'
import { openPackage } from './xlsx/open-package.ts'
import { readXlsx } from './xlsx/read-xlsx.ts'
import { refuseForeignPackage } from './xlsx/refuse-foreign-package.ts'

/**
 * Reads an uploaded file as a table. What the file is, its content tells; the name only names the sheet of a CSV.
 * Any file that cannot be read gives one Russian sentence: what it is and what to do.
 */
export async function readTable(
  bytes: Uint8Array,
  fileName: string,
  limits: Partial<ReadLimits> = {},
): Promise<Result<Table, UnreadableTable>> {
  try {
    return ok(await read(bytes, fileName, { ...defaultReadLimits, ...limits }))
  } catch (error) {
    if (error instanceof Refusal) return err(error.reason)
    throw error
  }
}

async function read(bytes: Uint8Array, fileName: string, limits: ReadLimits): Promise<Table> {
  if (bytes.length > limits.fileBytes) {
    refuse(
      'too-big',
      `Файл больше ${formatNumber(Math.floor(limits.fileBytes / 2 ** 20))} МБ: разделите таблицу на части и загрузите их по отдельности.`,
    )
  }
  const content = recogniseContent(bytes)
  if (content === 'text') return readCsv(bytes, fileName, limits)
  if (content !== 'zip') return refuseForeignContent(content, bytes, fileName)
  const pack = openPackage(bytes, limits)
  await refuseForeignPackage(pack)
  return readXlsx(pack, limits)
}
