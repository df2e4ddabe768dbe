import { familyNames, type Indication } from '#screening/model'

/** A sign as a list shows it. */
export interface ShortSign {
  readonly family: string
  readonly sentence: string
  readonly p: number
}

const shownSigns = 2

/** The strongest signs first; the school's page has them all. */
export function strongestSigns(indications: readonly Indication[]): readonly ShortSign[] {
  return indications
    .filter((indication) => indication.outcome === 'tested')
    .toSorted((a, b) => a.logP - b.logP)
    .slice(0, shownSigns)
    .filter((indication, index) => index === 0 || indication.p < 0.05)
    .map(({ family, sentence, p }) => ({ family: familyNames[family], sentence, p }))
}
