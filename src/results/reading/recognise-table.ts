import type { Sheet, Table } from '#tabular'
import type { ReportKind } from '../model.ts'
import type { AssessmentFacts } from './assessment-facts.ts'
import { mergeFacts, readFactsInText } from './assessment-facts.ts'
import type { HeaderRow } from './header-columns.ts'
import { readHeaderRows } from './header-columns.ts'
import { readHeadingBlock } from './heading-block.ts'
import { nameForeignFile, type NearMiss, refuseNamesForCodes, refusePersonalNames } from './name-foreign-file.ts'
import type { ReportReader, SheetLayout } from './report-reader.ts'
import { reportReaders } from './report-readers.ts'
import { titleClue } from './title-clue.ts'

export type Recognition =
  | {
      readonly recognised: true
      /** Kind of the first sheet that is a report; other sheets may be reports of other kinds. */
      readonly kind: ReportKind
      readonly sheets: readonly RecognisedSheet[]
      /** Names of filled sheets that are no report and will not be read. */
      readonly leftOut: readonly string[]
    }
  /** One Russian sentence: what the file is instead, and what to do. */
  | { readonly recognised: false; readonly sentence: string }

export interface RecognisedSheet {
  readonly sheet: Sheet
  readonly reader: ReportReader
  readonly layout: SheetLayout
  readonly about: AssessmentFacts
}

/** Tells without being told which report a table is, on which sheets, under which header, and about which work. */
export function recogniseTable(table: Table, fileName: string): Recognition {
  const sheets: RecognisedSheet[] = []
  const leftOut: string[] = []
  const nearMisses: NearMiss[] = []
  for (const sheet of table.sheets) {
    if (sheet.rows.every((row) => row.every((cell) => cell === null || cell === ''))) continue
    const headers = readHeaderRows(sheet)
    const named = refusePersonalNames(sheet, headers)
    if (named !== undefined) return { recognised: false, sentence: named }
    const found = recogniseSheet(sheet, headers, fileName, nearMisses)
    const coded = found === undefined ? undefined : refuseNamesForCodes(sheet, found.layout)
    if (coded !== undefined) return { recognised: false, sentence: coded }
    if (found !== undefined) sheets.push(found)
    else if (!isServiceSheet(sheet.name)) leftOut.push(sheet.name)
  }
  const first = sheets[0]
  if (first === undefined) return { recognised: false, sentence: nameForeignFile(table, fileName, nearMisses) }
  return { recognised: true, kind: first.reader.kind, sheets, leftOut }
}

function recogniseSheet(
  sheet: Sheet,
  headers: readonly HeaderRow[],
  fileName: string,
  nearMisses: NearMiss[],
): RecognisedSheet | undefined {
  const titles = titleClue(sheet, fileName)
  for (const reader of reportReaders) {
    const found = reader.find(sheet, headers, titles)
    if (found.found) {
      const { layout } = found
      const about = mergeFacts(
        readHeadingBlock(sheet, layout.headerRow),
        readFactsInText(sheet.name),
        readFactsInText(fileName),
      )
      return { sheet, reader, layout, about }
    }
    if (found.missing.length === 0) continue
    const nearMiss = { title: reader.title, sheet: sheet.name, missing: found.missing }
    // A sheet that says itself what it is must not be taken for something looser further down the list.
    if (saysItself(sheet, reader)) {
      nearMisses.unshift(nearMiss)
      return undefined
    }
    nearMisses.push(nearMiss)
  }
  return undefined
}

function saysItself(sheet: Sheet, reader: ReportReader): boolean {
  const title = /«(.+)»/.exec(reader.title)?.[1]
  return title !== undefined && titleClue(sheet, '')(title)
}

/** Lists behind the drop-downs of «Форма сбора результатов». */
function isServiceSheet(name: string): boolean {
  return /^(служебный|порядковый номер класса)$/i.test(name.trim())
}
