/** A linear programme on its way to the solver: columns with their entries, rows with their bounds; minimised. */
export interface LinearDraft {
  readonly costs: number[]
  readonly lower: number[]
  readonly upper: number[]
  /** 1 where the column must be whole. */
  readonly whole: number[]
  readonly rowLower: number[]
  readonly rowUpper: number[]
  /** Entries, column by column. */
  readonly starts: number[]
  readonly rows: number[]
  readonly values: number[]
}

export const emptyDraft = (): LinearDraft => ({
  costs: [],
  lower: [],
  upper: [],
  whole: [],
  rowLower: [],
  rowUpper: [],
  starts: [],
  rows: [],
  values: [],
})

/** Adds a row lower ≤ Σ ≤ upper and gives its position. */
export function addRow(draft: LinearDraft, lower: number, upper: number): number {
  draft.rowLower.push(lower)
  draft.rowUpper.push(upper)
  return draft.rowLower.length - 1
}

export interface Column {
  readonly cost: number
  readonly lower?: number
  readonly upper: number
  readonly whole?: boolean
  /** Row and coefficient. */
  readonly entries: readonly (readonly [row: number, value: number])[]
}

/** Adds a column and gives its position. Its rows must be there. */
export function addColumn(draft: LinearDraft, { cost, lower = 0, upper, whole = false, entries }: Column): number {
  draft.starts.push(draft.rows.length)
  for (const [row, value] of entries) {
    draft.rows.push(row)
    draft.values.push(value)
  }
  draft.costs.push(cost)
  draft.lower.push(lower)
  draft.upper.push(upper)
  draft.whole.push(whole ? 1 : 0)
  return draft.costs.length - 1
}

/** Adds a one at each of these rows and columns; for rows that came after their columns. */
export function addEntries(
  draft: LinearDraft,
  entries: readonly { readonly row: number; readonly column: number }[],
): void {
  const added = new Map<number, number[]>()
  for (const { row, column } of entries) added.set(column, [...(added.get(column) ?? []), row])
  const { starts, rows, values } = draft
  const ends = [...starts.slice(1), rows.length]
  const all = starts.map((start, column) => {
    const own = added.get(column) ?? []
    return {
      rows: [...rows.slice(start, ends[column]), ...own],
      values: [...values.slice(start, ends[column]), ...own.map(() => 1)],
    }
  })
  rows.length = 0
  values.length = 0
  for (const [column, entry] of all.entries()) {
    starts[column] = rows.length
    rows.push(...entry.rows)
    values.push(...entry.values)
  }
}
