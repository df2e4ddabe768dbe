/**
 * Letters to the form that the word lists use: lower case, ё as е, and Latin letters as the Cyrillic ones they look like,
 * for scanned documents mix the two («неobъективно», «oктябрь»). Only for finding words: texts keep their own letters.
 */
const lookAlikes: Readonly<Record<string, string>> = {
  a: 'а',
  b: 'в',
  c: 'с',
  e: 'е',
  g: 'д',
  h: 'н',
  i: 'і',
  k: 'к',
  m: 'м',
  n: 'п',
  o: 'о',
  p: 'р',
  r: 'г',
  t: 'т',
  u: 'и',
  x: 'х',
  y: 'у',
  ё: 'е',
}

export function foldLetters(word: string): string {
  const lower = word.toLowerCase()
  let folded = ''
  for (const letter of lower) folded += lookAlikes[letter] ?? letter
  return folded
}

/** Roman numerals as typed: Latin, Cyrillic of the same look, П for II and Ш for III. */
const romans: ReadonlyMap<string, number> = new Map(
  ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'].map((roman, index) => [roman, index + 1]),
)

/** 1…12, or 0 when the word is no roman numeral. */
export function romanValue(word: string): number {
  if (word.length > 4) return 0
  const latin = word.replaceAll('П', 'II').replaceAll('Ш', 'III').replaceAll(/[Іl1]/g, 'I').replaceAll('Х', 'X')
  return romans.get(latin) ?? romans.get(latin.replaceAll(/[У]/g, 'V')) ?? 0
}
