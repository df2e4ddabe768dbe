import type { TaskSpec } from '#procedures/model'
import type { Random } from '#stats'

/** What may be done to the works of one class, told apart by where in the form it is done. */
export const touches = [
  'page',
  'half-page',
  'scattered',
  'two-tasks',
  'criteria',
  'criterion',
  'copying',
  'inflation',
  'inflation-used',
] as const
export type Touch = (typeof touches)[number]

export const touchTitles: Readonly<Record<Touch, string>> = {
  page: '30 % of the tasks, neighbours, told to 85 % of pupils',
  'half-page': '20 % of the tasks, neighbours, told to 50 % of pupils',
  scattered: '30 % of the tasks anywhere, told to 85 % of pupils',
  'two-tasks': 'two tasks anywhere, told to 85 % of pupils',
  criteria: 'a point more with chance .5 on all criteria of one task',
  criterion: 'a point more with chance .6 on one criterion',
  copying: '40 % of pupils copy half the tasks of one work',
  inflation: '20 % of lost points given',
  'inflation-used': '20 % of lost points given, scores that nobody has left out',
}

/** @param used whether any honest work has this score of the task */
export function touchWorks(
  touch: Touch,
  works: readonly Uint8Array[],
  tasks: readonly TaskSpec[],
  used: (task: number, score: number) => boolean,
  random: Random,
): readonly Uint8Array[] {
  const told = (isTold: (task: number) => boolean, chance: number) =>
    works.map((scores) => (random() < chance ? scores.map((score, j) => (isTold(j) ? tasks[j]!.max : score)) : scores))
  const raised = (isRaised: (task: number) => boolean, chance: number) =>
    works.map((scores) =>
      scores.map((score, j) => (isRaised(j) && random() < chance ? Math.min(tasks[j]!.max, score + 1) : score)),
    )
  const neighbours = (share: number) => {
    const length = Math.max(2, Math.round(share * tasks.length))
    const from = Math.floor(random() * (tasks.length - length + 1))
    return (j: number) => j >= from && j < from + length
  }
  const inflated = (isPossible: (task: number, score: number) => boolean) =>
    works.map((scores) =>
      scores.map((score, j) => {
        let given = score
        for (let lost = tasks[j]!.max - score; lost > 0; lost--) if (random() < 0.2) given++
        while (given > score && !isPossible(j, given)) given--
        return given
      }),
    )
  switch (touch) {
    case 'page':
      return told(neighbours(0.3), 0.85)
    case 'half-page':
      return told(neighbours(0.2), 0.5)
    case 'scattered': {
      const chosen = tasks.map(() => random() < 0.3)
      return told((j) => chosen[j]!, 0.85)
    }
    case 'two-tasks': {
      const chosen = [0, 1].map(() => Math.floor(random() * tasks.length))
      return told((j) => chosen.includes(j), 0.85)
    }
    case 'criteria': {
      const groups = criteriaGroups(tasks)
      const group = groups[Math.floor(random() * groups.length)]!
      return raised((j) => group.includes(j), 0.5)
    }
    case 'criterion': {
      const open = tasks.flatMap((task, j) => (task.response === 'open' ? [j] : []))
      const chosen = open[Math.floor(random() * open.length)]
      return raised((j) => j === chosen, 0.6)
    }
    case 'copying': {
      const source = works.toSorted((a, b) => totalOf(b) - totalOf(a))[Math.floor(works.length / 5)]!
      return works.map((scores) =>
        random() < 0.4 ? scores.map((score, j) => (random() < 0.5 ? source[j]! : score)) : scores,
      )
    }
    case 'inflation':
      return inflated(() => true)
    case 'inflation-used':
      return inflated(used)
  }
}

/** Tasks of one number by their labels («8.1», «8.2»); where no labels say so, neighbours by threes. */
function criteriaGroups(tasks: readonly TaskSpec[]): readonly (readonly number[])[] {
  const positions = tasks.map((_, j) => j)
  const byNumber = Map.groupBy(positions, (j) => /^(.*\d)\.\d+$/.exec(tasks[j]!.label)?.[1] ?? tasks[j]!.label)
  const groups = [...byNumber.values()].filter((group) => group.length > 1)
  if (groups.length > 0) return groups
  return positions.flatMap((j) => (j % 3 === 2 && j + 2 < tasks.length ? [[j, j + 1, j + 2]] : []))
}

const totalOf = (scores: Uint8Array): number => scores.reduce((a, b) => a + b, 0)
