/** Latin letters that look like Russian ones, and pairs that recognisers of scans confuse. */
const groups: readonly (readonly [string, string])[] = [
  ['obj', 'объ'],
  ['Obj', 'Объ'],
]

const latin = 'aceopxykmthbABCEHKMOPTXY'
const russian = 'асеорхукмтнвАВСЕНКМОРТХУ'
const single = new Map(latin.split('').map((letter, index) => [letter, russian[index] ?? letter]))

/** A word of both alphabets as it was meant: «неobjективности» → «необъективности». Words of one alphabet are left alone. */
export function mendMixedWords(text: string): string {
  return text.replace(/[\p{L}]+/gu, (word) => (isMixed(word) ? mendWord(word) : word))
}

export function mixedWords(text: string): string[] {
  return (text.match(/[\p{L}]+/gu) ?? []).filter(isMixed)
}

const isMixed = (word: string): boolean => /[a-z]/i.test(word) && /[а-яё]/i.test(word)

function mendWord(word: string): string {
  const grouped = groups.reduce((text, [wrong, right]) => text.replaceAll(wrong, right), word)
  return grouped.replace(/[a-z]/gi, (letter) => single.get(letter) ?? letter)
}

/** For matching only: one alphabet, one case, ё as е, plain dashes and spaces. */
export function fold(text: string): string {
  return mendMixedWords(text)
    .toLocaleLowerCase('ru')
    .replaceAll('ё', 'е')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim()
}
