import type { ReadTx } from '#db'
import type { NodeId } from '#organisations/model'
import type { DocumentId, KeptDocument } from './model.ts'
import './tables.ts'

export interface DocumentsQuestion {
  /** Documents about this node and the nodes below it. */
  readonly nodePath: string
  /** Schools whose own documents, with small groups and codes, the viewer may see. */
  readonly insideOf: readonly NodeId[]
  readonly offset: number
  readonly limit: number
}

/** Documents that went out, newest first. */
export async function listDocuments(
  tx: ReadTx,
  { nodePath, insideOf, offset, limit }: DocumentsQuestion,
): Promise<{ readonly total: number; readonly documents: readonly KeptDocument[] }> {
  const visible = selectDocuments(tx)
    .where('n.path', 'like', `${nodePath}%`)
    .where((eb) =>
      insideOf.length === 0
        ? eb('d.audience', '=', 'authority')
        : eb.or([eb('d.audience', '=', 'authority'), eb('d.node_id', 'in', insideOf)]),
    )
  const { total } = await visible.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const documents = await visible
    .select(documentColumns)
    .orderBy('d.made_at', 'desc')
    .orderBy('d.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
  return { total, documents }
}

export async function loadDocument(tx: ReadTx, id: DocumentId): Promise<KeptDocument | undefined> {
  return selectDocuments(tx).select(documentColumns).where('d.id', '=', id).executeTakeFirst()
}

/** The bytes as they went out. */
export async function loadDocumentFile(tx: ReadTx, id: DocumentId): Promise<Uint8Array> {
  const rows = await tx
    .selectFrom('document_chunk')
    .select('data')
    .where('document_id', '=', id)
    .orderBy('position')
    .execute()
  return Buffer.concat(rows.map((row) => Buffer.from(row.data, 'base64')))
}

function selectDocuments(tx: ReadTx) {
  return tx.selectFrom('document as d').innerJoin('organisation_node as n', 'n.id', 'd.node_id')
}

const documentColumns = [
  'd.id',
  'd.node_id as node',
  'n.code as nodeCode',
  'd.kind',
  'd.audience',
  'd.title',
  'd.sha256',
  'd.byte_length as byteLength',
  'd.made_at as madeAt',
  'd.made_by as madeBy',
] as const
