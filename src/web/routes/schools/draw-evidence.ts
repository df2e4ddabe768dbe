import { classesToDraw, drawEvidence } from '#cases'
import type { CellEvidence } from '#screening'
import type { Family } from '#screening/model'
import { type FigurePair, pairOf } from '../../ui/figure.tsx'

/** Both widths of the picture that shows what a family speaks of. @param classLabel the class to show, if one is chosen */
export function drawEvidencePair(family: Family, evidence: CellEvidence, classLabel?: string): FigurePair | 'none' {
  const wide = drawEvidence(family, evidence, { size: 'wide', classLabel })
  if (wide === 'none') return 'none'
  return pairOf((size) => {
    const drawn = size === 'wide' ? wide : drawEvidence(family, evidence, { size, classLabel })
    return drawn === 'none' ? wide : drawn
  })
}

/** A figure about one class, and the classes it could be about. */
export interface ClassChoice {
  readonly family: Family
  readonly classes: readonly string[]
  readonly chosen: string
}

/** @param asked the class that the address asks for; @param carrier the class that the sign rests on */
export function classChoice(
  family: Family,
  evidence: CellEvidence,
  asked: string | undefined,
  carrier: string | undefined,
): ClassChoice | 'none' {
  const classes = classesToDraw(family, evidence)
  if (classes.length < 2) return 'none'
  const chosen = [asked, carrier].find((label) => label !== undefined && classes.includes(label)) ?? classes[0]!
  return { family, classes, chosen }
}
