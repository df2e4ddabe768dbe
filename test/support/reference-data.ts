import { readFileSync } from 'node:fs'

/**
 * Folder that holds `reference/`: public data and outputs of published programs that may not be copied here (their licences
 * are beside them). Undefined where it is not at hand; what needs it is then skipped by name.
 */
export const sharedFolder = process.env['OBYEKTIV_SHARED']

export type ReferenceRow = Readonly<Record<string, string>>

/** @param file below `reference/` */
export function referenceTable(file: string): readonly ReferenceRow[] {
  const [header = '', ...lines] = readFileSync(`${sharedFolder}/reference/${file}`, 'utf8').trim().split('\n')
  const names = header.split(',').map((name) => name.replaceAll('"', ''))
  return lines.map((line) =>
    Object.fromEntries(line.split(',').map((cell, i) => [names[i]!, cell.replaceAll('"', '')])),
  )
}

export const numberIn = (row: ReferenceRow, column: string): number => Number.parseFloat(row[column]!)
