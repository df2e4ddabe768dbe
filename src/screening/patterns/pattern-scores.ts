/** A cell or school in one pattern family, judged against what honest classes show. */
export interface PatternScore {
  /** Calibrated normal score. */
  readonly z: number
  /** The score if every work strayed in one direction as far as works do. */
  readonly most: number
  readonly works: number
  readonly classes: number
}

/** Scores of many units in columns. */
export class PatternScores {
  readonly #z: Float64Array
  readonly #most: Float64Array
  readonly #works: Float64Array
  readonly #classes: Uint32Array
  readonly #sum: Float64Array
  readonly #squares: Float64Array
  readonly #least: number

  /** @param least works below which a unit does not speak */
  constructor(size: number, least: number) {
    this.#z = new Float64Array(size)
    this.#most = new Float64Array(size)
    this.#works = new Float64Array(size)
    this.#classes = new Uint32Array(size)
    this.#sum = new Float64Array(size)
    this.#squares = new Float64Array(size)
    this.#least = least
  }

  get size(): number {
    return this.#z.length
  }

  set(unit: number, { z, most, works, classes }: PatternScore): void {
    this.#z[unit] = z
    this.#most[unit] = most
    this.#works[unit] = works
    this.#classes[unit] = classes
  }

  /** Weighted sum of the classes' scores and the sum of squared weights, before any widening. */
  setSum(unit: number, sum: number, squares: number): void {
    this.#sum[unit] = sum
    this.#squares[unit] = squares
  }

  sumOf(unit: number): { readonly sum: number; readonly squares: number; readonly classes: number } {
    return { sum: this.#sum[unit]!, squares: this.#squares[unit]!, classes: this.#classes[unit]! }
  }

  /** Undefined where too few works stand behind it. */
  at(unit: number): PatternScore | undefined {
    const works = this.#works[unit]!
    if (works === 0 || works < this.#least) return undefined
    return { z: this.#z[unit]!, most: this.#most[unit]!, works, classes: this.#classes[unit]! }
  }
}
