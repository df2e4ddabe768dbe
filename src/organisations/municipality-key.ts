import { searchKey } from '#kernel/russian-text'

const kindWords =
  /(^|\s)(город|городской округ|муниципальный округ|муниципальный район|муниципальное образование|округ|район|го|мо|мр|г|г\.\s*о)\.?(?=\s|$)/gu

/**
 * Folds the spellings of one municipality: «город Заречный», «г. Заречный», «Заречный городской округ» → «заречный».
 * Real files spell it differently in one table and in the next (methodology, 1).
 */
export function municipalityKey(name: string): string {
  const folded = searchKey(name.replace(/\(.*?\)/g, ' ').replace(/[«»"“”]/g, ' ')).replace(/^г\./u, 'г. ')
  const bare = folded.replace(kindWords, ' ').replace(kindWords, ' ').replace(/\s+/g, ' ').trim()
  return bare === '' ? folded : bare
}
