import type { CellFinding, Indication } from './model.ts'

type Plain = Omit<CellFinding, 'indications'>

/**
 * A cell's finding that words its indications when asked. A country has a million cells, and nobody reads the sentences
 * of the quiet ones; the numbers they are made of stand in the prepared screening anyway.
 */
export class LazyCellFinding implements CellFinding {
  readonly assessment: CellFinding['assessment']
  readonly school: string
  readonly municipality: string
  readonly works: number
  readonly q: number
  readonly logQ: number
  readonly flagged: boolean
  readonly enoughData: boolean
  readonly #indicate: () => readonly Indication[]

  constructor(plain: Plain, indicate: () => readonly Indication[]) {
    this.assessment = plain.assessment
    this.school = plain.school
    this.municipality = plain.municipality
    this.works = plain.works
    this.q = plain.q
    this.logQ = plain.logQ
    this.flagged = plain.flagged
    this.enoughData = plain.enoughData
    this.#indicate = indicate
  }

  get indications(): readonly Indication[] {
    return this.#indicate()
  }

  toJSON(): CellFinding {
    return { ...this, indications: this.indications }
  }
}
