import type { Package } from '../xlsx/open-package.ts'
import { escapeXml } from '../xlsx/escape-xml.ts'
import { readRelationships, type Relationship, relationshipsPart } from '../xlsx/resolve-part.ts'
import { joinZip, packPart } from '../xlsx/write-zip.ts'

const emptyRelations =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'

/** A copy of a package with some parts changed or added; all others go into the new file byte for byte. */
export class EditedPackage {
  readonly source: Package
  readonly #changed = new Map<string, string>()

  constructor(source: Package) {
    this.source = source
  }

  has(name: string): boolean {
    return this.#changed.has(name) || this.source.has(name)
  }

  async text(name: string): Promise<string> {
    return this.#changed.get(name) ?? decodeXml(await this.source.bytes(name))
  }

  set(name: string, text: string): void {
    this.#changed.set(name, text)
  }

  /** `xl/comments%.xml` → the first such name that is free. */
  freeName(pattern: string): string {
    for (let number = 1; ; number++) {
      const name = pattern.replace('%', String(number))
      if (!this.has(name)) return name
    }
  }

  /** Adds a relationship and returns its id. `target` is the name of a part. */
  async relate(part: string, type: string, target: string): Promise<string> {
    const relationsPart = relationshipsPart(part)
    const text = this.has(relationsPart) ? await this.text(relationsPart) : emptyRelations
    let number = 1
    while (text.includes(`"rIdNote${number}"`)) number += 1
    const id = `rIdNote${number}`
    const relation = `Relationship Id="${id}" Type="${type}" Target="/${escapeXml(target)}"/>`
    this.set(relationsPart, insertBeforeRootEnd(text, 'Relationships', relation))
    return id
  }

  async declareType(part: string, contentType: string): Promise<void> {
    await this.#declare(`Override PartName="/${escapeXml(part)}" ContentType="${contentType}"/>`)
  }

  async declareExtension(extension: string, contentType: string): Promise<void> {
    const known = new RegExp(`Extension=["']${extension}["']`, 'i').test(await this.text('[Content_Types].xml'))
    if (!known) await this.#declare(`Default Extension="${extension}" ContentType="${contentType}"/>`)
  }

  /** What `part` refers to in the file as it came. */
  async related(part: string, wanted: (relation: Relationship) => boolean): Promise<string | undefined> {
    return (await readRelationships(this.source, part)).find(wanted)?.part
  }

  async save(): Promise<Uint8Array> {
    const parts = []
    const waiting = new Map(this.#changed)
    for (const name of this.source.names) {
      const key = [...waiting.keys()].find((changed) => changed.toLowerCase() === name.toLowerCase())
      if (key === undefined) {
        parts.push(this.source.packed(name))
        continue
      }
      parts.push(await packPart(name, pieces(waiting.get(key) ?? '')))
      waiting.delete(key)
    }
    for (const [name, text] of waiting) parts.push(await packPart(name, pieces(text)))
    return joinZip(parts)
  }

  async #declare(element: string): Promise<void> {
    const name = '[Content_Types].xml'
    this.set(name, insertBeforeRootEnd(await this.text(name), 'Types', element))
  }
}

/** Puts `element` (without its `<`) before the closing tag of the root, in the dialect of the root. */
function insertBeforeRootEnd(text: string, root: string, element: string): string {
  const closing = new RegExp(`</([\\w.-]+:)?${root}\\s*>\\s*$`).exec(text)
  if (closing !== null) return `${text.slice(0, closing.index)}<${closing[1] ?? ''}${element}${closing[0]}`
  return text.replace(
    new RegExp(`<([\\w.-]+:)?${root}([^>]*)/>\\s*$`),
    (_, prefix: string | undefined, attributes: string) => {
      const name = `${prefix ?? ''}${root}`
      return `<${name}${attributes}><${prefix ?? ''}${element}</${name}>`
    },
  )
}

/** A part is written back as UTF-8, so that its declaration must not say otherwise. */
function decodeXml(bytes: Uint8Array): string {
  if (bytes[0] !== 0xff && bytes[0] !== 0xfe) return new TextDecoder().decode(bytes)
  const text = new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes)
  return text.replace(/^(<\?xml[^>]*?encoding=["'])[^"']*/i, '$1UTF-8')
}

/** A long part is encoded bit by bit. A pair of surrogates is never parted. */
function* pieces(text: string): Generator<string> {
  const length = 1024 * 1024
  for (let at = 0; at < text.length;) {
    let end = at + length
    if (isHighSurrogate(text.charCodeAt(end - 1))) end += 1
    yield text.slice(at, end)
    at = end
  }
}

const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdbff
