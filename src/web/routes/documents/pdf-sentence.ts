import type { PdfProblem } from '#documents'
import { unreachable } from '#kernel/assert'

/** Why there is no PDF, and what to do. */
export function pdfSentence(problem: PdfProblem): string {
  switch (problem.kind) {
    case 'not-installed':
      return 'На сервере нет LibreOffice, поэтому PDF не сделать. Скачайте DOCX и сохраните его как PDF сами.'
    case 'timed-out':
      return 'PDF не успел подготовиться. Повторите через минуту или скачайте DOCX.'
    case 'failed':
      return 'PDF не получился. Скачайте DOCX и сохраните его как PDF сами.'
    default:
      return unreachable(problem)
  }
}
