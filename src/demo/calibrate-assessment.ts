import type { SeededRandom } from '#kernel/seeded-random'
import { markOf, marks, type MarkScale, type TaskSpec } from '#procedures/model'
import type { Blueprint } from './blueprints.ts'
import { normalAbility, scoreDistribution, type TaskParameters } from './response-model.ts'

const nodes = normalAbility(0, 1, 17)
const difficultyOfLevel = { basic: -1.1, advanced: 0.1, high: 1, unknown: 0 } as const
/** Distance on the ability scale between one point and the next of the same task. */
const stepWidth = 1.1

/**
 * Parameters of the tasks of one assessment, drawn anew for every year and then moved and stretched together until an
 * ordinary municipality gets the blueprint's shares of marks: their mean by the move, the share of «2» and «5» by the stretch (the wider apart the
 * difficulties, the closer together the scores).
 */
export function calibrateAssessment(blueprint: Blueprint, random: SeededRandom): readonly TaskParameters[] {
  const drawn = blueprint.tasks.map((task) => drawTask(task, random))
  const [two, three, four, five] = blueprint.expectedMarks
  const meanWanted = two * 2 + three * 3 + four * 4 + five * 5
  const outerWanted = two + five

  const moved = (stretch: number): readonly TaskParameters[] => {
    const move = bisect(-4, 4, 16, (shift) => meanMark(change(drawn, stretch, shift), blueprint.scale) > meanWanted)
    return change(drawn, stretch, move)
  }
  const stretch = bisect(0.3, 4, 11, (value) => {
    const shares = markShares(moved(value), blueprint.scale)
    return shares[0]! + shares[3]! > outerWanted
  })
  return moved(stretch)
}

function drawTask(task: TaskSpec, random: SeededRandom): TaskParameters {
  const difficulty = difficultyOfLevel[task.level] + 0.4 * random.normal()
  const slope = (task.response === 'open' ? 1.8 : 1.5) * Math.exp(0.2 * random.normal())
  return {
    slope,
    thresholds: Array.from({ length: task.max }, (_, k) => difficulty + (k - (task.max - 1) / 2) * stepWidth),
  }
}

function change(tasks: readonly TaskParameters[], stretch: number, shift: number): readonly TaskParameters[] {
  return tasks.map((task) => ({
    slope: task.slope,
    thresholds: task.thresholds.map((threshold) => threshold * stretch + shift),
  }))
}

/** Expected shares of the marks 2, 3, 4, 5 where ability is standard normal. */
function markShares(tasks: readonly TaskParameters[], scale: MarkScale): number[] {
  const shares = marks.map(() => 0)
  for (const { ability, weight } of nodes) {
    const distribution = scoreDistribution(tasks, ability)
    for (let score = 0; score < distribution.length; score++) {
      shares[markOf(score, scale) - 2]! += weight * distribution[score]!
    }
  }
  return shares
}

function meanMark(tasks: readonly TaskParameters[], scale: MarkScale): number {
  return markShares(tasks, scale).reduce((sum, share, index) => sum + share * (index + 2), 0)
}

/** The point where `goOn` turns false, found by halving [low, high] `steps` times. */
function bisect(low: number, high: number, steps: number, goOn: (value: number) => boolean): number {
  let [left, right] = [low, high]
  for (let i = 0; i < steps; i++) {
    const middle = (left + right) / 2
    if (goOn(middle)) left = middle
    else right = middle
  }
  return (left + right) / 2
}
