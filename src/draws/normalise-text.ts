/**
 * Codes, values and seeds come from sheets and keyboards: one spelling (NFC), one space between words, none around.
 * Letters are left as they are: a Latin «A» and a Cyrillic «А» are different codes, and a list that has both says so by its hash.
 */
export const normaliseText = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim()
