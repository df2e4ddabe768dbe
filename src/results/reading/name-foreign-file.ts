import { type Sheet, type Table, columnLetter } from '#tabular'
import { cellText } from './cell-text.ts'
import type { HeaderRow } from './header-columns.ts'
import { headerKey } from './header-key.ts'
import type { SheetLayout } from './report-reader.ts'

/** A sheet that was nearly a report. */
export interface NearMiss {
  readonly title: string
  readonly sheet: string
  /** In the genitive, to follow «нет»: `столбца «Первичный балл»`. */
  readonly missing: readonly string[]
}

interface ForeignKind {
  readonly words: readonly RegExp[]
  /** How many of the words must be met. */
  readonly enough: number
  readonly sentence: string
}

const expected = 'Загрузите отчёт ФИС ОКО («Форма сбора результатов», Ф1, Ф3 и другие) или таблицу работ'

/** Files that people send by mistake, the most particular first. Words are looked for in folded text. */
const foreignKinds: readonly ForeignKind[] = [
  {
    words: [
      /^(должность|занимаемая должность)/,
      /стаж/,
      /табельный/,
      /квалификационн[а-я]+ категори|^категория$/,
      /ставк/,
      /дата приема/,
    ],
    enough: 2,
    sentence: `Похоже на список сотрудников, а не на результаты. ${expected}.`,
  },
  {
    words: [/^мероприяти/, /^срок/, /^ответственн/, /ожидаемый результат/],
    enough: 2,
    sentence: `Похоже на план мероприятий («дорожную карту»), а не на результаты. ${expected}.`,
  },
  {
    words: [/дата рождения/, /снилс/, /^адрес/, /законн[а-я]+ представител/, /^телефон/],
    enough: 2,
    sentence: `Похоже на список с личными данными учеников: такие сведения сюда не загружают. ${expected}.`,
  },
  {
    words: [/^понедельник/, /^вторник/, /^среда$/, /^четверг/, /^урок/],
    enough: 3,
    sentence: `Похоже на расписание уроков, а не на результаты. ${expected}.`,
  },
  {
    words: [/(^| )егэ( |$)/, /тестов[а-я]+ балл/, /100 балл|стобалльник/],
    enough: 1,
    sentence: `Это сводка по ЕГЭ, а здесь нужны результаты проверочных работ. ${expected}.`,
  },
  {
    words: [/(^| )огэ( |$)/],
    enough: 1,
    sentence: `Это сводка по ОГЭ, а здесь нужны результаты проверочных работ. ${expected}.`,
  },
  {
    words: [/^(логин|логин оо)$/, /^(название|наименование)/, /^(количество|кол во|число) участников/],
    enough: 3,
    sentence: `Это список школ с числом участников: результатов в нём нет. ${expected}.`,
  },
  {
    words: [/^дата( проведения)?$/, /^предмет$/, /^(класс|параллель)$/, /график/],
    enough: 3,
    sentence: `Похоже на график проведения работ, а не на результаты. ${expected}.`,
  },
]

const rowsToLookAt = 30

/** Names a file that no reader knows for what it is: one clear sentence with what to do. */
export function nameForeignFile(table: Table, fileName: string, nearMisses: readonly NearMiss[]): string {
  const filled = table.sheets.filter((sheet) => sheet.rows.some((row) => row.some((cell) => cellText(cell) !== '')))
  if (filled.length === 0) return `Файл «${fileName}» пуст: в нём нет ни одной заполненной ячейки.`
  const nearest = nearMisses.toSorted((one, other) => one.missing.length - other.missing.length)[0]
  if (nearest !== undefined) {
    return `Похоже, это ${nearest.title}, но на листе «${nearest.sheet}» нет ${inWords(nearest.missing)}. Выгрузите файл заново или верните столбцы.`
  }
  const keys = filled.flatMap((sheet) =>
    sheet.rows.slice(0, rowsToLookAt).flatMap((row) => row.map((cell) => headerKey(cell))),
  )
  const texts = [...keys.filter((key) => key !== ''), headerKey(fileName), ...filled.map(({ name }) => headerKey(name))]
  const foreign = foreignKinds.find(
    ({ words, enough }) => words.filter((word) => texts.some((text) => word.test(text))).length >= enough,
  )
  return foreign?.sentence ?? unknownSentence(filled[0]!)
}

/**
 * Names of pupils never enter the system: a table that has both names and results, or names and codes, is turned away
 * whole, before anything of it is kept.
 */
export function refusePersonalNames(sheet: Sheet, headers: readonly HeaderRow[]): string | undefined {
  for (const { columns, row } of headers) {
    const named = columns.find(({ holds }) => holds === 'personal-name')
    if (named === undefined || columns.length < 2) continue
    const coded = columns.some(({ holds }) => holds === 'participant')
    const tasks = columns.flatMap(({ task }) => (task === undefined ? [] : [task]))
    const scored =
      tasks.length >= 3 ||
      tasks.some(({ max }) => max !== 'unknown') ||
      columns.some(({ holds }) => holds === 'total' || holds === 'task-list')
    if (!coded && !scored) continue
    const where = `столбец «${named.header}» (лист «${sheet.name}», строка ${row + 1}, столбец ${columnLetter(named.column)})`
    return scored
      ? `В файле есть ${where} с фамилиями или именами учеников: удалите его и загрузите файл снова, здесь хранятся только коды участников.`
      : `Похоже на бумажный протокол: в нём ${where} рядом с кодами участников. Он остаётся в школе, загружать его не нужно.`
  }
  return undefined
}

/** «Демов Демьян» or «Демов Д.» where a code should stand: the same refusal for a column that does not say its name. */
export function refuseNamesForCodes(sheet: Sheet, { columns, firstRow }: SheetLayout): string | undefined {
  const coded = columns.find(({ holds }) => holds === 'participant')
  if (coded === undefined) return undefined
  const row = sheet.rows.findIndex(
    (cells, index) => index >= firstRow && personalName.test(cellText(cells[coded.column])),
  )
  if (row === -1) return undefined
  const where = `лист «${sheet.name}», строка ${row + 1}, столбец ${columnLetter(coded.column)}`
  return `В столбце «${coded.header}» стоят фамилии или имена (${where}): замените их кодами участников и загрузите файл снова, имена здесь не хранятся.`
}

const personalName = /^[А-ЯЁ][а-яё]+(-[А-ЯЁ][а-яё]+)?\s+[А-ЯЁ]([а-яё]+|\.)/

function unknownSentence(sheet: Sheet): string {
  const widest = sheet.rows
    .slice(0, rowsToLookAt)
    .map((row) => row.map((cell) => cellText(cell)).filter((text) => text !== ''))
    .reduce((best, row) => (row.length > best.length ? row : best), [] as readonly string[])
  const seen = widest.slice(0, 4).map((text) => `«${text.length > 40 ? `${text.slice(0, 40)}…` : text}»`)
  return `Файл не похож ни на один известный отчёт: на листе «${sheet.name}» не нашлось знакомых заголовков (есть ${seen.join(', ')}). ${expected}.`
}

function inWords(parts: readonly string[]): string {
  return parts.length <= 1 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} и ${parts.at(-1)}`
}
