/** What people say, from the full official name: «МБОУ «Средняя общеобразовательная школа №6»» → «СОШ № 6». */
export function shortSchoolName(fullName: string): string {
  const name = fullName.replace(/\s+/g, ' ').trim()
  const inner = innerTitle(name)
  const short = kinds.reduce((text, [long, abbreviation]) => text.replace(long, abbreviation), inner)
  const tidy = short
    .replace(/№\s*/g, '№ ')
    .replace(/\s+(города|г\.|села|с\.|посёлка|поселка|станицы)\s.*$/iu, '')
    .trim()
  return tidy === '' ? name : tidy[0]!.toLocaleUpperCase('ru') + tidy.slice(1)
}

/** The longest stems first, so that «основная общеобразовательная» is not read as «общеобразовательная». */
const kinds: readonly (readonly [RegExp, string])[] = [
  [/средняя\s+(общеобразовательная\s+)?школа/giu, 'СОШ'],
  [/основная\s+(общеобразовательная\s+)?школа/giu, 'ООШ'],
  [/начальная\s+(общеобразовательная\s+)?школа/giu, 'НОШ'],
  [/общеобразовательная\s+школа/giu, 'Школа'],
  [/^(муниципальное|государственное)[^«"]*?учреждение\s+/iu, ''],
  [/^[А-ЯЁ]{1,4}ОУ\s+/u, ''],
]

/** What stands in the outermost quotes, if the name has them. */
function innerTitle(name: string): string {
  const quoted = /[«"“](.+)[»"”]/u.exec(name)?.[1]
  return (quoted ?? name).replace(/[«»"“”]/g, '').trim()
}
