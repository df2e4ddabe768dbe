import type { Assessment } from '#procedures/model'
import { randomNormal, seededRandom } from '#stats'

/** What has changed in a class since its first sitting: how far its level moved, or that it is no longer in the school. */
export type ClassChange = number | 'left'

/** Honest reasons for a cohort to rise or fall: a new teacher or other children, now and then a class that leaves. */
const newTeacherChance = 0.15
const newTeacherDeviation = 0.35
const classLeavesChance = 0.04
/** Schools prepare for state examinations unequally. */
const examDeviation = 0.25

/**
 * Changes of a school's cohorts from year to year, from a stream of their own, so that recipes without them draw what they
 * drew before. @returns the change of one class of a cohort at an assessment
 */
export function cohortChanges(
  seed: number,
  school: number,
  turnover: 'none' | 'usual',
): (assessment: Assessment, classIndex: number) => ClassChange {
  const drawn = (key: number) => seededRandom(seed * 500_009 + school * 1_009 + key)
  const exam = examDeviation * randomNormal(drawn(1))
  return ({ procedure, grade, year, subject }, classIndex) => {
    let change = procedure === 'ВПР' ? 0 : exam
    if (turnover === 'none') return change
    // Grade 4 ends the primary school: most teachers change after it; other years bring a change more seldom.
    for (let passed = 5; passed <= grade; passed++) {
      const key = (year - grade) * 7919 + passed * 613
      const random = drawn(key + subject.length * 17 + classIndex * 5)
      if (random() < (passed === 5 ? 3 : 1) * newTeacherChance) change += newTeacherDeviation * randomNormal(random)
      if (classIndex > 0 && drawn(key + 11 + classIndex)() < classLeavesChance) return 'left'
    }
    return change
  }
}
