import { checkStagedFile } from './checking/check-staged-file.ts'
import type { CheckContext } from './checking/check-context.ts'
import { readResultsFile } from './reading/read-results-file.ts'
import { packStaged } from './save-staged.ts'

export interface FileToRead {
  readonly bytes: Uint8Array
  readonly fileName: string
  readonly context: CheckContext
}

export type ReadFile =
  | { readonly kind: 'read'; readonly packed: Uint8Array; readonly dataRows: number; readonly findings: number }
  | { readonly kind: 'unreadable'; readonly sentence: string }

/** Reads and checks a file as it came, and packs the outcome to be kept. Pure: runs in a thread, plain data in and out. */
export async function readCheckedFile({ bytes, fileName, context }: FileToRead): Promise<ReadFile> {
  const read = await readResultsFile(bytes, fileName)
  if (!read.ok) return { kind: 'unreadable', sentence: read.error.sentence }
  const findings = checkStagedFile(read.value, context)
  const packed = await packStaged({ staged: read.value, findings })
  return { kind: 'read', packed, dataRows: read.value.dataRows, findings: findings.length }
}
