import type { ReportData } from '#reports'
import { type FactBlock, reportFields, reportFieldTitles } from '#reports/model'

/** A report for the terminal: the facts by section, then what its author has written. */
export function reportLines(data: ReportData): readonly string[] {
  const sections = data.facts.sections.flatMap(({ title, blocks }) => ['', title, ...blocks.flatMap(blockLines)])
  const words = reportFields.flatMap((field) =>
    data[field] === '' ? [] : ['', reportFieldTitles[field], ...indented(data[field].split('\n'))],
  )
  return [data.title, data.nodeName, ...sections, ...words]
}

function blockLines(block: FactBlock): readonly string[] {
  switch (block.kind) {
    case 'text':
      return indented([block.text])
    case 'figures':
      return indented(block.figures.map(({ label, value }) => `${label}: ${value}`))
    case 'table':
      return indented([
        ...(block.caption === '' ? [] : [block.caption]),
        rowLine(block.columns.map(({ title }) => title)),
        ...block.rows.map(({ cells }) => rowLine(cells)),
        ...(block.more === 0 ? [] : [`… и ещё ${block.more}`]),
      ])
  }
}

const rowLine = (cells: readonly string[]): string => cells.filter((cell) => cell !== '').join(' · ')

const indented = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`)
