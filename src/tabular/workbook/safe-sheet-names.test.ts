import { expect, test } from 'vitest'

import { safeSheetNames } from './safe-sheet-names.ts'

test.each<[readonly string[], readonly string[]]>([
  [['Отметки'], ['Отметки']],
  [['4/5 класс: [итог]?*\\'], ['4-5 класс- -итог----']],
  [['а'.repeat(40)], ['а'.repeat(31)]],
  [
    ['', "''"],
    ['Лист', 'Лист (2)'],
  ],
  [["'кавычки'"], ['кавычки']],
  [
    ['Итог', 'итог', 'ИТОГ'],
    ['Итог', 'итог (2)', 'ИТОГ (3)'],
  ],
  [
    ['а'.repeat(40), 'а'.repeat(31)],
    ['а'.repeat(31), `${'а'.repeat(27)} (2)`],
  ],
  [['History'], ['History (2)']],
  [[`${'а'.repeat(30)}😀`], ['а'.repeat(30)]],
])('%j become %j', (names, safe) => {
  expect(safeSheetNames(names)).toEqual(safe)
})
