import type { Evidence } from './evidence.ts'

/**
 * Evidence of many units in four columns of numbers. Objects for every cell of a country would fill the memory; what is
 * needed beyond these numbers (facts, sentences) is worked out again for the few cells that somebody reads.
 */
export class EvidenceColumns {
  readonly #logP: Float64Array
  readonly #z: Float64Array
  readonly #n: Float64Array
  readonly #leastLogP: Float64Array

  constructor(size: number) {
    this.#logP = new Float64Array(size)
    this.#z = new Float64Array(size)
    this.#n = new Float64Array(size)
    this.#leastLogP = new Float64Array(size)
  }

  set(position: number, evidence: Evidence | undefined): void {
    if (evidence === undefined) return
    this.#logP[position] = evidence.logP
    this.#z[position] = evidence.z
    this.#n[position] = evidence.n
    this.#leastLogP[position] = evidence.leastLogP
  }

  /** Undefined where nothing was set: evidence always rests on at least one work. */
  at(position: number): Evidence | undefined {
    const n = this.#n[position]!
    if (n === 0) return undefined
    return { logP: this.#logP[position]!, z: this.#z[position]!, n, leastLogP: this.#leastLogP[position]! }
  }

  *known(): Generator<Evidence> {
    for (let position = 0; position < this.#n.length; position++) {
      const evidence = this.at(position)
      if (evidence !== undefined) yield evidence
    }
  }
}
