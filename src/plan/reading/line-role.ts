import { fold } from './fold-letters.ts'

/** Marks by which the lines of an order are told apart. All work on folded text. */
const patterns = {
  kind: /^(п ?р ?и ?к ?а ?з|распоряжение|постановление)( ?№.*)?$/,
  command: /(^|[\s,])(приказываю|обязываю|распоряжаюсь|постановляю|приказываем)\s*:?$/,
  preamble:
    /^(в соответствии|в цел|с целью|на основании|во исполнение|руководствуясь|согласно|в связи|с учетом|в рамках)/,
  annex: /^(приложение([ №\d].*)?$|утвержд|к приказу|приказом|согласован)/,
  planTitle:
    /^(муниципальн\S+ )?(«?план|«?дорожная карта|комплекс мер|комплексный план|перечень мероприятий|план-график|план мероприятий|программа мероприятий)/,
  /** Over a plan that came alone, or under the stamp of approval: «Районный план мероприятий», «Проект плана работы». */
  nearPlanTitle:
    /^(?!утвержд|к приказу|приказ|от )(.{0,40}[\s«])?(плана?|дорожн(ая|ой) карт[аы]|комплекса? мер|перечень мероприятий|план-график|программа мероприятий)(?=[\s,»]|$)/,
  /** What stands in a stamp of approval beside its first words. */
  stamp:
    /приказ|управлен|администрац|отдел|округ|район|начальник|директор|руководител|глава|№|\d{4}|подпись|м\. ?п\.|_{3,}/,
  body: /^(муниципальн\S+ )?(\S+ )?(управление|отдел|комитет|департамент|администрация|учреждение)(\s|$)/,
  executor: /^исп(\.|олнитель)/,
  deadline: /^сроки?([\s:.-]|$)/,
  post: /^(и\.? ?о\.? )?(начальник|руководитель|директор|глава|заместитель|председатель|заведующ(ий|ая))(а| |,|$)/,
  settlement: /^(г|с|п|пос|пгт|рп|р\.? ?п|ст|ст-ца|х|д|село|город|поселок|станица)\.? ?[а-я]+([ -][а-я]+)*$/,
  phone: /^(тел\.?|8)?[\s(:.]*\+?\d?[\s(]*\d{3,6}[)\s-]/,
} as const

export type LineMark = keyof typeof patterns

export const isLine = (mark: LineMark, text: string): boolean => {
  const line = fold(text)
  return patterns[mark].test(line) || (mark === 'command' && /приказываю:?$/.test(line.replaceAll(' ', '')))
}

const nameWithInitials = /^\p{Lu}\.\s?\p{Lu}\.\s?\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?$/u
const initialsAtEnd = /\p{Lu}\.\s?\p{Lu}\.\s?\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?\s*$/u

export const isName = (text: string): boolean => nameWithInitials.test(text.trim())
export const endsWithName = (text: string): boolean => initialsAtEnd.test(text)

const clauseStart = /^\s*(?:[-–—•]\s+)?(\d{1,2}(?:\.\d{1,2}){0,4})(?:[.)]\s*|(?<=\.\d{1,2})\s+)(?=\p{L}|«)/u

/** Number and text of a clause; undefined for a line without a number. */
export function clauseOf(text: string): { number: string; text: string } | undefined {
  const match = clauseStart.exec(text)
  return match?.[1] === undefined ? undefined : { number: match[1], text: text.slice(match[0].length).trim() }
}
