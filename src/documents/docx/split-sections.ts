import type { Block, DocumentModel, Orientation } from '../model.ts'

/** Pages that lie alike. */
export interface PageSection {
  readonly orientation: Orientation
  readonly blocks: readonly Block[]
}

/**
 * Sections of a document: an annex whose pages lie differently begins one, and what follows stays in it until another
 * annex turns the pages again. A section begins on a new page by itself, so such an annex asks for no page break.
 */
export function splitSections({ blocks, orientation = 'portrait' }: DocumentModel): readonly PageSection[] {
  const sections: { orientation: Orientation; blocks: Block[] }[] = [{ orientation, blocks: [] }]
  for (const block of blocks) {
    const last = sections.at(-1)
    if (block.kind === 'annex' && block.orientation !== undefined && block.orientation !== last?.orientation) {
      sections.push({ orientation: block.orientation, blocks: [{ kind: 'approval', lines: block.lines }] })
    } else last?.blocks.push(block)
  }
  return sections
}
