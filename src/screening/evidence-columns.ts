import type { Evidence } from './evidence.ts'

/** Numbers of evidence by unit: plain data in shared memory. */
export interface EvidenceNumbers {
  readonly logP: Float32Array
  readonly z: Float32Array
  readonly n: Float32Array
  readonly leastLogP: Float32Array
}

/**
 * Evidence of many units in four columns of numbers. Objects for every cell of a country would fill the memory; what is
 * needed beyond these numbers (facts, sentences) is worked out again for the few cells that somebody reads.
 */
export class EvidenceColumns {
  readonly numbers: EvidenceNumbers

  /** @param of number of units, or the numbers of columns that stand already */
  constructor(of: number | EvidenceNumbers) {
    const column = (size: number) => new Float32Array(new SharedArrayBuffer(4 * size))
    this.numbers =
      typeof of === 'number' ? { logP: column(of), z: column(of), n: column(of), leastLogP: column(of) } : of
  }

  set(position: number, evidence: Evidence | undefined): void {
    if (evidence === undefined) return
    this.numbers.logP[position] = evidence.logP
    this.numbers.z[position] = evidence.z
    this.numbers.n[position] = evidence.n
    this.numbers.leastLogP[position] = evidence.leastLogP
  }

  /** Undefined where nothing was set: evidence always rests on at least one work. */
  at(position: number): Evidence | undefined {
    const { logP, z, n, leastLogP } = this.numbers
    if (n[position] === 0) return undefined
    return { logP: logP[position]!, z: z[position]!, n: n[position]!, leastLogP: leastLogP[position]! }
  }

  *known(): Generator<Evidence> {
    for (let position = 0; position < this.numbers.n.length; position++) {
      const evidence = this.at(position)
      if (evidence !== undefined) yield evidence
    }
  }
}
