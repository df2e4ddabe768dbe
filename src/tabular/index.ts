export { columnIndex, columnLetter } from './column-letter.ts'
export { type ReadLimits, defaultReadLimits } from './read-limits.ts'
export { readTable } from './read-table.ts'
export type { Cell, Sheet, Table, UnreadableTable } from './sheet.ts'
