import { decodeEscapes } from './decode-escapes.ts'
import type { Package } from './open-package.ts'
import { parseXml } from './parse-xml.ts'

/** Texts of the workbook in the order cells refer to them; runs of a rich text are joined, phonetic hints left out. */
export async function readSharedStrings(pack: Package, part: string, limitBytes: number): Promise<string[]> {
  const texts: string[] = []
  let current = ''
  let capturing = false
  let inPhonetic = false
  await parseXml(pack.stream(part, limitBytes), {
    open(tag) {
      if (tag === 'si') current = ''
      else if (tag === 'rPh') inPhonetic = true
      else if (tag === 't') capturing = !inPhonetic
    },
    text(text) {
      if (capturing) current += text
    },
    close(tag) {
      if (tag === 'si') texts.push(decodeEscapes(current))
      else if (tag === 'rPh') inPhonetic = false
      else if (tag === 't') capturing = false
    },
  })
  return texts
}
