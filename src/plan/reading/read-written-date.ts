import { parseWhole } from '#kernel/parse-number'
import type { IsoDate } from '#kernel/clock'
import { fold } from './fold-letters.ts'

const months = ['янв', 'фев', 'мар', 'апр', 'ма', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек']

/** The date of a document as requisites write it: «30 декабря 2022 года», «02.11.2023г», «"_01_" _июля_ 2022 г.», «"02" 11 2023 г.». */
export function readWrittenDate(written: string): IsoDate | undefined {
  const text = fold(written.replace(/[_«»"“”„]/g, ' '))
  const numeric = /(?<!\d)(\d{1,2})\s*[. ]\s*(\d{1,2})\s*[. ]\s*(20\d\d|\d\d)(?!\d)/.exec(text)
  if (numeric) return isoDate(numeric[1], parseWhole(numeric[2] ?? ''), numeric[3])
  const worded = /(?<!\d)(\d{1,2})\s+([а-я]{3,8})\s+(20\d\d)/.exec(text)
  if (!worded) return undefined
  const month = months.findIndex((start) => worded[2]?.startsWith(start)) + 1
  return isoDate(worded[1], month, worded[3])
}

function isoDate(day: string | undefined, month: number | undefined, year: string | undefined): IsoDate | undefined {
  if (month === undefined || month < 1 || month > 12) return undefined
  const full = year?.length === 2 ? `20${year}` : year
  const iso = `${full}-${String(month).padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`
  const parsed = new Date(`${iso}T00:00:00Z`)
  return Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== iso ? undefined : iso
}

/** The number of a document: «№679-од», «№ 01-04-305», «№_244/1_». */
export function readDocumentNumber(written: string): string | undefined {
  return /№\s*_*\s*([\p{L}\d](?:[\p{L}\d/.\-–]*[\p{L}\d])?)/u.exec(written)?.[1]
}
