import type { DocumentLimits } from './document-limits.ts'
import type { PdfPage, PlacedText } from './pdf-page.ts'
import { readRulings } from './pdf-rulings.ts'
import { refuse, refuseDamaged, refuseLength } from './refusal.ts'

/** Fewer letters than this on all pages together are stamps and page numbers of a scan. */
const fewestLetters = 40

/** Texts and table lines of every page, by pdf.js. Pictures are not decoded, fonts are not drawn, nothing is fetched. */
export async function readPdfPages(bytes: Uint8Array, limits: DocumentLimits): Promise<readonly PdfPage[]> {
  // Loaded when first needed: it is large, and most starts of the program never read a PDF.
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
  // pdf.js takes the bytes over, so it gets a copy.
  const task = pdfjs.getDocument({
    data: bytes.slice(),
    verbosity: pdfjs.VerbosityLevel.ERRORS,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    maxImageSize: 4096,
  })
  try {
    const document = await task.promise
    if (document.numPages > limits.pages) refuseLength()
    const pages: PdfPage[] = []
    let characters = 0
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number)
      const { items } = await page.getTextContent()
      const texts = items.flatMap((item) => ('str' in item ? placed(item) : []))
      characters += texts.reduce((sum, { text }) => sum + text.length, 0)
      if (characters > limits.characters) refuseLength()
      const rulings =
        texts.length === 0
          ? { horizontal: [], vertical: [] }
          : readRulings(await page.getOperatorList(), pdfjs.OPS, page.view)
      pages.push({ texts, ...rulings })
      page.cleanup()
    }
    if (pages.flatMap((page) => page.texts).join('').length === 0 || lettersOf(pages) < fewestLetters) {
      refuse(
        'no-text',
        'В файле PDF нет текста, только изображения страниц (скан): распознайте его или загрузите исходный файл Word.',
      )
    }
    return pages
  } catch (error) {
    return refusePdf(error)
  } finally {
    await task.destroy()
  }
}

const lettersOf = (pages: readonly PdfPage[]): number =>
  pages.reduce(
    (sum, page) => sum + page.texts.reduce((all, { text }) => all + (text.match(/\p{L}/gu)?.length ?? 0), 0),
    0,
  )

function placed(item: { str: string; transform: unknown[]; width: number; height: number }): PlacedText[] {
  const [, b = 0, , d = 0, x = 0, y = 0] = item.transform.filter((value) => typeof value === 'number')
  const height = item.height > 0 ? item.height : Math.hypot(b, d)
  return item.str.trim() === '' ? [] : [{ text: item.str, x, y, width: item.width, height }]
}

/** pdf.js tells its expected failures by name; whatever else it throws on, the file is not a sound PDF. */
function refusePdf(error: unknown): never {
  if (!(error instanceof Error) || error.name === 'DocumentRefusal') throw error
  if (error.name === 'PasswordException') {
    refuse('password', 'Файл PDF закрыт паролем: снимите пароль, сохраните файл заново и загрузите ещё раз.')
  }
  return refuseDamaged()
}
