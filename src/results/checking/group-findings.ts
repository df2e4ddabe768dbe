import { counted } from '#kernel/russian-text'
import { findingRules } from '../reading/finding-rules.ts'
import type { Finding } from '../staged.ts'

/** Findings of one rule in one column of one sheet, as one line of the screen. */
export interface FindingGroup {
  readonly severity: Finding['severity']
  readonly rule: string
  /** «Балл больше максимального: 312 строк (5–12, 14, 20 и ещё 290). Лист „Протокол“, столбец F.» or the finding itself where it is alone. */
  readonly sentence: string
  /** How to mend it; the mending of the first where they differ. */
  readonly mend: string
  /** `Протокол`, `F`; absent where the findings are about the whole file. */
  readonly sheet?: string
  readonly column?: string
  /** Every row, ascending; empty where the findings are about the whole file. */
  readonly rows: readonly number[]
  /** Words of the first few findings, each with its row. */
  readonly examples: readonly string[]
  readonly count: number
}

const examplesShown = 3

/** Merges hundreds of alike findings: errors first, then the groups with more rows. */
export function groupFindings(findings: readonly Finding[]): readonly FindingGroup[] {
  const groups = new Map<string, Finding[]>()
  for (const finding of findings) {
    const { severity, rule, place } = finding
    // What concerns the whole file is said in full, one by one.
    const key =
      place === undefined
        ? `${severity}\u0001${rule}\u0001${finding.what}`
        : `${severity}\u0001${rule}\u0001${place.sheet}\u0001${place.column}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [finding])
    else group.push(finding)
  }
  return [...groups.values()].map(describeGroup).toSorted(bySeverityAndSize)
}

function describeGroup(group: readonly Finding[]): FindingGroup {
  const first = group[0]!
  const rows = [...new Set(group.flatMap(({ place }) => (place === undefined ? [] : [place.row])))].toSorted(
    (a, b) => a - b,
  )
  const same = group.every(({ what }) => what === first.what)
  const where = first.place === undefined ? '' : ` Лист «${first.place.sheet}», столбец ${first.place.column}.`
  const sentence =
    first.place === undefined
      ? `${first.what}.`
      : rows.length === 1 && group.length === 1
        ? `${first.what}: строка ${rows[0]}.${where}`
        : `${same ? first.what : titleOf(first)}: ${counted(rows.length, 'строка', 'строки', 'строк')} (${rowRanges(rows)}).${where}`
  return {
    severity: first.severity,
    rule: first.rule,
    sentence,
    mend: first.mend,
    ...(first.place === undefined ? {} : { sheet: first.place.sheet, column: first.place.column }),
    rows,
    examples: same
      ? []
      : group
          .slice(0, examplesShown)
          .map(({ what, place }) => (place === undefined ? what : `Строка ${place.row}: ${lowerFirst(what)}`)),
    count: group.length,
  }
}

function titleOf({ rule, what }: Finding): string {
  return (findingRules as Readonly<Record<string, string>>)[rule] ?? what
}

const rangesShown = 8

/** `5–12, 14, 20 и ещё 290`: neighbouring rows as a range, the tail as a number. */
export function rowRanges(rows: readonly number[]): string {
  const ranges: { first: number; last: number }[] = []
  for (const row of rows) {
    const last = ranges.at(-1)
    if (last !== undefined && row === last.last + 1) last.last = row
    else ranges.push({ first: row, last: row })
  }
  const shown = ranges.slice(0, rangesShown)
  const left = ranges.slice(rangesShown).reduce((count, { first, last }) => count + last - first + 1, 0)
  const words = shown.map(({ first, last }) =>
    first === last ? `${first}` : last === first + 1 ? `${first}, ${last}` : `${first}–${last}`,
  )
  return `${words.join(', ')}${left === 0 ? '' : ` и ещё ${left}`}`
}

function bySeverityAndSize(one: FindingGroup, other: FindingGroup): number {
  if (one.severity !== other.severity) return one.severity === 'error' ? -1 : 1
  return other.count - one.count
}

/** «Задание 3: …» inside a sentence; names and quotes keep their capitals. */
function lowerFirst(text: string): string {
  return /^[А-ЯЁ][а-яё]/.test(text) ? text[0]!.toLocaleLowerCase('ru') + text.slice(1) : text
}
