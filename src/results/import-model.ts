import type { Brand } from '#kernel/brand'
import type { Instant } from '#kernel/clock'
import { counted, formatDate, formatNumber, plural } from '#kernel/russian-text'
import { unreachable } from '#kernel/assert'
import type { NodeId } from '#organisations/model'
import type { AssessmentId } from '#procedures/model'
import type { ImportId, ReportKind } from './model.ts'
import type { Finding } from './staged.ts'

export type UploadId = Brand<string, 'UploadId'>

/** A file between preview and confirmation; what was understood of it is loaded by `loadStaged`. */
export interface Upload {
  readonly id: UploadId
  readonly node: NodeId
  readonly fileName: string
  readonly fileSha256: string
  readonly byteLength: number
  readonly state: 'received' | 'read' | 'unreadable' | 'imported' | 'expired'
  /** Russian sentence where the bytes are no file of results. */
  readonly refusal: string | 'none'
  readonly uploadedAt: Instant
  readonly uploadedBy: string
  readonly expiresAt: Instant
  readonly importId: ImportId | 'none'
}

/** What to do with a work that the store has already and the file gives otherwise. */
export const importModes = ['stop', 'skip', 'update'] as const
export type ImportMode = (typeof importModes)[number]

/** Counts of one import; a row is a work, a line of an aggregate report or a line of the official list. */
export interface ImportReceipt {
  readonly mode: ImportMode
  /** Rows of the file that hold data. */
  readonly dataRows: number
  /** Rows that were not in the store. */
  readonly fresh: number
  /** Rows that replaced an older version. */
  readonly updated: number
  /** Rows equal to what the store has. */
  readonly unchanged: number
  /** Rows that differ from the store, where the older version was kept. */
  readonly kept: number
  /** Rows left out because of an error in them. */
  readonly withErrors: number
  /** Rows that repeat another row of the same file word for word. */
  readonly repeated: number
  /** Rows of schools outside the node the import is for (lists of a whole region). */
  readonly elsewhere: number
  readonly warnings: number
  /** Among the fresh and the updated: works present and absent. */
  readonly works: number
  readonly absent: number
  readonly schools: number
  readonly assessments: readonly { readonly id: AssessmentId; readonly title: string }[]
  /** Russian sentences about what the person should know, e.g. a scale of the file that differs from the one in force. */
  readonly notes: readonly string[]
}

/** One line of the list of imports. */
export interface ImportSummary {
  readonly id: ImportId
  readonly node: NodeId
  readonly kind: ReportKind
  readonly fileName: string
  readonly fileSha256: string
  readonly importedAt: Instant
  readonly importedBy: string
  readonly receipt: ImportReceipt
  readonly undone: { readonly at: Instant; readonly by: string } | 'no'
}

/** «Загружено 812 из 815 строк; 3 строки с ошибками; 5 обновлено; 10 без изменений». */
export function receiptSentence(receipt: ImportReceipt): string {
  const rows = (count: number): string => counted(count, 'строка', 'строки', 'строк')
  const of = plural(receipt.dataRows, 'строки', 'строк', 'строк')
  const parts = [
    `Загружено ${formatNumber(receipt.fresh + receipt.updated)} из ${formatNumber(receipt.dataRows)}\u00a0${of}`,
  ]
  if (receipt.withErrors > 0) parts.push(`${rows(receipt.withErrors)} с ошибками`)
  if (receipt.updated > 0) parts.push(`${formatNumber(receipt.updated)} обновлено`)
  if (receipt.unchanged > 0) parts.push(`${formatNumber(receipt.unchanged)} без изменений`)
  if (receipt.kept > 0) parts.push(`${formatNumber(receipt.kept)} оставлено прежними`)
  if (receipt.repeated > 0) parts.push(`${formatNumber(receipt.repeated)} повторяют другие строки файла`)
  if (receipt.elsewhere > 0) parts.push(`${formatNumber(receipt.elsewhere)} о других школах`)
  return `${parts.join('; ')}.`
}

