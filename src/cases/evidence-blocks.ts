import { type Block, figureBlocks } from '#documents'
import type { CellEvidence } from '#screening'
import type { Family } from '#screening/model'
import { drawEvidence, evidenceCaptions } from './draw-evidence.ts'

/** A sign to be shown: its family and the class that it rests on, where it is one. */
export interface ShownSign {
  readonly family: Family
  readonly classLabel?: string | undefined
}

/** A document shows the two that speak loudest; the page has them all. */
const mostPictures = 2

/**
 * Pictures of signs with their tables, for documents; signs that one picture shows have it once.
 * @param signs the loudest first
 */
export function evidenceBlocks(signs: readonly ShownSign[], evidence: CellEvidence, place: string): readonly Block[] {
  const drawn = new Set<string>()
  return signs.flatMap(({ family, classLabel }) => {
    const caption = evidenceCaptions[family]
    if (drawn.has(caption) || drawn.size === mostPictures) return []
    const figure = drawEvidence(family, evidence, { classLabel })
    if (figure === 'none') return []
    drawn.add(caption)
    return figureBlocks(figure, `${caption}. ${place}`)
  })
}

/** Evidence for a paper that leaves the school: classes under the threshold are not drawn. */
export const withoutSmallClasses = (evidence: CellEvidence, threshold: number): CellEvidence => ({
  ...evidence,
  profiles: evidence.profiles.filter(({ works }) => works >= threshold),
  likeness: evidence.likeness.filter(({ works }) => works >= threshold),
  absence: evidence.absence.every(({ pupils }) => pupils >= threshold) ? evidence.absence : [],
})
