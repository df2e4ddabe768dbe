import type { Family, Indication, MissingThing, Probability, TestedIndication } from './model.ts'

/** What a family's numbers say of a unit, before anything is put into words. */
export interface FamilyVerdict {
  /** log p, or `silent` where the data could not have shown anything. */
  readonly logP: number | 'silent'
  /** log of the least p that the unit could have shown. */
  readonly leastLogP: number
}

/** An indication and the least p the group could have shown: what `enough_data` rests on. */
export interface Judged {
  readonly indication: Indication
  readonly leastLogP: number
}

export function tested(found: Omit<TestedIndication, 'outcome' | 'p'>, leastLogP: number): Judged {
  return {
    indication: { ...found, outcome: 'tested', p: Math.exp(found.logP) as Probability },
    leastLogP,
  }
}

export function silent(family: Family, needed: number | MissingThing, sentence: string, leastLogP = 0): Judged {
  return { indication: { family, outcome: 'not-enough-data', needed, sentence }, leastLogP }
}

/** A number of works as advice: two significant digits, rounded up. */
export function enoughWorks(works: number): number {
  const scale = 10 ** Math.max(0, Math.floor(Math.log10(works)) - 1)
  return Math.ceil(works / scale) * scale
}
