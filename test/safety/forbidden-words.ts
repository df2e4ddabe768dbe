/**
 * A sign is not a verdict. Words that judge a school or a person before anybody has looked, and words that rank them.
 * A stem stands at the beginning of a word; the reason is shown when the guard finds one.
 */
export const forbiddenStems: readonly { readonly stem: string; readonly why: string }[] = [
  { stem: 'нарушител', why: 'a sign does not make anybody an offender: «область внимания»' },
  { stem: 'необъективн', why: 'the data do not show intent: «признак», «требует уточнения»' },
  { stem: 'рейтинг', why: 'schools are not ranked' },
  { stem: 'антирейтинг', why: 'schools are not ranked' },
  { stem: 'ранжир', why: 'schools are not ranked' },
  { stem: 'накрут', why: 'a guess about intent' },
  { stem: 'накруч', why: 'a guess about intent' },
  { stem: 'фальсифик', why: 'a guess about intent' },
  { stem: 'подтасов', why: 'a guess about intent' },
  { stem: 'махинац', why: 'a guess about intent' },
  { stem: 'мошенн', why: 'a guess about intent' },
  { stem: 'жульнич', why: 'a guess about intent' },
  { stem: 'списыва', why: 'alike works are a sign; what happened is for people to find out' },
  { stem: 'завышен', why: 'says that the marks are wrong: «выше ожидаемого»' },
  { stem: 'завыша', why: 'says that the marks are wrong: «выше ожидаемого»' },
  { stem: 'доказ', why: 'statistics do not prove: «согласуется», «не согласуется»' },
  { stem: 'уличен', why: 'a verdict' },
  { stem: 'уличён', why: 'a verdict' },
  { stem: 'виновн', why: 'a verdict' },
  { stem: 'виноват', why: 'a verdict' },
  { stem: 'подозр', why: 'an accusation: «признак»' },
  { stem: 'недобросовест', why: 'an accusation' },
  { stem: 'худш', why: 'schools are not ranked' },
]

export interface AllowedPhrase {
  readonly phrase: RegExp
  readonly why: string
}

/** Where such a word is the name of something, or is used to say that it does not apply. */
export const allowedPhrases: readonly AllowedPhrase[] = [
  {
    phrase: /признак[а-яё]* необъективн[а-яё]+ (?:результат|оценивани|проведени)[а-яё]*/giu,
    why: 'the federal name of the marker list',
  },
  { phrase: /с признаками необъективн[а-яё]+/giu, why: 'the federal name of the marker list' },
  { phrase: /(?:не (?:рейтинг|вывод|доказ)|рейтинг[а-яё]* не)[а-яё]*/giu, why: 'says what the product does not do' },
  { phrase: /нет рейтинг[а-яё]*/giu, why: 'says that schools are not ranked' },
  {
    phrase: /результаты 4 классов равномерно завышены/gu,
    why: 'the demonstration says what was planted in synthetic data',
  },
  { phrase: /ничего не доказыва[а-яё]*/giu, why: 'says that a sign is not a proof' },
  { phrase: /доказательн[а-яё]*/giu, why: '«доказательная база» and the like: about evidence, not about a verdict' },
]

export interface ForbiddenWord {
  readonly word: string
  readonly why: string
}

/** Words of the text that judge, beside the phrases that are allowed. */
export function forbiddenWordsIn(text: string): ForbiddenWord[] {
  const line = text.replaceAll(/\s+/g, ' ')
  const rest = allowedPhrases.reduce((left, { phrase }) => left.replace(phrase, ' '), line)
  return forbiddenStems.flatMap(({ stem, why }) =>
    [...rest.matchAll(new RegExp(`(?<![а-яё])${stem}[а-яё]*`, 'giu'))].map(([word]) => ({ word, why })),
  )
}
