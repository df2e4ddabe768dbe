import { zipSync } from 'fflate'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minimalPdf, ruledTable } from '../../test/support/minimal-pdf.ts'
import { planAsDocx, planAsText, planWithMergedCells } from '../../test/support/plan-documents.ts'
import { docxToPdf } from './docx-to-pdf.ts'
import { readDocument } from './read-document.ts'
import type { ReadBlock, ReadDocument } from './reading/blocks.ts'

const demoDocx = await planAsDocx()
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

async function open(bytes: Uint8Array): Promise<ReadDocument> {
  const document = await readDocument(bytes)
  if (!document.ok) throw new Error(document.error.sentence)
  return document.value
}

const lines = ({ blocks }: ReadDocument): string[] =>
  blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []))

function table({ blocks }: ReadDocument): Extract<ReadBlock, { kind: 'table' }> {
  const found = blocks.find((block) => block.kind === 'table')
  if (found?.kind !== 'table') throw new Error('the document has no table')
  return found
}

const texts = (document: ReadDocument): string[][] =>
  table(document).rows.map((row) => row.cells.map((cell) => cell.text))

describe('a DOCX', () => {
  it('has the numbers that Word counts by itself', async () => {
    const read = lines(await open(demoDocx))
    expect(read).toContain('2.1. Довести план до сведения руководителей школ (срок до 20 октября 2025 г.);')
    expect(read).toContain('3. Руководителям школ разработать собственные планы в срок до 01.11.2025 г.')
  })

  it('goes on counting when Word splits a list in two, and begins anew where it says so', async () => {
    const item = (list: number, text: string) =>
      `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="${list}"/></w:numPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`
    const num = (id: number, rest = '') => `<w:num w:numId="${id}"><w:abstractNumId w:val="7"/>${rest}</w:num>`
    const restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    const level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    const numbering = `<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="7">${level}</w:abstractNum>${num(1)}${num(2)}${num(3, restart)}</w:numbering>`
    const body = [item(1, 'А'), item(2, 'Б'), item(3, 'В'), item(1, 'Г')].join('')
    expect(lines(await open(packed(body, numbering)))).toEqual(['1. А', '2. Б', '1. В', '2. Г'])
  })

  it('keeps section rows over all columns, the repeated heading and lines of a cell', async () => {
    const { rows, width } = table(await open(demoDocx))
    expect(width).toBe(5)
    expect(rows[0]).toMatchObject({ heading: true })
    expect(rows[1]).toMatchObject({
      heading: false,
      cells: [{ column: 0, columns: 5, text: 'Нормативное обеспечение' }],
    })
    expect(rows.flatMap((row) => row.cells).map((cell) => cell.text)).toContain(
      'Проведение методических декад:\n- объективное оценивание в классе;\n- разбор типичных ошибок',
    )
  })

  it('gives a cell merged over rows to each of its rows', async () => {
    const { rows } = table(await open(await planWithMergedCells()))
    expect(rows[2]?.cells[2]).toEqual({ column: 2, columns: 1, text: 'март 2026', covered: true })
  })

  it('leaves out what was struck out and keeps what was put in', async () => {
    const body =
      '<w:p><w:r><w:t>до </w:t></w:r><w:del><w:r><w:delText>1</w:delText></w:r></w:del><w:ins><w:r><w:t>5 мая</w:t></w:r></w:ins></w:p>'
    expect(lines(await open(packed(body)))).toEqual(['до 5 мая'])
  })

  it('reads a table inside a cell as lines of the cell', async () => {
    const inner = '<w:tbl><w:tr><w:tc><w:p><w:r><w:t>внутри</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'
    const body = `<w:tbl><w:tr><w:tc><w:p><w:r><w:t>снаружи</w:t></w:r></w:p>${inner}</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>`
    expect(texts(await open(packed(body)))).toEqual([['снаружи\nвнутри', '']])
  })
})

