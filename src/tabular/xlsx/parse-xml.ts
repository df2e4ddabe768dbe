import { SaxesParser } from 'saxes'

import { refuse, refuseBomb, refuseDamaged } from '../refusal.ts'

export type Attributes = Readonly<Record<string, string>>

/** Names come without their namespace prefix: some exporters write `<x:row>` for `<row>`. */
export interface XmlHandlers {
  readonly open?: (name: string, attributes: Attributes) => void
  readonly text?: (text: string) => void
  readonly close?: (name: string) => void
}

/** Parts of a workbook nest a dozen deep; each level costs memory. */
const deepest = 64
/** No tag, text or comment of a workbook is longer; the parser holds each of them whole. */
const longestQuiet = 4 * 1024 * 1024

/**
 * Reads one XML part as a stream. A document type is refused as soon as it is met, so entities are never expanded and
 * nothing outside the file is ever fetched; anything not well formed is a damaged file.
 */
export async function parseXml(chunks: AsyncIterable<Uint8Array>, handlers: XmlHandlers): Promise<void> {
  const parser = new SaxesParser({ position: false, xmlns: false })
  const { open, text, close } = handlers
  parser.on('doctype', () =>
    refuse(
      'unsafe-xml',
      'Внутри файла объявлены сторонние сущности XML (DTD): такие файлы не принимаются, сохраните таблицу заново в Excel.',
    ),
  )
  parser.on('error', () => refuseDamaged())
  let depth = 0
  let quietBytes = 0
  parser.on('opentag', (tag) => {
    quietBytes = 0
    depth += 1
    if (depth > deepest) refuseBomb()
    open?.(localName(tag.name), tag.attributes)
  })
  parser.on('closetag', (tag) => {
    quietBytes = 0
    depth -= 1
    close?.(localName(tag.name))
  })
  if (text) {
    parser.on('text', text)
    parser.on('cdata', text)
  }

  let decoder: TextDecoder | undefined
  for await (const chunk of chunks) {
    quietBytes += chunk.length
    if (quietBytes > longestQuiet) refuseBomb()
    decoder ??= new TextDecoder(encodingOf(chunk))
    parser.write(decoder.decode(chunk, { stream: true }))
  }
  parser.write(decoder?.decode() ?? '')
  parser.close()
}

/** OOXML allows UTF-8 and UTF-16 only (ECMA-376-2, 6.1.2). */
function encodingOf(chunk: Uint8Array): string {
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le'
  if (chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}
