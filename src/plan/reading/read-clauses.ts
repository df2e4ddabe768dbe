import type { Deadline } from '#deadlines/model'
import type { Clause } from '../model.ts'
import { fold } from './fold-letters.ts'
import type { ClauseLines } from './sort-lines.ts'

export type ReadDeadlineText = (text: string) => Deadline

/** Clauses with the people they bind and the deadlines in their text. Sub-clauses bind whom their clause binds. */
export function readClauses(lines: readonly ClauseLines[], signatory: string | null, read: ReadDeadlineText): Clause[] {
  let above: readonly string[] = []
  return lines.map(({ number, text, places, deadlines }) => {
    const isTop = !number.includes('.')
    const own = responsibleOf(text, signatory)
    const responsible = own.length > 0 || isTop ? own : above
    if (isTop) above = own
    const wording = [...deadlines.map(afterWord), ...deadlinesIn(text)][0]
    return {
      number,
      text: [text, ...deadlines].join('\n').replace(/[ \t]+/g, ' '),
      responsible,
      deadline: wording === undefined ? null : read(wording),
      places,
    }
  })
}

const addressee =
  /^(?:И\.?\s?о\.?\s|начальник(?:у|ам)|руководител(?:ям|ю)|заместител(?:ям|ю)|директор(?:ам|у)|методист(?:ам|у)|специалист(?:ам|у)|ответственн(?:ому|ым)|главн(?:ому|ым)|муниципальн(?:ому|ым)|заведующ(?:ему|им)|координатор(?:ам|у)|учреждениям|организациям|школам|отделу|управлению|мку|мбу|мау)/i
/** The verb of the order: where the addressee ends. */
const verb = /\s(?=\p{Ll}+(?:ть|ться|ти|тись)(?:[\s,.:;]|$))/u
const personWithPost = /\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?\s\p{Lu}\.\s?\p{Lu}\.?.*$/u

function responsibleOf(text: string, signatory: string | null): string[] {
  const folded = fold(text)
  if (/за собой/.test(folded)) return signatory === null ? ['за собой'] : [signatory]
  if (addressee.test(text)) {
    const [head = ''] = text.split(verb)
    return [trimmed(head)]
  }
  if (/возложить|возлагаю|назначить ответственн/.test(folded)) {
    const appointed =
      /\sна\s+((?:заместител|начальник|главн|директор|методист|руководител|специалист|\p{Lu}\p{Ll}+\s\p{Lu}\.|\p{Lu}\.\s?\p{Lu}\.).*)$/u.exec(
        text,
      )?.[1]
    const named = appointed ?? personWithPost.exec(text)?.[0]
    return named === undefined ? [] : [trimmed(named)]
  }
  return []
}

const trimmed = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[:;,\s]+$|(?<!\p{Lu})\.$/u, '')
    .trim()

const inWords = [
  /срок[:\s–-]*(?:исполнения[:\s–-]*)?(.+?)(?:\)|;|$)/i,
  /(?:^|[\s(])((?:до|не\s+позднее)\s+\d{1,2}[.\s][^,;)]*?\d{4}\s*(?:года|г\.?)?)/i,
  /(?:^|[\s,(])(ежемесячно[^.;)]*|ежеквартально[^.;)]*|ежегодно[^.;)]*|постоянно)/i,
]

function deadlinesIn(text: string): string[] {
  const found = inWords.map((pattern) => afterWord(pattern.exec(text)?.[1]?.trim() ?? ''))
  return found.filter((each) => /\d|ежемес|ежекварт|ежегод|постоянно|период|года/i.test(each))
}

/** «Срок: ежемесячно.» → «ежемесячно». */
const afterWord = (line: string): string =>
  line
    .replace(/^\s*сроки?(?:\s+исполнения)?[\s:.–-]*/i, '')
    .replace(/\.$/, (dot) => (/(?:^|\s)(?:г|гг)\.$/.test(line) ? dot : ''))
