/** A code of the federal system and what it names. */
export interface CodeInText {
  readonly level: 'region' | 'municipality' | 'school'
  /** Lower case. */
  readonly code: string
  /** The text without the code and its brackets. */
  readonly name: string
}

const patterns: readonly (readonly [CodeInText['level'], RegExp])[] = [
  ['school', /\(?\b((?:edu|sch)\d{4,8})\b\)?/i],
  ['municipality', /\(?\b(reg\d{2}_m\d{1,4})\b\)?/i],
  ['region', /\(?\b(reg\d{2})\b(?!_)\)?/i],
]

/** Finds `(edu990001)`, `(reg99_m001)` or `(reg99)` in a cell; `sch…` are the logins of 2021. */
export function findFederalCode(text: string): CodeInText | undefined {
  for (const [level, pattern] of patterns) {
    const match = pattern.exec(text)
    if (match !== null) {
      const name = (text.slice(0, match.index) + text.slice(match.index + match[0].length)).replace(/\s+/g, ' ').trim()
      return { level, code: match[1]!.toLowerCase(), name }
    }
  }
  return undefined
}

/** The login of a school in a cell that holds it alone or beside the name. */
export function findSchoolLogin(text: string): string | undefined {
  return patterns[0]![1].exec(text)?.[1]?.toLowerCase()
}
