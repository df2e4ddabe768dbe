import { foldLetters } from '../lexing/fold-letters.ts'
import { type Case, findHead, type Head } from './event-heads.ts'

/** An adjective as it stands before a head; `neuter` is its nominative before «расписание». */
interface Adjective extends Head {
  readonly neuter: string
}

const hard =
  'отдельн утвержденн муниципальн школьн районн региональн федеральн един календарн индивидуальн собственн перспективн совместн установленн учебн'
const stressed = 'городск краев годов областн окружн'
const seasons = 'осенн зимн весенн летн'

const adjectives: readonly Adjective[] = [
  ...hard.split(' ').map((stem) => inflected(stem, 'ый ого ому ым ое')),
  ...stressed.split(' ').map((stem) => inflected(stem, 'ой ого ому ым ое')),
  ...['рабоч', 'общ'].map((stem) => inflected(stem, 'ий его ему им ее')),
  inflected('дорожн', 'ая ой ой ой ое'),
  ...seasons.split(' ').map((stem) => inflected(stem, 'ие их им ими ее')),
]

function inflected(stem: string, endings: string): Adjective {
  const [nominative = '', genitive = '', dative = '', instrumental = '', neuter = ''] = endings
    .split(' ')
    .map((ending) => stem + ending)
  return { nominative, genitive, dative, instrumental, neuter }
}

const byForm = new Map<string, Adjective>(
  adjectives.flatMap((word) =>
    [word.neuter, word.instrumental, word.dative, word.genitive, word.nominative].map((form) => [form, word] as const),
  ),
)

/** Whether a folded word is an adjective that may stand before a head. */
export function isAdjective(key: string): boolean {
  return byForm.has(key)
}

const mostAdjectives = 3

/**
 * An event in a case: its known adjectives and then its known head are put into it, what follows them stays as it is.
 * An event that does not begin so is returned unchanged, whatever its case.
 */
export function declineEvent(event: string, wanted: Case): string {
  const words = event.split(' ')
  const before: Adjective[] = []
  for (const word of words.slice(0, mostAdjectives + 1)) {
    const comma = word.endsWith(',') ? ',' : ''
    const key = foldLetters(comma === '' ? word : word.slice(0, -1))
    const head = findHead(key)
    if (head !== undefined) {
      const isNeuter = wanted === 'nominative' && /[ео]$/.test(head.nominative)
      const declined = before.map((adjective) => (isNeuter ? adjective.neuter : adjective[wanted]))
      return [...declined, head[wanted] + comma, ...words.slice(before.length + 1)].join(' ')
    }
    const adjective = byForm.get(key)
    if (adjective === undefined) return event
    before.push(adjective)
  }
  return event
}
