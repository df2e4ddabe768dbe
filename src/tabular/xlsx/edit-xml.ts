import { SaxesParser } from 'saxes'

import { refuse, refuseDamaged } from '../refusal.ts'
import type { Attributes } from './parse-xml.ts'

/** Where a tag stands in the text: from `<` to after `>`. */
export interface TagSpan {
  readonly start: number
  readonly end: number
}

export interface TagHandlers {
  /** `depth` of the root is 0; `selfClosing` tells `<row/>` from `<row>`. */
  readonly open: (name: string, attributes: Attributes, span: TagSpan, depth: number, selfClosing: boolean) => void
  /** Not called for a self-closing tag. */
  readonly close?: (name: string, span: TagSpan, depth: number) => void
}

/**
 * Walks the tags of a whole part with their places in the text, so that it can be edited without being written anew:
 * what is not touched stays as the person's program wrote it. Names come without their prefix.
 */
export function walkTags(text: string, handlers: TagHandlers): void {
  const parser = new SaxesParser({ position: false, xmlns: false })
  let depth = 0
  // A tag cannot hold `<` inside, so that the last one before its end is where it starts.
  const spanOf = (): TagSpan => ({ start: text.lastIndexOf('<', parser.position - 1), end: parser.position })
  parser.on('doctype', () =>
    refuse('unsafe-xml', 'Внутри файла объявлены сторонние сущности XML (DTD): такие файлы не принимаются.'),
  )
  parser.on('error', () => refuseDamaged())
  parser.on('opentag', (tag) => {
    handlers.open(localName(tag.name), tag.attributes, spanOf(), depth, tag.isSelfClosing)
    depth += 1
  })
  parser.on('closetag', (tag) => {
    depth -= 1
    if (!tag.isSelfClosing) handlers.close?.(localName(tag.name), spanOf(), depth)
  })
  parser.write(text).close()
}

/** A change of a text: `remove` characters at `at` give way to `insert`. */
export interface Splice {
  readonly at: number
  readonly remove: number
  readonly insert: string
}

/** Applies changes that do not overlap; those at the same place keep the order they were given in. */
export function applySplices(text: string, splices: readonly Splice[]): string {
  const pieces: string[] = []
  let done = 0
  for (const splice of splices.toSorted((a, b) => a.at - b.at)) {
    pieces.push(text.slice(done, splice.at), splice.insert)
    done = splice.at + splice.remove
  }
  pieces.push(text.slice(done))
  return pieces.join('')
}

/** An opening tag with one attribute set or added. `value` comes escaped. */
export function setAttribute(tag: string, name: string, value: string): string {
  const without = removeAttribute(tag, name)
  const end = without.endsWith('/>') ? without.length - 2 : without.length - 1
  return `${without.slice(0, end).trimEnd()} ${name}="${value}"${without.slice(end)}`
}

export const removeAttribute = (tag: string, name: string): string =>
  tag.replace(new RegExp(`\\s${name}\\s*=\\s*("[^"]*"|'[^']*')`), '')

/** `x:` of `<x:row …>`, so that what is added speaks the same dialect. */
export const prefixOf = (tag: string): string => /^<\/?([\w.-]+:)/.exec(tag)?.[1] ?? ''

/** `<fills count="2"/>` → `<fills count="2">…</fills>`: the tag opened, and what closes it. */
export function openSelfClosing(tag: string): { readonly opened: string; readonly closing: string } {
  const name = /^<([\w.:-]+)/.exec(tag)?.[1] ?? refuseDamaged()
  return { opened: `${tag.slice(0, -2).trimEnd()}>`, closing: `</${name}>` }
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}
