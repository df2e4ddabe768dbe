import { type ColumnMapping, type ColumnRole, columnRoles, columnTitles } from '#plan/model'
import type { AnnexRow } from './annex-data.ts'

/** A column of the annex: what stands in it and what its heading says. */
export interface AnnexColumn {
  readonly role: ColumnRole
  readonly heading: string
}

/** What the document that the plan was read from calls its columns, in their order. */
export interface DocumentColumns {
  readonly columns: ColumnMapping
  readonly headings: readonly string[]
}

/**
 * Pure. The columns of the plan's own document, with its headings; of a plan without one, those that hold something. A column
 * that the document lacked and an editor has filled since is added at the end.
 */
export function annexColumns(rows: readonly AnnexRow[], own: DocumentColumns | 'none'): readonly AnnexColumn[] {
  const filled = columnRoles.filter((role) => role === 'text' || rows.some((row) => cellText(row, role) !== ''))
  if (own === 'none') return filled.map(usual)
  const known = columnRoles
    .flatMap((role) => {
      const places = own.columns[role] ?? []
      const [first] = places
      if (first === undefined) return []
      const heading = places.length === 1 ? (own.headings[first] ?? '').replace(/\s+/g, ' ').trim() : ''
      return [{ first, column: heading === '' ? usual(role) : { role, heading } }]
    })
    .toSorted((one, other) => one.first - other.first)
    .map(({ column }) => column)
  const added = filled.filter((role) => !known.some((column) => column.role === role))
  // Without the work itself there is no plan to print.
  return known.length === 0 ? filled.map(usual) : withNumberFirst([...known, ...added.map(usual)])
}

const usual = (role: ColumnRole): AnnexColumn => ({ role, heading: role === 'number' ? '№ п/п' : columnTitles[role] })

/** A number that the document wrote before the text has a column of its own here. */
const withNumberFirst = (columns: readonly AnnexColumn[]): readonly AnnexColumn[] =>
  columns.toSorted((one, other) => Number(other.role === 'number') - Number(one.role === 'number'))

export function cellText(row: AnnexRow, role: ColumnRole): string {
  switch (role) {
    case 'number':
      return row.number ?? ''
    case 'text':
      return row.text
    case 'deadline':
      return row.deadline?.text ?? ''
    case 'responsible':
      return row.responsible.join(',\n')
    case 'participants':
      return row.participants ?? ''
    case 'result':
      return row.result ?? ''
    default:
      return role satisfies never
  }
}
