import type { Finding, Measure, PlanReading } from '../../model.ts'
import { measureRule, type PlanRule, quoted } from '../plan-rule.ts'

/** The same number twice in one section, so that a reference to it means two things. */
export const duplicateNumbers = measureRule('duplicate-numbers', 'Номер повторяется', (measure, reading) => {
  const earlier = sameSection(measure, reading).find(
    (each) => each.number === measure.number && each.order < measure.order,
  )
  return measure.number === null || earlier === undefined
    ? undefined
    : {
        severity: 'warning',
        quote: `${measure.number}. ${quoted(measure.text, 60)}`,
        reason: `Номер ${measure.number} в этом разделе уже занят: ссылка на него укажет на две строки.`,
        advice: 'Перенумеруйте строки.',
        mend: { field: 'number', value: nextNumber(measure, reading) },
      }
})

export const missingNumber = measureRule('missing-number', 'Строка без номера', (measure, reading) =>
  measure.number === null && reading.measures.some((each) => each.number !== null)
    ? {
        severity: 'note',
        quote: quoted(measure.text, 80),
        reason: 'У строки нет номера: на неё нельзя сослаться.',
        advice: 'Дайте строке номер.',
        mend: { field: 'number', value: nextNumber(measure, reading) },
      }
    : undefined,
)

/** `1, 2, 3, 4, 15`: rows are missing, or the numbers are those of another plan. */
export const numberJump = measureRule('number-jump', 'Пропуск в нумерации', (measure, reading) => {
  const before = sameSection(measure, reading)
    .filter((each) => each.order < measure.order && each.number !== null)
    .at(-1)
  const [own, last] = [lastPart(measure.number), lastPart(before?.number ?? null)]
  if (before === undefined || own === undefined || last === undefined || own <= last + 1) return undefined
  // Rows without numbers between two numbers fill the gap.
  if (measure.order - before.order >= own - last) return undefined
  return {
    severity: 'warning',
    quote: `${before.number} → ${measure.number}`,
    reason: 'Нумерация перескакивает: возможно, строки пропущены или номера остались от другого документа.',
    advice: 'Проверьте, все ли строки на месте, и перенумеруйте.',
    mend: { field: 'number', value: nextNumber(measure, reading) },
  }
})

/** Clauses of the order that step back or repeat: «3.3 → 2.4 → 2.3 → 3». */
export const clauseOrder: PlanRule = {
  id: 'clause-order',
  title: 'Пункты приказа идут не по порядку',
  find: ({ clauses }) =>
    clauses.flatMap(({ number }, index): Finding[] => {
      const before = clauses[index - 1]
      const repeats = repeatsNumber(clauses, index) && !belongsToRepeated(clauses, index)
      if (before === undefined || (!repeats && compareNumbers(before.number, number) < 0)) return []
      return [
        {
          rule: 'clause-order',
          severity: 'warning',
          where: { kind: 'clause', index },
          quote: `${before.number} → ${number}`,
          reason: repeats
            ? `Пункт ${number} в приказе уже есть: ссылка на него укажет на два пункта.`
            : `После пункта ${before.number} стоит пункт ${number}.`,
          advice: 'Перенумеруйте пункты приказа.',
          mend: null,
        },
      ]
    }),
}

const repeatsNumber = (clauses: PlanReading['clauses'], index: number): boolean =>
  clauses.slice(0, index).some((each) => each.number === clauses[index]?.number)

/** Under a clause 3 that stands for the second time, 3.1 and 3.2 repeat too: one finding is enough. */
function belongsToRepeated(clauses: PlanReading['clauses'], index: number): boolean {
  const top = clauses.slice(0, index).findLastIndex((each) => !each.number.includes('.'))
  return clauses[index]?.number.includes('.') === true && top !== -1 && repeatsNumber(clauses, top)
}

/** Sections of a reading, gathered once: three rules ask for them row by row. */
const sections = new WeakMap<PlanReading, Map<string | null, readonly Measure[]>>()

function sameSection({ section }: Measure, reading: PlanReading): readonly Measure[] {
  const known = sections.get(reading) ?? Map.groupBy(reading.measures, (each) => each.section)
  sections.set(reading, known)
  return known.get(section) ?? []
}

/** The place in its section, in the manner of its neighbours: 4, or 2.4. */
function nextNumber(measure: Measure, reading: PlanReading): string {
  const rows = sameSection(measure, reading)
  const place = rows.findIndex((each) => each.order === measure.order) + 1
  const model = rows.find((each) => each.number !== null)?.number ?? '1'
  return [...model.split('.').slice(0, -1), String(place)].join('.')
}

const parts = (number: string): number[] => number.split('.').map((part) => Number.parseInt(part, 10))

const lastPart = (number: string | null): number | undefined => (number === null ? undefined : parts(number).at(-1))

function compareNumbers(a: string, b: string): number {
  const [left, right] = [parts(a), parts(b)]
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
