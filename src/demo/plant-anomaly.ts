import { unreachable } from '#kernel/assert'
import type { SeededRandom } from '#kernel/seeded-random'
import { markOf, type TaskSpec } from '#procedures/model'
import type { TaskScore } from '#results/model'
import type { Mechanism, PlantedAnomaly } from './planted-anomalies.ts'
import type { DemoClass } from './raise-cohorts.ts'
import { type CalibratedAssessment, type DraftWork, totalOf } from './sit-assessment.ts'

/** Is this class's work in this subject among the planted ones? */
export function concerns(anomaly: PlantedAnomaly, schoolClass: DemoClass, subject: string): boolean {
  return (
    anomaly.school === schoolClass.school.login &&
    anomaly.years.includes(schoolClass.year) &&
    anomaly.grades.includes(schoolClass.grade) &&
    (anomaly.subjects === 'all' || anomaly.subjects.includes(subject)) &&
    (anomaly.classLabel === 'all' || anomaly.classLabel === schoolClass.label)
  )
}

/** Changes the drafts of one class in place, as the mechanism says, and marks every work it changed. */
export function plantAnomaly(
  mechanism: Mechanism,
  assessment: CalibratedAssessment,
  drafts: readonly DraftWork[],
  random: SeededRandom,
): void {
  const present = drafts.filter(({ absent }) => !absent)
  switch (mechanism.kind) {
    case 'boundary-lift':
      for (const draft of present) {
        const missing = missingToNextMark(totalOf(draft.scores), assessment)
        if (missing <= mechanism.reach && random.chance(mechanism.chance))
          givePoints(draft, missing, assessment, random)
      }
      return
    case 'register-match':
      for (const draft of present) {
        const missing = missingToRegister(draft, assessment)
        if (missing < 1 || missing > mechanism.reach || !random.chance(mechanism.chance)) continue
        // Somewhere in the lower part of the mark's band, not just on the border.
        givePoints(draft, missing + random.whole(3), assessment, random)
      }
      return
    case 'inflation':
      for (const draft of present) {
        eachTask(draft, assessment, (score, max) => {
          let given = 0
          for (let lost = max - points(score); lost > 0; lost--) if (random.chance(mechanism.chance)) given++
          return given
        })
      }
      return
    case 'lenient-open':
      for (const draft of present) {
        eachTask(draft, assessment, (score, max, open) =>
          open && score !== 'X' && score < max && random.chance(mechanism.chance) ? 1 : 0,
        )
      }
      return
    case 'dictation': {
      const dictated = dictatedPoints(assessment, mechanism.taskShare, random)
      for (const draft of present) {
        if (!random.chance(mechanism.pupilShare)) continue
        dictated.forEach((given, i) => {
          if (given !== 'own' && draft.scores[i] !== given) setScore(draft, i, given)
        })
      }
      return
    }
    case 'kept-away':
      for (const draft of present) {
        if (draft.ability >= mechanism.below || !random.chance(mechanism.chance)) continue
        draft.absent = true
        draft.touched = true
      }
      return
    default:
      unreachable(mechanism)
  }
}

/** Points given to a share of the tasks, the harder ones first; the rest everybody answers alone. */
function dictatedPoints({ tasks }: CalibratedAssessment, share: number, random: SeededRandom): (number | 'own')[] {
  const order = random.shuffled(tasks.map((_, i) => i))
  const harderFirst = order.toSorted((one, other) => Number(isBasic(tasks[one]!)) - Number(isBasic(tasks[other]!)))
  const chosen = new Set(harderFirst.slice(0, Math.round(share * tasks.length)))
  return tasks.map(({ max }, i) => (chosen.has(i) ? Math.max(1, max - random.whole(2)) : 'own'))
}

function isBasic({ level }: TaskSpec): boolean {
  return level === 'basic'
}

/** Points to the first score of the next mark; infinite for a «5». */
function missingToNextMark(total: number, { scale }: CalibratedAssessment): number {
  const mark = markOf(total, scale)
  return mark === 5 ? Infinity : scale[nextMark[mark]] - total
}

function missingToRegister(draft: DraftWork, { scale }: CalibratedAssessment): number {
  const wanted = draft.journalMark
  return wanted === 'none' || wanted === 2 ? 0 : scale[wanted] - totalOf(draft.scores)
}

const nextMark = { 2: 3, 3: 4, 4: 5 } as const

/** Adds points one by one, first where answers are marked by criteria, then anywhere there is room. */
function givePoints(draft: DraftWork, wanted: number, { tasks }: CalibratedAssessment, random: SeededRandom): void {
  for (let given = 0; given < wanted; given++) {
    const withRoom = tasks.flatMap((task, i) => (points(draft.scores[i]!) < task.max ? [i] : []))
    if (withRoom.length === 0) return
    const open = withRoom.filter((i) => tasks[i]!.response === 'open')
    const place = random.pick(open.length > 0 ? open : withRoom)
    setScore(draft, place, points(draft.scores[place]!) + 1)
  }
}

function eachTask(
  draft: DraftWork,
  { tasks }: CalibratedAssessment,
  gift: (score: TaskScore, max: number, open: boolean) => number,
): void {
  tasks.forEach((task, i) => {
    const score = draft.scores[i]!
    const given = gift(score, task.max, task.response === 'open')
    if (given > 0) setScore(draft, i, points(score) + given)
  })
}

function setScore(draft: DraftWork, place: number, score: number): void {
  draft.scores[place] = score
  draft.touched = true
}

function points(score: TaskScore): number {
  return score === 'X' ? 0 : score
}
