import type { Sheet } from '#tabular'
import { cellText } from './cell-text.ts'
import { headerKey } from './header-key.ts'
import type { TitleClue } from './report-reader.ts'

const titleRows = 8
/** Excel cuts the name of a sheet here. */
const longestSheetName = 31

/**
 * Looks for a report's title in the first rows of the sheet, in the name of the file and in the name of the sheet, where
 * it follows the subject and the grade and may be cut or abbreviated: `МА 4 Сравнение отметок с отметк`, `РУ 5 Стат. по отметкам`.
 */
export function titleClue(sheet: Sheet, fileName: string): TitleClue {
  const lines = sheet.rows
    .slice(0, titleRows)
    .flatMap((row) => row.filter((cell) => typeof cell === 'string').map((cell) => headerKey(cellText(cell))))
  const texts = [...lines, headerKey(fileName)]
  const name = sheet.name.replace(/^\s*[А-ЯЁ]{2,4}\s+\d{1,2}\s+/, '')
  const words = headerKey(name).split(' ')
  return (title) => {
    const key = headerKey(title)
    return (
      texts.some((text) => text === key || text.startsWith(`${key} `) || text.includes(` ${key}`)) ||
      beginsTitle(words, key.split(' '), sheet.name)
    )
  }
}

/** Word by word, each the beginning of the title's word; fewer words than the title only where the name was cut. */
function beginsTitle(words: readonly string[], title: readonly string[], name: string): boolean {
  const cut = name.length >= longestSheetName - 1
  if (words.length > title.length || (words.length < title.length && !cut) || (cut && words.length < 2)) return false
  return words.every((word, index) => word.length >= 1 && title[index]!.startsWith(word))
}
