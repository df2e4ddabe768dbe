import { docxToPdf } from '#documents'
import { err, ok, type Result } from '#kernel/result'

/** Whether a name asks for a kind of document that can be made. */
export function isDocumentName(name: string): boolean {
  return /\.(docx|pdf)$/i.test(name)
}

/** A DOCX as the name of its file asks for it; a fault is one Russian sentence. */
export async function inFormatOf(name: string, docx: Uint8Array): Promise<Result<Uint8Array, string>> {
  if (!/\.pdf$/i.test(name)) return ok(docx)
  const pdf = await docxToPdf(docx)
  if (pdf.ok) return pdf
  return err(
    pdf.error.kind === 'not-installed'
      ? 'Для PDF нужен LibreOffice. Без него укажите в --out имя на .docx.'
      : 'PDF не получился. Укажите в --out имя на .docx и сохраните его как PDF сами.',
  )
}
