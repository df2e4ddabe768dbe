import type { Assessment } from '#procedures/model'
import { seededRandom, type Random } from '#stats'
import { exampleScale, totalOf, type ExampleClass, type ExampleWork } from './example-region.ts'

/** Families whose example is changed by one number. */
export const movedFamilies = [
  'boundary',
  'level',
  'task-residual',
  'similarity',
  'open-minus-short',
  'person-fit',
  'absence',
  'cohort-break',
  'exam-gap',
] as const
export type MovedFamily = (typeof movedFamilies)[number]

/** How far each number goes and where it stands at first. */
export const exampleRange: Readonly<Record<MovedFamily, { readonly most: number; readonly first: number }>> = {
  boundary: { most: 18, first: 14 },
  level: { most: 9, first: 6 },
  'task-residual': { most: 6, first: 4 },
  similarity: { most: 16, first: 10 },
  'open-minus-short': { most: 10, first: 8 },
  'person-fit': { most: 8, first: 6 },
  absence: { most: 14, first: 10 },
  'cohort-break': { most: 9, first: 8 },
  'exam-gap': { most: 9, first: 8 },
}

/** The class in which something is done, where it is done in one. */
export const changedClass = 'Б'

/** Tasks that are told, in the order in which they are. */
const toldTasks = [9, 6, 12, 4, 10, 7]

/**
 * What an example does to the works of the own school at one assessment. Nothing in the product does it: it shows what a
 * sign looks like.
 * @param amount 0 leaves the works as they are
 */
export function changeWorks(
  family: MovedFamily,
  classes: readonly ExampleClass[],
  amount: number,
): readonly ExampleClass[] {
  const random = seededRandom(17)
  switch (family) {
    case 'boundary':
      return liftOver(classes, amount, random)
    case 'level':
    case 'cohort-break':
    case 'exam-gap':
      return eachWork(classes, (scores, { tasks }) => addPoints(scores, tasks, amount, random))
    case 'task-residual': {
      const told = new Set(toldTasks.slice(0, amount))
      return eachWork(classes, (scores, { tasks }) =>
        random() < 0.9 ? scores.map((score, i) => (told.has(i) ? tasks[i]!.max : score)) : scores,
      )
    }
    case 'similarity':
      return copied(classes, amount, random)
    case 'open-minus-short':
      return eachWork(classes, (scores, { tasks }) =>
        random() * 10 < amount
          ? scores.map((score, i) =>
              tasks[i]!.response === 'open' && score < tasks[i]!.max && random() < 0.8 ? score + 1 : score,
            )
          : scores,
      )
    case 'person-fit':
      return eachWork(classes, (scores, { tasks }) =>
        random() * 10 < amount ? scattered(scores, tasks, random) : scores,
      )
    case 'absence':
      return stayAway(classes, amount)
  }
}

type Change = (scores: readonly number[], assessment: Assessment) => readonly number[]

const eachWork = (classes: readonly ExampleClass[], change: Change): readonly ExampleClass[] =>
  classes.map((one) => ({
    ...one,
    works: one.works.map((work) =>
      work.scores === 'absent' ? work : { ...work, scores: change(work.scores, one.assessment) },
    ),
  }))

const inClass = (classes: readonly ExampleClass[], change: Change): readonly ExampleClass[] =>
  classes.flatMap((one) => (one.classLabel === changedClass ? eachWork([one], change) : [one]))

/** The first so many works within two points below a mark get the points that are missing. */
function liftOver(classes: readonly ExampleClass[], amount: number, random: Random): readonly ExampleClass[] {
  let left = amount
  return eachWork(classes, (scores, { tasks }) => {
    const missing = pointsMissing(scores)
    if (missing === 0 || left === 0) return scores
    left--
    return addPoints(scores, tasks, missing, random)
  })
}

/** Lost points are handed out by lot, the hard ones as readily as the easy ones; points earned are lost in the same way. */
const scattered = (scores: readonly number[], tasks: Assessment['tasks'], random: Random): readonly number[] =>
  scores.map((score, i) => {
    const draw = random()
    return draw < 0.3 ? Math.min(tasks[i]!.max, score + 1) : draw > 0.85 ? Math.max(0, score - 1) : score
  })

/** Points to the next mark where it is one or two away, else 0. */
export function pointsMissing(scores: readonly number[]): number {
  const total = totalOf(scores)
  const cut = ([3, 4, 5] as const).map((mark) => exampleScale[mark]).find((each) => each > total)
  return cut === undefined || cut - total > 2 ? 0 : cut - total
}

function addPoints(
  scores: readonly number[],
  tasks: Assessment['tasks'],
  points: number,
  random: Random,
): readonly number[] {
  const raised = [...scores]
  for (let left = points; left > 0; left--) {
    const open = raised.flatMap((score, i) => (score < tasks[i]!.max ? [i] : []))
    const task = open[Math.floor(random() * open.length)]
    if (task === undefined) break
    raised[task]!++
  }
  return raised
}

/** Neither the best work of the class nor the weakest: its mistakes are as telling as its points. */
const sourceRank = 9

/** So many works of a class take nine scores of ten from one good work of it. */
function copied(classes: readonly ExampleClass[], amount: number, random: Random): readonly ExampleClass[] {
  const source = classes
    .find(({ classLabel }) => classLabel === changedClass)
    ?.works.flatMap(({ scores }) => (scores === 'absent' ? [] : [scores]))
    .toSorted((a, b) => totalOf(b) - totalOf(a))
    .at(sourceRank)
  if (source === undefined) return classes
  let left = amount
  return inClass(classes, (scores) => {
    if (left === 0 || scores === source) return scores
    left--
    return scores.map((score, i) => (random() < 0.9 ? source[i]! : score))
  })
}

/** Pupils with «2» and «3» in the register stay away, so many of them. */
function stayAway(classes: readonly ExampleClass[], amount: number): readonly ExampleClass[] {
  let left = amount
  return classes.map((one) => ({
    ...one,
    works: one.works.map((work): ExampleWork => {
      if (work.scores === 'absent' || work.journal > 3 || left === 0) return work
      left--
      return { ...work, scores: 'absent' }
    }),
  }))
}
