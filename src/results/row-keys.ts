import type { NodeId } from '#organisations/model'

/** What makes a line of an aggregate report the same line in a later file. */
export function aggregateKey(kind: string, level: string, code: string, name: string): string {
  return [kind, level, code === 'unknown' ? name : code].join('\t')
}

/** Content of a line of an aggregate report; `data` is its JSON. */
export function aggregateContent(participants: number | null, data: string): string {
  return `${participants}\t${data}`
}

/** What makes a line of the official list the same line in a later file. */
export function markerKey(year: number, school: NodeId): string {
  return `${year}\t${school}`
}

export function markerContent(cells: readonly boolean[]): string {
  return JSON.stringify(cells)
}
