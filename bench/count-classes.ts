import { markSlot } from '#results/model'
import type { ClassCounts } from '#screening/model'
import type { SimulatedClass } from './simulate-works.ts'

/** Counts of a simulated class, as an import or a bulk reading would make them. */
export function countClass(simulated: SimulatedClass): ClassCounts {
  const maxScore = simulated.assessment.maxScore as number
  const scores = new Array<number>(maxScore + 1).fill(0)
  const marks = Array.from({ length: 5 }, () => new Array<number>(5).fill(0))
  const absentByJournal = [0, 0, 0, 0, 0]
  let works = 0
  let absent = 0
  for (const work of simulated.works) {
    if (work.scores === undefined) {
      absent++
      absentByJournal[markSlot(work.journal)]!++
      continue
    }
    works++
    scores[work.total]!++
    marks[markSlot(work.mark)]![markSlot(work.journal)]!++
  }
  return {
    assessment: simulated.assessment.id,
    school: simulated.school,
    municipality: simulated.municipality,
    classLabel: simulated.classLabel,
    counts: { works, absent, absentByJournal, scores, marks, tasks: [] },
    taskScores: Uint8Array.from(
      simulated.works.flatMap((work) => Array.from(work.scores ?? [], (score) => Math.max(0, score))),
    ),
    variants: Uint8Array.from(
      simulated.works.flatMap((work) => (work.scores === undefined ? [] : [Number.parseInt(work.variant, 10)])),
    ),
  }
}
