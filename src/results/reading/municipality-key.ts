import { searchKey } from '#kernel/russian-text'

/**
 * The key under which the spellings of one municipality meet: «город Демск», «г. Демск», «г.о. Демск» and «Демск»;
 * «Левобережный район», «Левобережный р-н» and «МО „Левобережный муниципальный район“».
 *
 * A district and a town of one name stay apart. Where one word is missing, custom decides: a bare adjective in
 * -ский or -цкий («Лесогорский») is a district, any other bare name («Демск») is a town.
 * A federal code (`reg99_m001`) is its own key.
 */
export function municipalityKey(name: string): string {
  const code = /reg\d{2}_m\d+/i.exec(name)
  if (code !== null) return code[0].toLowerCase()
  const words = searchKey(name)
    .replace(/[«»"„“”(),]/g, ' ')
    .replace(/(?<![а-я])р-н(?![а-я])/g, 'район')
    .replace(/(?<![а-я])г\.? ?о\.?(?= )/g, 'округ')
    .replace(/(?<![а-я])м\.? ?[орo]\.?(?= )/g, ' ')
    .replaceAll('.', ' ')
    .split(' ')
    .filter((word) => word !== '')
  const own = words.filter((word) => !kindWords.has(word))
  if (own.length === 0) return words.join(' ')
  const adjective = /[сц]кий$/.test(own.at(-1)!)
  if (adjective) return words.some((word) => townWords.has(word)) ? `${own.join(' ')} город` : own.join(' ')
  return words.some((word) => districtWords.has(word)) ? `${own.join(' ')} район` : own.join(' ')
}

const townWords = new Set(['город', 'города', 'г', 'гор'])
const districtWords = new Set(['район', 'района'])

/** Words that say what sort of municipality it is, and nothing about which. */
const kindWords = new Set([
  ...townWords, ...districtWords, 'го', 'городской', 'городского', 'муниципальный', 'муниципального', 'муниципальное',
  'образование', 'образования', 'округ', 'округа', 'мо', 'мр', 'администрация',
]) // prettier-ignore