function packed(body: string, numbering = '<w:numbering xmlns:w="w"/>'): Uint8Array {
  const xml = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`
  return zipSync({ 'word/document.xml': utf8(xml), 'word/numbering.xml': utf8(numbering) })
}

const grid = { x: 40, y: 500, widths: [40, 260, 140, 140], rowHeight: 40 }
const header = ['№', 'Мероприятие', 'Срок', 'Исполнитель']

describe('a PDF', () => {
  it('gives cells by the lines drawn round them', async () => {
    const page = ruledTable(
      [
        header,
        ['Раздел 1', null, null, null],
        ['1', 'Семинар для учителей-\nпредметников города', 'март 2026 г.', 'Демо-центр'],
      ],
      grid,
    )
    const title = { text: 'Демо. План мероприятий на 2025-2026 учебный год', x: 200, y: 540 }
    const read = await open(minimalPdf([{ lines: page.lines, words: [title, ...page.words] }]))
    expect(lines(read)).toEqual([title.text])
    expect(texts(read)).toEqual([
      header,
      ['Раздел 1'],
      ['1', 'Семинар для учителей-предметников города', 'март 2026 г.', 'Демо-центр'],
    ])
    expect(table(read).rows[1]?.cells[0]).toMatchObject({ column: 0, columns: 4 })
  })

  it('without lines gives cells by the edges that columns share', async () => {
    const rows = [
      header,
      ['1', 'Семинар для экспертов', 'март 2026 г.', 'Демо-центр'],
      ['', 'по критериям', '', 'и школы'],
      ['2', 'Практикум', 'май 2026 г.', 'Демо-центр'],
      ['3', 'Совещание', 'июнь 2026 г.', 'Школы'],
    ]
    const xs = [40, 80, 340, 480]
    const words = rows.flatMap((row, r) =>
      row.flatMap((text, c) => (text === '' ? [] : [{ text, x: xs[c] ?? 0, y: 500 - r * 14 }])),
    )
    const title = { text: 'Демо. План мероприятий на 2025-2026 учебный год', x: 200, y: 540 }
    const read = await open(minimalPdf([{ lines: [], words: [title, ...words] }]))
    expect(lines(read)).toEqual([title.text])
    expect(texts(read)).toEqual([
      header,
      ['1', 'Семинар для экспертов по критериям', 'март 2026 г.', 'Демо-центр и школы'],
      ['2', 'Практикум', 'май 2026 г.', 'Демо-центр'],
      ['3', 'Совещание', 'июнь 2026 г.', 'Школы'],
    ])
  })

  it('of plain pages has no table', async () => {
    const words = Array.from({ length: 20 }, (_, index) => ({
      text: `Строка приказа ${index}`,
      x: 60 + (index % 3) * 4,
      y: 540 - index * 14,
    }))
    const { blocks } = await open(minimalPdf([{ lines: [], words }]))
    expect(blocks.some((block) => block.kind === 'table')).toBe(false)
  })

  it('goes on over pages', async () => {
    const first = ruledTable([header, ['1', 'Семинар для экспертов по критериям', 'март', 'Центр']], grid)
    const second = ruledTable([['2', 'Практикум по критериям оценивания', 'май', 'Центр']], grid)
    const { blocks } = await open(minimalPdf([first, second]))
    expect(blocks.map((block) => block.kind)).toEqual(['table', 'page-break', 'table'])
  })

  it('from an office program says the same as the DOCX it was made of', async ({ skip }) => {
    const pdf = await docxToPdf(demoDocx)
    if (!pdf.ok) return skip('LibreOffice is not here')
    const flat = (document: ReadDocument): string[][] =>
      texts(document).map((row) => row.map((cell) => cell.replace(/\s+/g, ' ')))
    expect(flat(await open(pdf.value))).toEqual(flat(await open(demoDocx)))
  })
})

describe('a plain text', () => {
  it('has paragraphs and a table of the lines with tabs', async () => {
    const read = await open(utf8(planAsText()))
    expect(lines(read)).toContain('ПРИКАЗЫВАЮ:')
    expect(table(read).width).toBe(5)
    expect(texts(read)[2]?.[0]).toBe('Нормативное обеспечение')
  })

  it('in Windows-1251 is read as well', async () => {
    const bytes = Uint8Array.from('Срок: май', (letter) => {
      const code = letter.charCodeAt(0)
      return code < 128 ? code : code - 0x350
    })
    expect(lines(await open(bytes))).toEqual(['Срок: май'])
  })

  it('pasted from a spreadsheet keeps the lines of a quoted cell', async () => {
    const read = await open(utf8('№\tМероприятие\tСрок\n1\t"Декада:\n- ""урок"";\n- разбор"\tмай\n'))
    expect(texts(read)[1]).toEqual(['1', 'Декада:\n- "урок";\n- разбор', 'май'])
  })
})

describe('a file that is no document', () => {
  const scan = minimalPdf([{ words: [{ text: 'стр. 1', x: 40, y: 40 }], lines: [] }])
  const rows = Array.from({ length: 5000 }, (_, index) => `${index}\tмероприятие\tмай`).join('\n')
  const damaged = minimalPdf([]).slice(0, 60)
  const locked = new TextEncoder().encode(
    new TextDecoder()
      .decode(scan)
      .replace(
        'trailer <<',
        `trailer << /ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'11'.repeat(32)}> /U <${'22'.repeat(32)}> >>`,
      ),
  )
  const ole2 = (stream: string): Uint8Array =>
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(64), Buffer.from(stream, 'utf16le')])
  it.each([
    ['a PDF under a password', locked, 'password', /закрыт паролем/],
    ['a DOCX under a password', ole2('EncryptedPackage'), 'password', /закрыт паролем/],
    ['an old DOC', ole2('WordDocument'), 'not-a-document', /старого формата Word/],
    ['an old XLS', ole2('Workbook'), 'not-a-document', /книга Excel/],
    ['a scan', scan, 'no-text', /нет текста, только изображения/],
    [
      'a spreadsheet',
      zipSync({ 'xl/workbook.xml': utf8('<workbook/>') }),
      'not-a-document',
      /книга Excel.*вставьте текстом/,
    ],
    ['an archive', zipSync({ 'readme.txt': utf8('a') }), 'not-a-document', /ZIP-архив/],
    ['a presentation', zipSync({ 'ppt/presentation.xml': utf8('<p/>') }), 'not-a-document', /презентация/],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), 'no-text', /изображение/],
    ['nothing', new Uint8Array(), 'empty', /пустой/],
    ['spaces', utf8(' \n\t\n '), 'empty', /пустой|ничего нет/],
    ['bytes', Uint8Array.of(0, 1, 2, 3, 0, 255), 'not-a-document', /двоичный/],
    ['half a DOCX', demoDocx.slice(0, 3000), 'damaged', /повреждён/],
    ['half a PDF', damaged, 'damaged', /повреждён/],
    ['5,000 rows', utf8(rows), 'too-many-rows', /больше 2000 строк/],
    ['a text of links', packed('<!-- empty -->'), 'no-text', /нет текста/],
  ] as const)('is refused in one sentence: %s', async (_, bytes, kind, sentence) => {
    const read = await readDocument(bytes)
    expect(read).toMatchObject({ ok: false, error: { kind } })
    if (!read.ok) {
      expect(read.error.sentence).toMatch(sentence)
      expect(read.error.sentence).not.toContain('\n')
    }
  })

  it('is refused when it hides a bomb', async () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(40 * 2 ** 20) }, { level: 9 })
    expect(await readDocument(bomb)).toMatchObject({ ok: false })
    const small = await readDocument(demoDocx, { inflatedBytes: 2000 })
    expect(small).toMatchObject({ ok: false, error: { kind: 'too-big' } })
  })

  it('is refused when entities are declared in it', async () => {
    const xml = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><w:document><w:body/></w:document>'
    expect(await readDocument(zipSync({ 'word/document.xml': utf8(xml) }))).toMatchObject({
      ok: false,
      error: { kind: 'damaged' },
    })
  })
})

describe('whatever the bytes', () => {
  it('the reader answers and does not throw', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        const read = await readDocument(bytes)
        expect(typeof read.ok).toBe('boolean')
      }),
      { numRuns: 300, seed: 1 },
    )
  })

  it.each([
    ['DOCX', demoDocx],
    ['PDF', minimalPdf([ruledTable([header, ['1', 'Семинар для экспертов по критериям', 'май', 'Центр']], grid)])],
  ])('a %s with bytes changed is read or refused', async (_, bytes) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        async (changes) => {
          const changed = bytes.slice()
          for (const [at, value] of changes) changed[at] = value
          const read = await readDocument(changed)
          expect(typeof read.ok).toBe('boolean')
        },
      ),
      { numRuns: 60, seed: 1 },
    )
  })
})
