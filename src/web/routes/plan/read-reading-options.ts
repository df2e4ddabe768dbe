import type { ReadPlanOptions } from '#plan'
import { type ColumnMapping, type ColumnRole, columnRoles } from '#plan/model'

const mostColumns = 64
const day = /^\d{4}-\d{2}-\d{2}$/

/** How to read the document, from the address that `ColumnForm` made; what the address does not say is left to the reader. */
export function readReadingOptions(search: URLSearchParams): ReadPlanOptions {
  const mapping = readMapping(search)
  const start = search.get('from') ?? ''
  const end = search.get('to') ?? ''
  const period = day.test(start) && day.test(end) && start <= end ? { start, end } : undefined
  return { ...(mapping === undefined ? {} : { mapping }), ...(period === undefined ? {} : { period }) }
}

function readMapping(search: URLSearchParams): ColumnMapping | undefined {
  const mapping: Partial<Record<ColumnRole, number[]>> = {}
  for (let column = 0; column < mostColumns; column++) {
    const named = search.get(`column-${column}`)
    const role = columnRoles.find((each) => each === named)
    if (role !== undefined) mapping[role] = [...(mapping[role] ?? []), column]
  }
  return Object.keys(mapping).length === 0 ? undefined : mapping
}
