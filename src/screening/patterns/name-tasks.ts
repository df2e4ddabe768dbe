/** Tasks of the form that are named together. */
export interface NamedTasks {
  /** «задание 3», «задания 2, 5–7», «критерии задания 4». */
  readonly words: string
  /** Whether all of them are one block: neighbours in the form, or all criteria of one task. */
  readonly isBlock: boolean
}

/** Neighbours from so many on are named as a range. */
const leastRange = 3
const mostNamed = 6

interface Group {
  readonly words: string
  readonly tasks: number
}

/** @param labels of all tasks in the order of the form; @param positions of those to be named, ascending, at least one */
export function nameTasks(labels: readonly string[], positions: readonly number[]): NamedTasks {
  const criteria = wholeCriteria(labels, positions)
  const inCriteria = new Set(criteria.flatMap((group) => group.positions))
  const single = ranges(
    labels,
    positions.filter((position) => !inCriteria.has(position)),
  )
  const parts = [
    ...(single.length === 0 ? [] : [listed(single)]),
    ...criteria.map(({ task }) => `критерии задания ${task}`),
  ]
  const groups = single.length + criteria.length
  return { words: parts.join(', '), isBlock: groups === 1 && positions.length > 1 }
}

function listed(groups: readonly Group[]): string {
  const named = groups.length <= mostNamed ? groups : groups.slice(0, mostNamed)
  const count = (some: readonly Group[]) => some.reduce((sum, group) => sum + group.tasks, 0)
  const rest = count(groups) - count(named)
  const words = named.map((group) => group.words).join(', ')
  return `${count(groups) === 1 ? 'задание' : 'задания'} ${words}${rest === 0 ? '' : ` и ещё ${rest}`}`
}

/** A label of a criterion: the task, К and a number. */
const criterion = /^(.+)[КK]\d+$/

function wholeCriteria(labels: readonly string[], positions: readonly number[]) {
  const byTask = Map.groupBy(labels.keys(), (position) => criterion.exec(labels[position]!)?.[1])
  return [...byTask].flatMap(([task, own]) =>
    task !== undefined && own.length > 1 && own.every((position) => positions.includes(position))
      ? [{ task, positions: own }]
      : [],
  )
}

function ranges(labels: readonly string[], positions: readonly number[]): readonly Group[] {
  const runs: number[][] = []
  for (const position of positions) {
    const last = runs.at(-1)
    if (last !== undefined && last.at(-1) === position - 1) last.push(position)
    else runs.push([position])
  }
  return runs.flatMap((run): readonly Group[] =>
    run.length < leastRange
      ? run.map((position) => ({ words: labels[position]!, tasks: 1 }))
      : [{ words: `${labels[run[0]!]!}–${labels[run.at(-1)!]!}`, tasks: run.length }],
  )
}
