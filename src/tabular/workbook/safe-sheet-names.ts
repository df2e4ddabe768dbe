const longestName = 31

/**
 * Names Excel accepts: at most 31 characters, without `[ ] : * ? / \`, without an apostrophe at either end, none empty,
 * none twice (case does not count), none called «History», which Excel keeps for itself.
 */
export function safeSheetNames(names: readonly string[]): string[] {
  const taken = new Set(['history', 'журнал'])
  return names.map((name) => {
    const clean = cleanName(name)
    let unique = cut(clean, longestName)
    for (let copy = 2; taken.has(unique.toLocaleLowerCase('ru')); copy++) {
      const suffix = ` (${copy})`
      unique = cut(clean, longestName - suffix.length) + suffix
    }
    taken.add(unique.toLocaleLowerCase('ru'))
    return unique
  })
}

function cleanName(name: string): string {
  const clean = name
    .replace(/[[\]:*?/\\]/g, '-')
    .replace(/[\0-\x1f\ufffe\uffff]/g, ' ')
    .replace(/^['\s]+|['\s]+$/g, '')
  return clean === '' ? 'Лист' : clean
}

/** Cuts without leaving half of a surrogate pair, a space or an apostrophe at the end. */
const cut = (name: string, length: number): string =>
  name
    .slice(0, length)
    .replace(/[\ud800-\udbff]$/, '')
    .replace(/['\s]+$/, '')
