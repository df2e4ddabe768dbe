/** Variants keep their number where it is one of these; others are numbered from the top of a byte down. */
const plainVariants = 199
const greatest = 255

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
    const next = this.#named.size < greatest - plainVariants ? greatest - this.#named.size : 0
    this.#named.set(name, next)
    return next
  }
}

/** Whether a number read by other means is its own variant, so that no name need be made of it. */
export const isPlainVariant = (number: number): boolean => number > 0 && number <= plainVariants
