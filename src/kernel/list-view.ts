/**
 * A list whose items are made when asked for and not kept: a country has a million of them, and nobody reads more than a
 * few at a time. Reads like an array where an array would only be walked.
 */
export class ListView<T> implements Iterable<T> {
  readonly length: number
  readonly #make: (index: number) => T

  /** @param make the item at a position 0…length − 1 */
  constructor(length: number, make: (index: number) => T) {
    this.length = length
    this.#make = make
  }

  /** A list that stands already. */
  static of<T>(items: readonly T[]): ListView<T> {
    return new ListView(items.length, (index) => items[index]!)
  }

  /** @throws RangeError for a position outside of the list */
  at(index: number): T {
    if (!(index >= 0 && index < this.length)) {
      throw new RangeError(`ListView: position must be from 0 to ${this.length - 1}, got ${index}`)
    }
    return this.#make(index)
  }

  *[Symbol.iterator](): Generator<T, undefined> {
    for (let index = 0; index < this.length; index++) yield this.#make(index)
  }

  *entries(): Generator<[index: number, item: T], undefined> {
    for (let index = 0; index < this.length; index++) yield [index, this.#make(index)]
  }

  map<U>(change: (item: T, index: number) => U): U[] {
    const changed: U[] = []
    for (let index = 0; index < this.length; index++) changed.push(change(this.#make(index), index))
    return changed
  }

  flatMap<U>(change: (item: T, index: number) => readonly U[] | U): U[] {
    return this.map(change).flat() as U[]
  }

  filter(isWanted: (item: T, index: number) => boolean): T[] {
    const wanted: T[] = []
    for (let index = 0; index < this.length; index++) {
      const item = this.#make(index)
      if (isWanted(item, index)) wanted.push(item)
    }
    return wanted
  }

  find(isWanted: (item: T, index: number) => boolean): T | undefined {
    for (let index = 0; index < this.length; index++) {
      const item = this.#make(index)
      if (isWanted(item, index)) return item
    }
    return undefined
  }

  some(isWanted: (item: T, index: number) => boolean): boolean {
    return this.find(isWanted) !== undefined
  }

  toJSON(): readonly T[] {
    return [...this]
  }
}
