import type { SeededRandom } from '#kernel/seeded-random'
import type { Mark, MarkScale, TaskSpec } from '#procedures/model'
import type { TaskScore } from '#results/model'
import type { DemoClass } from './raise-cohorts.ts'
import { registerMark, type RegisterCuts, registerNoise } from './register-mark.ts'
import { drawPoints, type TaskParameters } from './response-model.ts'

/** An assessment with what nobody in the real world knows: the parameters of its tasks. */
export interface CalibratedAssessment {
  readonly subject: string
  readonly tasks: readonly TaskSpec[]
  readonly parameters: readonly TaskParameters[]
  readonly scale: MarkScale
  readonly registerCuts: RegisterCuts
}

/** A work while it is made: honest first, then changed in place by what is planted, if anything is. */
export interface DraftWork {
  readonly pupil: number
  readonly ability: number
  readonly variant: string
  readonly scores: TaskScore[]
  readonly journalMark: Mark | 'none'
  absent: boolean
  touched: boolean
}

/** Ordinary teaching: what this class did well or badly task by task; makes an item-residual ICC of about 0.035. */
const taskEaseSpread = 0.3
const subjectSpread = 0.2
const variantSpread = 0.1
/** Registers of schools differ in how mild they are. */
const mildnessSpread = 0.1

/** The works of one class as they would be if everybody kept to the rules. `ofSchool` holds what its classes share. */
export function sitAssessment(
  assessment: CalibratedAssessment,
  schoolClass: DemoClass,
  ofSchool: SeededRandom,
  random: SeededRandom,
): DraftWork[] {
  const classLevel = subjectSpread * random.normal()
  const mildness = mildnessSpread * ofSchool.fork('mildness').normal()
  const ease = assessment.tasks.map(() => taskEaseSpread * random.normal())
  const ofVariants = ['1', '2'].map((variant) => ofSchool.fork(`variant ${variant}`))
  const variantEase = ofVariants.map((variant) => assessment.tasks.map(() => variantSpread * variant.normal()))

  return schoolClass.seats.map((seat, place) => {
    const ability = seat.general + (seat.bent[assessment.subject] ?? 0) + classLevel
    const variant = place % 2
    const scores = assessment.parameters.map((task, i): TaskScore => {
      const points = drawPoints(task, ability, ease[i]! + variantEase[variant]![i]!, random)
      return points === 0 && random.chance(chanceNotAttempted(assessment.tasks[i]!, ability)) ? 'X' : points
    })
    return {
      pupil: seat.pupil,
      ability,
      variant: String(variant + 1),
      scores,
      journalMark: drawRegisterMark(ability + mildness, assessment.registerCuts, random),
      absent: random.chance(chanceAbsent(ability)),
      touched: false,
    }
  })
}

/** Primary score: X counts as 0. */
export function totalOf(scores: readonly TaskScore[]): number {
  return scores.reduce<number>((sum, score) => sum + (score === 'X' ? 0 : score), 0)
}

/** Of the tasks that brought nothing, long answers and hard tasks are left out more often, and by weaker participants. */
function chanceNotAttempted(task: TaskSpec, ability: number): number {
  const usual = task.response === 'open' ? 0.3 : 0.12
  const ofLevel = task.level === 'basic' ? 1 : task.level === 'advanced' ? 1.3 : 1.6
  return Math.min(0.8, usual * ofLevel * Math.exp(-0.2 * ability))
}

/** About 7 %; the weaker are ill or away somewhat more often everywhere. */
function chanceAbsent(ability: number): number {
  return 1 / (1 + Math.exp(2.65 + 0.25 * ability))
}

function drawRegisterMark(ability: number, cuts: RegisterCuts, random: SeededRandom): Mark | 'none' {
  const share = random.uniform()
  const seen = ability + registerNoise * Math.log((share + 1e-12) / (1 - share))
  // Newcomers without a mark for the previous term.
  return random.chance(0.008) ? 'none' : registerMark(seen, cuts)
}
