import type { Finding, PlanReading } from '../model.ts'
import { whereKey } from '../where-title.ts'

/** The answer of `obyektiv plan check --json`. */
export function checkAnswer(reading: PlanReading, findings: readonly Finding[]) {
  const { head } = reading
  return {
    document: {
      kind: head.kind,
      number: head.number,
      date: head.date,
      title: head.title,
      period: `${head.period.start}/${head.period.end}`,
    },
    measures: reading.measures.length,
    findings: findings.map((finding) => ({ ...finding, where: whereKey(finding.where, reading) })),
  }
}
