import type { Assessment } from '#procedures/model'
import type { ClassCounts, ScreeningInput } from './model.ts'
import type { RegisterRow } from './register.ts'

/** A school × assessment with the sums of its classes. Positions point into the lists of `GatheredCells`. */
export interface ScreeningCell {
  readonly position: number
  readonly school: number
  readonly assessment: number
  readonly works: number
  readonly absent: number
  /** Works by primary score 0…M. */
  readonly scores: ArrayLike<number>
  /** Works with both marks, by register mark 2–5. */
  readonly register: readonly RegisterRow[]
  readonly classes: readonly ClassCounts[]
}

export interface GatheredSchool {
  readonly code: string
  readonly municipality: string
  readonly cells: readonly ScreeningCell[]
}

export interface GatheredCells {
  readonly assessments: readonly Assessment[]
  readonly schools: readonly GatheredSchool[]
  readonly cells: readonly ScreeningCell[]
}

/** Adds the classes up to cells and schools, in an order that does not depend on the order of the input. */
export function gatherCells(input: ScreeningInput): GatheredCells {
  const position = new Map(input.assessments.map((assessment, index) => [assessment.id, index]))
  const bySchool = Map.groupBy(input.classes, (item) => item.school)
  const cells: ScreeningCell[] = []
  const schools = [...bySchool.keys()].sort(byCode).map((code, school): GatheredSchool => {
    const classes = bySchool.get(code)!
    const byAssessment = Map.groupBy(classes, (item) => {
      const index = position.get(item.assessment)
      if (index === undefined) throw new Error(`gatherCells: assessment ${item.assessment} is not in the input`)
      return index
    })
    const own = [...byAssessment.keys()]
      .sort((a, b) => a - b)
      .map((assessment, at): ScreeningCell => {
        const parts = byAssessment.get(assessment)!.toSorted((a, b) => byCode(a.classLabel, b.classLabel))
        return { position: cells.length + at, school, assessment, ...sumOf(parts), classes: parts }
      })
    cells.push(...own)
    return { code, municipality: classes[0]!.municipality, cells: own }
  })
  return { assessments: input.assessments, schools, cells }
}

/** Codes are compared as text by code point, so that every machine and locale gives one order. */
const byCode = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function sumOf(parts: readonly ClassCounts[]) {
  const [first] = parts
  // Most cells are one class: its histogram is shared, not copied, so that a country stands in memory once.
  const scores =
    parts.length === 1
      ? first!.counts.scores
      : new Array<number>(Math.max(...parts.map((part) => part.counts.scores.length))).fill(0)
  const register = [2, 3, 4, 5].map(() => ({ lower: 0, equal: 0, higher: 0 }))
  let works = 0
  let absent = 0
  for (const { counts } of parts) {
    works += counts.works
    absent += counts.absent
    if (parts.length > 1) counts.scores.forEach((count, score) => ((scores as number[])[score]! += count))
    for (let given = 1; given < 5; given++) {
      for (let journal = 1; journal < 5; journal++) {
        const count = counts.marks[given]![journal]!
        const row = register[journal - 1]!
        if (given < journal) row.lower += count
        else if (given > journal) row.higher += count
        else row.equal += count
      }
    }
  }
  return { works, absent, scores, register }
}
