import type { Assessment } from '#procedures/model'
import type { CellFinding } from '../model.ts'

export type YearState = 'sign' | 'quiet' | 'too-few' | 'none'

/** What each year said of each grade and subject of one school. */
export interface SchoolYears {
  readonly years: readonly number[]
  readonly rows: readonly { readonly label: string; readonly cells: readonly YearState[] }[]
}

/** @param findings cells of one school over all years */
export function yearStrip(findings: readonly CellFinding[], assessments: readonly Assessment[]): SchoolYears {
  const known = new Map(assessments.map((assessment) => [assessment.id, assessment]))
  const placed = findings.flatMap((finding) => {
    const assessment = known.get(finding.assessment)
    return assessment === undefined ? [] : [{ finding, assessment }]
  })
  const years = [...new Set(placed.map((item) => item.assessment.year))].sort((a, b) => a - b)
  const subjects = Map.groupBy(
    placed,
    ({ assessment }) => `${assessment.grade} класс, ${lowerFirst(assessment.subject)}`,
  )
  const rows = [...subjects]
    .toSorted(([, a], [, b]) => order(a[0]!.assessment, b[0]!.assessment))
    .map(([label, items]) => ({
      label,
      cells: years.map((year) =>
        stateOf(items.filter((item) => item.assessment.year === year).map((item) => item.finding)),
      ),
    }))
  return { years, rows }
}

function stateOf(findings: readonly CellFinding[]): YearState {
  if (findings.length === 0) return 'none'
  if (findings.some((finding) => finding.flagged)) return 'sign'
  return findings.some((finding) => finding.enoughData) ? 'quiet' : 'too-few'
}

const order = (a: Assessment, b: Assessment) =>
  a.grade - b.grade || (a.subject < b.subject ? -1 : a.subject > b.subject ? 1 : 0)

const lowerFirst = (text: string) => text.slice(0, 1).toLocaleLowerCase('ru') + text.slice(1)
