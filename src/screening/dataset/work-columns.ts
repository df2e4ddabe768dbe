/** Columns of a works file, as the data contract names them. */
export const workColumns = [
  'assessment',
  'municipality',
  'school',
  'class',
  'participant',
  'variant',
  'journal_mark',
  'mark',
  'total',
  'tasks',
] as const

export const isWorkColumn = (name: string): boolean => workColumns.some((known) => known === name)

/** What a works file lacks, as a sentence; undefined where nothing is missing. */
export function missingColumns(file: string, names: readonly string[]): string | undefined {
  const missing = workColumns.filter((name) => !names.includes(name))
  if (missing.length === 0) return undefined
  if (missing.length === workColumns.length) {
    return `В файле «${file}» нет ни одного столбца договора о данных: ожидается заголовок ${workColumns.join(', ')}.`
  }
  return `В файле «${file}» нет ${missing.length === 1 ? 'столбца' : 'столбцов'} ${missing.map((name) => `«${name}»`).join(', ')}.`
}
