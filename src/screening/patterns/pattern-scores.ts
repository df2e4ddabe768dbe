/** A cell or school in one pattern family, judged against what honest classes show. */
export interface PatternScore {
  /** Calibrated normal score. */
  readonly z: number
  /** The score if every work strayed in one direction as far as works do. */
  readonly most: number
  readonly works: number
  readonly classes: number
}

/** Scores by unit: plain data in shared memory. */
export interface ScoreNumbers {
  readonly z: Float32Array
  readonly most: Float32Array
  readonly works: Uint32Array
  readonly classes: Uint32Array
  /** Weighted sum of the classes' scores and the sum of squared weights, before any widening. */
  readonly sum: Float32Array
  readonly squares: Float32Array
}

/** Scores of many units in columns. */
export class PatternScores {
  readonly numbers: ScoreNumbers
  readonly #least: number

  /** @param of number of units, or the numbers of columns that stand already; @param least works below which a unit does not speak */
  constructor(of: number | ScoreNumbers, least: number) {
    this.numbers = typeof of === 'number' ? emptyNumbers(of) : of
    this.#least = least
  }

  get size(): number {
    return this.numbers.z.length
  }

  set(unit: number, { z, most, works, classes }: PatternScore): void {
    this.numbers.z[unit] = z
    this.numbers.most[unit] = most
    this.numbers.works[unit] = works
    this.numbers.classes[unit] = classes
  }

  /** The unit does not speak. */
  clear(unit: number): void {
    this.numbers.works[unit] = 0
  }

  setSum(unit: number, sum: number, squares: number): void {
    this.numbers.sum[unit] = sum
    this.numbers.squares[unit] = squares
  }

  sumOf(unit: number): { readonly sum: number; readonly squares: number; readonly classes: number } {
    const { sum, squares, classes } = this.numbers
    return { sum: sum[unit]!, squares: squares[unit]!, classes: classes[unit]! }
  }

  /** Undefined where too few works stand behind it. */
  at(unit: number): PatternScore | undefined {
    const works = this.numbers.works[unit]!
    if (works === 0 || works < this.#least) return undefined
    return { z: this.numbers.z[unit]!, most: this.numbers.most[unit]!, works, classes: this.numbers.classes[unit]! }
  }
}

const emptyNumbers = (size: number): ScoreNumbers => ({
  z: new Float32Array(new SharedArrayBuffer(4 * size)),
  most: new Float32Array(new SharedArrayBuffer(4 * size)),
  works: new Uint32Array(new SharedArrayBuffer(4 * size)),
  classes: new Uint32Array(new SharedArrayBuffer(4 * size)),
  sum: new Float32Array(new SharedArrayBuffer(4 * size)),
  squares: new Float32Array(new SharedArrayBuffer(4 * size)),
})
