import { createHash } from 'node:crypto'
import type { ReadTx } from '#db'
import { formatDate } from '#kernel/russian-text'
import { loadDocumentFile } from './load-document.ts'
import './tables.ts'

/** Kept documents whose bytes are no longer those that went out, each a Russian sentence; empty where all are whole. */
export async function findDocumentFaults(tx: ReadTx): Promise<string[]> {
  const documents = await tx
    .selectFrom('document')
    .select(['id', 'title', 'sha256', 'made_at'])
    .orderBy('made_at')
    .execute()
  const faults: string[] = []
  for (const { id, title, sha256, made_at } of documents) {
    const bytes = await loadDocumentFile(tx, id)
    if (createHash('sha256').update(bytes).digest('hex') === sha256) continue
    faults.push(`Документ «${title}» от ${formatDate(made_at)} не совпадает с тем, что был выпущен.`)
  }
  return faults
}
