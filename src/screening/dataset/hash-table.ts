/**
 * Numbers 0, 1, 2, … given to 64-bit hashes in the order in which they are first met. A Map of a million keys costs four times
 * the memory and is slower.
 */
export class HashTable {
  /** Low half, high half and number + 1 of each place; 0 where the place is free. */
  #low = new Uint32Array(4096)
  #high = new Uint32Array(4096)
  #number = new Uint32Array(4096)
  #size = 0
  #lastLow = -1
  #lastHigh = -1
  #last = -1

  /** The number of a hash; `size` before the call where it is new. @param low, high halves of 32 bits */
  find(low: number, high: number): number {
    // Works of one class mostly follow each other.
    if (low === this.#lastLow && high === this.#lastHigh) return this.#last
    this.#lastLow = low
    this.#lastHigh = high
    this.#last = this.#lookUp(low, high)
    return this.#last
  }

  #lookUp(low: number, high: number): number {
    if (2 * this.#size >= this.#number.length) this.#widen()
    const at = this.#place(low, high)
    if (this.#number[at] === 0) {
      this.#low[at] = low
      this.#high[at] = high
      this.#number[at] = ++this.#size
    }
    return this.#number[at]! - 1
  }

  #place(low: number, high: number): number {
    const mask = this.#number.length - 1
    let at = low & mask
    while (this.#number[at] !== 0 && (this.#low[at] !== low || this.#high[at] !== high)) at = (at + 1) & mask
    return at
  }

  #widen(): void {
    const [low, high, number] = [this.#low, this.#high, this.#number]
    this.#low = new Uint32Array(2 * low.length)
    this.#high = new Uint32Array(2 * low.length)
    this.#number = new Uint32Array(2 * low.length)
    for (let i = 0; i < low.length; i++) {
      if (number[i] === 0) continue
      const at = this.#place(low[i]!, high[i]!)
      this.#low[at] = low[i]!
      this.#high[at] = high[i]!
      this.#number[at] = number[i]!
    }
  }
}
