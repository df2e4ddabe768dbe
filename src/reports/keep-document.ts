import { createHash } from 'node:crypto'
import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import { newId } from '#kernel/new-id'
import type { OrganisationNode } from '#organisations/model'
import type { DocumentId, DocumentKind } from './model.ts'
import './tables.ts'

/** Three bytes become four characters without padding inside the text; neither engine meets a row of megabytes. */
const bytesPerChunk = 192 * 1024

const actions: Readonly<Record<DocumentKind, string>> = {
  'analytic-note': 'reports.make-note',
  order: 'reports.keep-order',
  'period-report': 'reports.keep-report',
  'case-file': 'reports.keep-case',
  'honours-note': 'reports.keep-honours',
}

export interface NewDocument {
  readonly node: OrganisationNode
  readonly kind: DocumentKind
  readonly audience: 'school' | 'authority'
  readonly title: string
  readonly parameters: Readonly<Record<string, unknown>>
  readonly docx: Uint8Array
}

/** Keeps a document as it goes out and writes down who made it. */
export async function keepDocument(tx: WriteTx, act: Act, document: NewDocument): Promise<DocumentId> {
  const { node, kind, audience, title, parameters, docx } = document
  const id = newId<DocumentId>()
  const sha256 = createHash('sha256').update(docx).digest('hex')
  await tx
    .insertInto('document')
    .values({
      id,
      node_id: node.id,
      kind,
      audience,
      title,
      parameters: JSON.stringify(parameters),
      sha256,
      byte_length: docx.byteLength,
      made_at: act.at,
      made_by: act.actor,
    })
    .execute()
  for (let start = 0, position = 0; start < docx.byteLength; start += bytesPerChunk, position++) {
    const data = Buffer.from(docx.subarray(start, start + bytesPerChunk)).toString('base64')
    await tx.insertInto('document_chunk').values({ document_id: id, position, data }).execute()
  }
  await appendAudit(tx, {
    ...act,
    action: actions[kind],
    nodePath: node.path,
    subject: id,
    details: { title, audience, sha256 },
  })
  return id
}