/** Why nothing was imported; the store is as it was. */
export type ImportRefusal =
  | { readonly kind: 'file-has-error'; readonly what: string; readonly mend: string }
  /** `first`: what is wrong with the first of the rows. */
  | { readonly kind: 'nothing-to-import'; readonly first: Pick<Finding, 'what' | 'mend'> | 'no-rows' }
  | { readonly kind: 'assessment-unknown'; readonly lacks: readonly ('year' | 'grade' | 'subject')[] }
  | { readonly kind: 'school-not-chosen' }
  | { readonly kind: 'unknown-schools'; readonly logins: readonly string[] }
  | { readonly kind: 'specification-differs'; readonly assessment: string }
  | {
      readonly kind: 'rows-contradict'
      readonly sheet: string
      readonly rows: readonly [number, number]
      readonly subject: string
    }
  /** Mode «stop»: works that are in the store already and differ; the first of them by name. */
  | { readonly kind: 'already-there'; readonly count: number; readonly first: readonly ExistingRow[] }

export interface ExistingRow {
  readonly sheet: string
  readonly row: number
  /** Code of the participant or of the group. */
  readonly subject: string
}

/** One clear Russian sentence: what happened and what to do. */
export function importRefusalSentence(refusal: ImportRefusal): string {
  switch (refusal.kind) {
    case 'file-has-error':
      return `${refusal.what}. ${refusal.mend}.`
    case 'nothing-to-import':
      return refusal.first === 'no-rows'
        ? 'В файле нет ни одной заполненной строки: загружать нечего.'
        : `В файле нет ни одной строки без ошибок, загружать нечего: ${refusal.first.what}. ${refusal.first.mend}.`
    case 'assessment-unknown': {
      const names = { year: 'год', grade: 'класс', subject: 'предмет' }
      return `Файл не говорит, какая это работа: укажите ${refusal.lacks.map((lack) => names[lack]).join(', ')}.`
    }
    case 'school-not-chosen':
      return 'В файле нет логина школы: выберите школу, чьи это результаты.'
    case 'unknown-schools':
      return `В системе нет ${plural(refusal.logins.length, 'школы', 'школ', 'школ')} ${listed(refusal.logins)}: добавьте их в разделе «Организации» или исправьте логины в файле.`
    case 'specification-differs':
      return `Задания в файле не совпадают с принятой спецификацией (${refusal.assessment}), а по ней уже загружены работы. Проверьте, тот ли это файл.`
    case 'rows-contradict':
      return `Лист «${refusal.sheet}», строки ${refusal.rows[0]} и ${refusal.rows[1]}: ${refusal.subject} повторяется с разными данными. Оставьте одну строку.`
    case 'already-there': {
      const first = refusal.first.map((row) => `${row.subject} (строка ${row.row})`)
      return `${counted(refusal.count, 'строка файла расходится', 'строки файла расходятся', 'строк файла расходятся')} с загруженным раньше: ${listed(first, refusal.count)}. Выберите «Пропустить» или «Обновить».`
    }
    default:
      return unreachable(refusal)
  }
}

/** Why an import cannot be undone. */
export type UndoRefusal =
  | { readonly kind: 'no-such-import' }
  | { readonly kind: 'already-undone'; readonly at: Instant }
  | {
      readonly kind: 'others-stand-on-it'
      readonly imports: readonly { readonly fileName: string; readonly importedAt: Instant }[]
    }

export function undoRefusalSentence(refusal: UndoRefusal): string {
  switch (refusal.kind) {
    case 'no-such-import':
      return 'Такой загрузки нет.'
    case 'already-undone':
      return `Эта загрузка уже отменена (${formatDate(refusal.at)}).`
    case 'others-stand-on-it':
      return `Сначала отмените более поздние загрузки, которые на неё опираются: ${listed(refusal.imports.map((later) => `«${later.fileName}» (${formatDate(later.importedAt)})`))}.`
    default:
      return unreachable(refusal)
  }
}

const namesShown = 10

function listed(names: readonly string[], total = names.length): string {
  const shown = names.slice(0, namesShown).join(', ')
  return total > Math.min(names.length, namesShown)
    ? `${shown} и ещё ${formatNumber(total - Math.min(names.length, namesShown))}`
    : shown
}
