/** A word of a page and where it stands; points from the lower left corner. */
export interface PdfWord {
  readonly text: string
  readonly x: number
  readonly y: number
}

/** x1, y1, x2, y2 */
export type PdfLine = readonly [number, number, number, number]

export interface PdfSheet {
  readonly words: readonly PdfWord[]
  readonly lines: readonly PdfLine[]
}

/**
 * A PDF written by hand, so that tests need no office program: texts in a composite font whose codes are Unicode, lines as
 * strokes. No font is embedded: readers take the text from the ToUnicode table.
 */
export function minimalPdf(sheets: readonly PdfSheet[]): Uint8Array {
  const objects: string[] = []
  const add = (body: string): number => objects.push(body)
  const catalog = add('<< /Type /Catalog /Pages 2 0 R >>')
  const kids = sheets.map((_, index) => `${7 + index * 2} 0 R`)
  add(`<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${sheets.length} >>`)
  add(
    '<< /Type /Font /Subtype /Type0 /BaseFont /Demo /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>',
  )
  add(
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Demo /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 /FontDescriptor 5 0 R >>',
  )
  add(
    '<< /Type /FontDescriptor /FontName /Demo /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>',
  )
  add(streamOf(toUnicode))
  for (const sheet of sheets) {
    const page = add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 842 595] /Resources << /Font << /F1 3 0 R >> >> /Contents ${objects.length + 2} 0 R >>`,
    )
    add(streamOf(contentOf(sheet)))
    if (kids[(page - 7) / 2] === undefined) throw new Error('minimalPdf: pages are out of step')
  }
  return assemble(objects, catalog)
}

const contentOf = ({ words, lines }: PdfSheet): string =>
  [
    ...lines.map(([x1, y1, x2, y2]) => `0.5 w ${x1} ${y1} m ${x2} ${y2} l S`),
    ...words.map(({ text, x, y }) => `BT /F1 10 Tf 1 0 0 1 ${x} ${y} Tm <${hex(text)}> Tj ET`),
  ].join('\n')

const hex = (text: string): string =>
  text
    .split('')
    .map((letter) => (letter.codePointAt(0) ?? 0).toString(16).padStart(4, '0'))
    .join('')

const streamOf = (content: string): string => `<< /Length ${content.length} >>\nstream\n${content}\nendstream`

const toUnicode = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Demo def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
100 beginbfrange
${Array.from({ length: 100 }, (_, index) => {
  const start = (index * 0x100).toString(16).padStart(4, '0')
  const end = (index * 0x100 + 0xff).toString(16).padStart(4, '0')
  return `<${start}> <${end}> <${start}>`
}).join('\n')}
endbfrange
endcmap end end`

function assemble(objects: readonly string[], catalog: number): Uint8Array {
  let file = '%PDF-1.7\n'
  const offsets = objects.map((body, index) => {
    const offset = file.length
    file += `${index + 1} 0 obj\n${body}\nendobj\n`
    return offset
  })
  const start = file.length
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`
  file += `trailer << /Size ${objects.length + 1} /Root ${catalog} 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return new TextEncoder().encode(file)
}

/** Words and borders of a table drawn as a grid; a cell `null` is merged with the cell to its left. */
export function ruledTable(
  rows: readonly (readonly (string | null)[])[],
  at: { readonly x: number; readonly y: number; readonly widths: readonly number[]; readonly rowHeight: number },
): PdfSheet {
  const xs = at.widths.reduce<number[]>((edges, width) => [...edges, (edges.at(-1) ?? 0) + width], [at.x])
  const ys = Array.from({ length: rows.length + 1 }, (_, index) => at.y - index * at.rowHeight)
  const lines: PdfLine[] = ys.map((y) => [xs[0] ?? 0, y, xs.at(-1) ?? 0, y])
  const words: PdfWord[] = []
  rows.forEach((row, r) => {
    const [top = 0, bottom = 0] = [ys[r], ys[r + 1]]
    lines.push([xs[0] ?? 0, top, xs[0] ?? 0, bottom])
    row.forEach((cell, c) => {
      if (row[c + 1] !== null) lines.push([xs[c + 1] ?? 0, top, xs[c + 1] ?? 0, bottom])
      cell?.split('\n').forEach((text, line) => words.push({ text, x: (xs[c] ?? 0) + 4, y: top - 12 - line * 12 }))
    })
  })
  return { words, lines }
}
