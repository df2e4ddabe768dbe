import { paths } from '../../paths.ts'
import { Chip } from '../../ui/chip.tsx'

export interface ListedDocument {
  readonly id: string
  readonly title: string
  readonly at: string
  readonly by: string
  /** Stays in its school: small groups and codes stand in it. */
  readonly inside: boolean
}

/** Documents that went out, newest first, each to be downloaded again as it was. */
export function DocumentList({ documents, pdf }: { documents: readonly ListedDocument[]; pdf: boolean }) {
  if (documents.length === 0) return <p className="empty">Документов пока нет.</p>
  return (
    <ul className="list list-folding">
      {documents.map((document) => (
        <li key={document.id}>
          <div>
            <h3>{document.title}</h3>
            <p className="note" style={{ margin: 0 }}>
              {document.at}, {document.by} {document.inside && <Chip tone="info">для своей школы</Chip>}
            </p>
          </div>
          <Downloads id={document.id} title={document.title} pdf={pdf} />
        </li>
      ))}
    </ul>
  )
}

/** Plain links: the browser saves the file and the page stays. */
export function Downloads({ id, title, pdf }: { id: string; title: string; pdf: boolean }) {
  return (
    <p className="actions" style={{ margin: 0 }}>
      <a href={paths.documentFile(id, 'docx')} download aria-label={`Скачать DOCX: ${title}`}>
        Скачать DOCX
      </a>
      {pdf && (
        <a href={paths.documentFile(id, 'pdf')} download aria-label={`Скачать PDF: ${title}`}>
          Скачать PDF
        </a>
      )}
    </p>
  )
}
