import { parseWhole } from '#kernel/parse-number'

export interface TaskHeading {
  /** Canonical: Cyrillic К, a dot in sub-items, no spaces: `4К1`, `9.1`. */
  readonly label: string
  readonly max: number | 'unknown'
}

const labelPattern =
  /^(?:задани[ея]\s*)?(?:№\s*)?([гисф]\s*[кk]\s*\d|\d{1,2}(?:\s*[.,]\s*\d{1,2})*\s*(?:\(?\s*[кk]\s*\d{1,2}\s*\)?)?\s*[а-гa-d]?)$/i
const maximumPattern = /\(\s*(?:макс[а-я.]*\s*)?(\d{1,3})\s*(?:б[а-я.]*)?\s*\)\s*$/i

/** Reads the heading of a task column: `4К1 (3б)`, `9,1(1 б.)`, `Задание 2`, `1K1`. Anything else is undefined. */
export function readTaskHeading(heading: string): TaskHeading | undefined {
  const maximum = maximumPattern.exec(heading)
  const label = taskLabel(maximum === null ? heading : heading.slice(0, maximum.index))
  if (label === undefined) return undefined
  const max = maximum === null ? undefined : parseWhole(maximum[1]!)
  return { label, max: max !== undefined && max >= 1 ? max : 'unknown' }
}

/** The canonical label, or undefined where the text names no task. */
export function taskLabel(text: string): string | undefined {
  const match = labelPattern.exec(text.trim())
  if (match === null) return undefined
  return match[1]!
    .replace(/[\s()]+/g, '')
    .replaceAll(',', '.')
    .toLocaleLowerCase('ru')
    .replace(/[кk]/g, 'К')
    .replace(/^[гисф](?=К)/, (letter) => letter.toLocaleUpperCase('ru'))
}

/** Key under which labels of two sources are compared; case of sub-item letters does not matter. */
export function taskLabelKey(label: string): string {
  return taskLabel(label) ?? label.trim().toLocaleLowerCase('ru')
}

/** Order of the form: 1, 2, 3.1, 3.2, 4К1, 4К2, 10; criteria without a number (ГК1) follow. */
export function compareTaskLabels(one: string, other: string): number {
  const left = labelParts(one)
  const right = labelParts(other)
  for (const [index, part] of left.entries()) {
    if (part !== right[index]) return part < right[index]! ? -1 : 1
  }
  return one < other ? -1 : one > other ? 1 : 0
}

function labelParts(label: string): readonly [task: number, item: number, criterion: number] {
  const parts = /^(\d+)?(?:\.(\d+))?[^К]*(?:К(\d+))?/.exec(label)
  const at = (group: number): number => parseWhole(parts?.[group] ?? '') ?? 0
  return [parts?.[1] === undefined ? Infinity : at(1), at(2), at(3)]
}
