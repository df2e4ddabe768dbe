/** Words that begin a new person or body even where no comma stands before them. */
const starters =
  /^(МКУ|МБУ|МАУ|МБОУ|МКОУ|МАОУ|ГБУ|УО|ОО|ОУ|ИМЦ|ЦРО|РМО|ШМО|ММО|Управлени[ея]|Отдел|Комитет|Департамент|Администраци[яи]|Муниципальн\p{Ll}+|Руководител[иья]|Заместител[иья]|Директора?|Специалисты?|Методисты?|Педагоги?|Учител[ья]|Школы?|руководители|заместители|специалисты|методисты)(?=$|[\s,;/\-«])/u

/** After these words the next one says whose they are: «специалисты МБУ ЦРО», «директор МБУ ЦРО», «Педагоги-психологи ОО». */
const roleWords =
  /(руководител\p{Ll}*|руководящ\p{Ll}*|директор\p{Ll}*|специалист\p{Ll}*|методист\p{Ll}*|педагог\p{Ll}*|учител\p{Ll}*|предметник\p{Ll}*|психолог\p{Ll}*|администраци\p{Ll}*|заместител\p{Ll}*|начальник\p{Ll}*|представител\p{Ll}*|отдел\p{Ll}*|М[БКА]У|ГБУ|сотрудник\p{Ll}*|работник\p{Ll}*|члены|эксперт\p{Ll}*|и|или|и\/или|имени|с|от|далее)[.,]?$/iu

const initials = /(\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?\s\p{Lu}\.\s?(?:\p{Lu}\.?)?|\p{Lu}\.\s?\p{Lu}\.\s?\p{Lu}\p{Ll}+)$/u

/**
 * People and bodies of a cell, as written. Commas inside brackets and quotation marks do not part them, nor does the comma
 * between a name and its post; flattened cells («МБУ «ИМЦ» ОО») are parted before words that begin a new body.
 */
export function splitPeople(text: string): string[] {
  return text
    .split('\n')
    .flatMap(splitAtCommas)
    .flatMap(splitAtStarters)
    .map((part) => part.replace(/\s+/g, ' ').replace(/^[-–•,;\s]+|[,;\s]+$/g, ''))
    .filter((part) => part !== '')
}

function splitAtCommas(text: string): string[] {
  const parts = ['']
  let depth = 0
  for (const letter of text) {
    if ('(«"'.includes(letter) && !(letter === '"' && depth > 0)) depth += 1
    else if (')»"'.includes(letter)) depth = Math.max(0, depth - 1)
    const current = parts.at(-1) ?? ''
    const isPost = letter === ',' && initials.test(current.slice(-60).trim())
    if (depth === 0 && (letter === ';' || letter === ',') && !isPost) parts.push('')
    else parts[parts.length - 1] = current + letter
  }
  return parts
}

function splitAtStarters(text: string): string[] {
  const words = text.trim().split(/\s+/)
  const parts: string[][] = [[]]
  let depth = 0
  for (const [at, word] of words.entries()) {
    const current = parts.at(-1) ?? []
    if (depth === 0 && (beginsBody(word, current.at(-1)) || beginsPerson(word, words[at + 1], current)))
      parts.push([word])
    else current.push(word)
    depth = Math.max(0, depth + count(word, /[(«]/g) - count(word, /[)»]/g))
  }
  return parts.map((part) => part.join(' '))
}

/** A body after another body; in lower case only where the one before it is complete. */
function beginsBody(word: string, before: string | undefined): boolean {
  if (before === undefined || !starters.test(word) || roleWords.test(before) || before.endsWith(',')) return false
  return !/^\p{Ll}/u.test(word) || /[»)]$|^(?:ОО|УО|ОУ)$/.test(before)
}

/** A surname with initials after somebody who has been named with his: the comma between them is lost. */
const beginsPerson = (word: string, next: string | undefined, current: readonly string[]): boolean =>
  /^\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?$/u.test(word) &&
  /^\p{Lu}\.(?:\p{Lu}\.?)?,?$/u.test(next ?? '') &&
  current.some((each) => /^\p{Lu}\.(?:\p{Lu}\.?)?,?$/u.test(each))

const count = (word: string, pattern: RegExp): number => word.match(pattern)?.length ?? 0
