import type { ExecutionId } from '#plan/model'
import { parseWhole } from '#kernel/parse-number'

/** A row as a person saw it: the version is what the change will be judged by. */
export interface SeenRow {
  readonly execution: ExecutionId
  readonly version: number
}

export const seenText = (rows: readonly SeenRow[]): string =>
  rows.map(({ execution, version }) => `${execution}:${version}`).join(' ')

/** `id:version`, as a page wrote it; nothing where it did not. */
export function rowOf(text: string): readonly SeenRow[] {
  const [execution = '', version = ''] = text.split(':')
  const seen = parseWhole(version)
  return execution === '' || seen === undefined ? [] : [{ execution: execution as ExecutionId, version: seen }]
}
