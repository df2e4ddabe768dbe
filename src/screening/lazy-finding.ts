import type { CellFinding, Indication, SchoolFinding } from './model.ts'

type Indicate = (position: number) => readonly Indication[]
type Outcome = Pick<SchoolFinding, 'logP' | 'q' | 'logQ' | 'flagged' | 'enoughData'>

/**
 * A school's finding that words its indications when asked, and not before: a country has a million cells, and nobody
 * reads the sentences of the quiet ones. `JSON.stringify` carries the indications; a spread copy does not.
 */
export class LazySchoolFinding implements SchoolFinding {
  readonly school: string
  readonly municipality: string
  readonly works: number
  readonly logP: number
  readonly q: number
  readonly logQ: number
  readonly flagged: boolean
  readonly enoughData: boolean
  readonly #position: number
  readonly #indicate: Indicate

  /** @param indicate answers by the position of the finding; one function serves all findings */
  constructor(
    unit: { readonly school: string; readonly municipality: string; readonly works: number },
    outcome: Outcome,
    position: number,
    indicate: Indicate,
  ) {
    this.school = unit.school
    this.municipality = unit.municipality
    this.works = unit.works
    this.logP = outcome.logP
    this.q = outcome.q
    this.logQ = outcome.logQ
    this.flagged = outcome.flagged
    this.enoughData = outcome.enoughData
    this.#position = position
    this.#indicate = indicate
  }

  get indications(): readonly Indication[] {
    return this.#indicate(this.#position)
  }

  toJSON(): object {
    return Object.assign({}, this, { indications: this.indications })
  }
}

/** The same for a cell. */
export class LazyCellFinding extends LazySchoolFinding implements CellFinding {
  readonly assessment: CellFinding['assessment']

  constructor(
    unit: Pick<CellFinding, 'assessment' | 'school' | 'municipality' | 'works'>,
    outcome: Outcome,
    position: number,
    indicate: Indicate,
  ) {
    super(unit, outcome, position, indicate)
    this.assessment = unit.assessment
  }
}
