import type { Figure } from './charts/figure.ts'
import type { Block } from './model.ts'

/** A tall figure leaves room for its table on the page. */
const tall = 0.75
const tallWidthMm = 135

/** A figure in a document with its table twin under it: what the picture shows can be read, heard and checked. */
export function figureBlocks(figure: Figure, caption: string): readonly Block[] {
  const { columns, rows } = figure.table
  return [
    { kind: 'figure', figure, caption, ...(figure.height > tall * figure.width ? { widthMm: tallWidthMm } : {}) },
    {
      kind: 'table',
      caption: 'Числа под рисунком',
      columns: columns.map(({ numeric }) => ({ weight: numeric ? 2 : 3, align: numeric ? 'right' : 'left' })),
      header: [columns.map(({ title }) => title)],
      rows,
    },
  ]
}
