import type { StagedDescription } from '#results'
import type { Finding } from '#results/model'
import { counted } from '#kernel/russian-text'

/** What a file is and everything found wrong in it, a line each. */
export function findingLines(checked: {
  readonly file: string
  readonly understood: StagedDescription
  readonly findings: readonly Finding[]
}): string[] {
  const { file, understood, findings } = checked
  return [
    `${file}: ${understood.title}, ${counted(understood.dataRows, 'строка', 'строки', 'строк')} с данными`,
    ...understood.parts.map(
      ({ assessment, present, absent }) =>
        `  ${assessment}${present + absent > 0 ? `: работ ${present}, отсутствовали ${absent}` : ''}`,
    ),
    ...findings.map(
      ({ severity, place, what, mend }) =>
        `  ${severity === 'error' ? 'ОШИБКА' : 'предупреждение'}${place === undefined ? '' : ` [${place.sheet}!${place.column}${place.row}]`} ${what}. ${mend}.`,
    ),
    findings.length === 0
      ? '  Ошибок и расхождений нет.'
      : `  Всего: ${counted(findings.length, 'замечание', 'замечания', 'замечаний')}.`,
  ]
}
