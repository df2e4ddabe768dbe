import type { NodeId } from '#organisations/model'
import type { DocumentId, DocumentKind } from './model.ts'

declare module '#db/tables' {
  interface Tables {
    /** A document that went out, as it was. Never changed. */
    document: {
      id: DocumentId
      /** Whom it speaks of. */
      node_id: NodeId
      kind: DocumentKind
      /** `school`: small groups and codes stand in it, so it stays in its school. */
      audience: 'school' | 'authority'
      title: string
      /** JSON: what was asked for. */
      parameters: string
      sha256: string
      byte_length: number
      made_at: string
      made_by: string
    }
    /** Its DOCX in pieces, in base64. */
    document_chunk: {
      document_id: DocumentId
      position: number
      data: string
    }
  }
}
