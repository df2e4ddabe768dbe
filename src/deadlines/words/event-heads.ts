import { foldLetters } from '../lexing/fold-letters.ts'

/** Words that an event or a schedule begins with: as the anchor names them, and as they stand after a preposition. */
interface Head {
  readonly nominative: string
  readonly genitive: string
  readonly dative: string
  readonly instrumental: string
}

const heads: readonly Head[] = [
  neuter('начал', 'о', 'а'),
  neuter('окончани', 'е', 'я'),
  neuter('завершени', 'е', 'я'),
  neuter('проведени', 'е', 'я'),
  neuter('получени', 'е', 'я'),
  neuter('подписани', 'е', 'я'),
  neuter('утверждени', 'е', 'я'),
  neuter('издани', 'е', 'я'),
  neuter('опубликовани', 'е', 'я'),
  neuter('поступлени', 'е', 'я'),
  neuter('выполнени', 'е', 'я'),
  neuter('заседани', 'е', 'я'),
  neuter('совещани', 'е', 'я'),
  neuter('собрани', 'е', 'я'),
  neuter('положени', 'е', 'я'),
  neuter('расписани', 'е', 'я'),
  masculine('график'),
  masculine('план'),
  masculine('приказ'),
  masculine('регламент'),
  masculine('экзамен'),
  masculine('семинар'),
  masculine('триместр'),
  masculine('порядок', 'порядк'),
  masculine('срок'),
  feminine('процедур', 'а', 'ы', 'е', 'ой'),
  feminine('проверк', 'а', 'и', 'е', 'ой'),
  feminine('программ', 'а', 'ы', 'е', 'ой'),
  feminine('циклограмм', 'а', 'ы', 'е', 'ой'),
  feminine('работ', 'а', 'ы', 'е', 'ой'),
  feminine('четверт', 'ь', 'и', 'и', 'ью'),
  { nominative: 'экзамены', genitive: 'экзаменов', dative: 'экзаменам', instrumental: 'экзаменами' },
  { nominative: 'каникулы', genitive: 'каникул', dative: 'каникулам', instrumental: 'каникулами' },
  { nominative: 'сроки', genitive: 'сроков', dative: 'срокам', instrumental: 'сроками' },
  { nominative: 'результаты', genitive: 'результатов', dative: 'результатам', instrumental: 'результатами' },
]

function neuter(stem: string, nominative: string, genitive: string): Head {
  const soft = genitive === 'я'
  return {
    nominative: stem + nominative,
    genitive: stem + genitive,
    dative: stem + (soft ? 'ю' : 'у'),
    instrumental: stem + (soft ? 'ем' : 'ом'),
  }
}

function masculine(nominative: string, stem = nominative): Head {
  return { nominative, genitive: `${stem}а`, dative: `${stem}у`, instrumental: `${stem}ом` }
}

function feminine(stem: string, nominative: string, genitive: string, dative: string, instrumental: string): Head {
  return {
    nominative: stem + nominative,
    genitive: stem + genitive,
    dative: stem + dative,
    instrumental: stem + instrumental,
  }
}

export type Case = 'nominative' | 'genitive' | 'dative' | 'instrumental'

const byForm = new Map<string, Head>(
  heads.flatMap((head) =>
    [head.instrumental, head.dative, head.genitive, head.nominative].map((form) => [form, head] as const),
  ),
)

/** The head that a folded word is a form of. */
export function headOf(key: string): string | undefined {
  return byForm.get(key)?.nominative
}

const adjectives: readonly Head[] = [
  ...'отдельн утвержденн муниципальн школьн районн региональн федеральн един календарн индивидуальн собственн перспективн совместн установленн учебн'
    .split(' ')
    .map((stem) => adjective(stem, 'ый', 'ого', 'ому', 'ым')),
  ...'городск краев годов областн окружн'.split(' ').map((stem) => adjective(stem, 'ой', 'ого', 'ому', 'ым')),
  adjective('рабоч', 'ий', 'его', 'ему', 'им'),
  adjective('общ', 'ий', 'его', 'ему', 'им'),
  ...'осенн зимн весенн летн'.split(' ').map((stem) => adjective(stem, 'ие', 'их', 'им', 'ими')),
]

function adjective(stem: string, nominative: string, genitive: string, dative: string, instrumental: string): Head {
  return feminine(stem, nominative, genitive, dative, instrumental)
}

const adjectiveByForm = new Map<string, Head>(
  adjectives.flatMap((head) =>
    [head.instrumental, head.dative, head.genitive, head.nominative].map((form) => [form, head] as const),
  ),
)

export function isAdjective(key: string): boolean {
  return adjectiveByForm.has(key)
}

const mostAdjectives = 3

/**
 * An event in a case: its known adjectives and then its known head are put into it, what follows them stays as it is.
 * An event that does not begin so is returned unchanged, whatever its case.
 */
export function declineEvent(event: string, wanted: Case): string {
  const words = event.split(' ')
  const declined: string[] = []
  for (const word of words.slice(0, mostAdjectives + 1)) {
    const key = foldLetters(word)
    const head = byForm.get(key)
    const found = head ?? adjectiveByForm.get(key)
    if (found === undefined) return event
    declined.push(found[wanted])
    if (head !== undefined) return [...declined, ...words.slice(declined.length)].join(' ')
  }
  return event
}

/** Documents that set dates of their own; one of them opens a deadline «по графику». */
export const scheduleHeads: ReadonlySet<string> = new Set([
  'график',
  'план',
  'расписание',
  'циклограмма',
  'порядок',
  'регламент',
  'программа',
  'положение',
  'приказ',
  'срок',
  'сроки',
])
