/** Variants keep their number where it is one of these; others are numbered from the top of a byte down. */
const plainVariants = 199
const greatest = 255
const mostNamed = greatest - plainVariants

/** Numbers that stand for the variants of one assessment, 1…255; 0 where a variant is not known or there are too many. */
export class VariantNumbers {
  readonly #named = new Map<string, number>()

  /** @param name as written in a file: `1`, `2`, `А`; empty where it is not known */
  of(name: string): number {
    if (name === '') return 0
    const number = /^\d{1,3}$/.test(name) ? Number(name) : 0
    if (number > 0 && number <= plainVariants) return number
    const known = this.#named.get(name)
    if (known !== undefined) return known
    const next = this.#named.size < mostNamed ? greatest - this.#named.size : 0
    this.#named.set(name, next)
    return next
  }

  /**
   * New numbers by old ones, once all names are known: in the order of the names, not of the rows, so that no sum over
   * variants depends on the order in which a file or a store gave the works. Undefined where every number stays.
   */
  inOrder(): Uint8Array | undefined {
    if (this.#named.size < 2) return undefined
    const numbers = Uint8Array.from({ length: greatest + 1 }, (_, number) => number)
    const names = [...this.#named.keys()].toSorted((a, b) => (a < b ? -1 : 1))
    names.forEach((name, position) => {
      const number = this.#named.get(name)!
      // Which of too many names have a number would depend on who came first, so none has.
      if (number > 0) numbers[number] = names.length > mostNamed ? 0 : greatest - position
    })
    return numbers
  }
}

/** Whether a number read by other means is its own variant, so that no name need be made of it. */
export const isPlainVariant = (number: number): boolean => number > 0 && number <= plainVariants
