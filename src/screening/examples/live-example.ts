import { cellEvidence, type CellEvidence } from '../cell-evidence.ts'
import { levelFunnel, type LevelFunnel } from '../figures/level-funnel.ts'
import { standardSettings, type CellFinding, type ClassCounts, type Family } from '../model.ts'
import { prepareScreening } from '../prepare-screening.ts'
import { screenPrepared } from '../screen-cells.ts'
import { changedClass, changeWorks, exampleRange, type MovedFamily } from './change-example.ts'
import { countExample, exampleRegion, type ExampleRegion, ownSchool } from './example-region.ts'

/** What the screening says of the invented school after its works were changed. */
export interface LiveExample {
  readonly finding: CellFinding
  readonly evidence: CellEvidence
  readonly funnel: LevelFunnel | undefined
  /** The class to show where the figure is about one. */
  readonly classLabel: string
}

/** Marks for works: rows given 5…2, columns register 5…2. */
export type MarkTable = readonly (readonly number[])[]

const known = new Map<string, LiveExample>()

/** The screening of the example with `amount` of what its family looks for. The same answer for the same number. */
export function liveExample(family: MovedFamily, amount: number): LiveExample {
  const within = Math.max(0, Math.min(exampleRange[family].most, Math.trunc(amount)))
  const key = `${family} ${within}`
  const before = known.get(key)
  if (before !== undefined) return before
  const region = exampleRegion(family === 'cohort-break' || family === 'exam-gap' ? family : 'one-year')
  const { own, assessments } = region
  const [first] = assessments
  const touched = changeWorks(
    family,
    own.filter((one) => one.assessment === first),
    within,
  )
  const example = screenOwn(region, [...touched, ...own.filter((one) => one.assessment !== first)].map(countExample))
  known.set(key, example)
  return example
}

/** The example of the register: the reader gives the marks of the own school. */
export function registerExample(table: MarkTable): LiveExample {
  const region = exampleRegion()
  const { own, assessments } = region
  const [first] = assessments
  const base = own.map(countExample)
  const marks = Array.from({ length: 5 }, () => new Array<number>(5).fill(0))
  table.forEach((row, given) => row.forEach((works, journal) => (marks[4 - given]![4 - journal] = works)))
  const works = table.flat().reduce((sum, count) => sum + count, 0)
  const scores = base.find(({ assessment }) => assessment === first.id)!.counts.scores.map(() => 0)
  const whole: ClassCounts = {
    assessment: first.id,
    school: ownSchool,
    municipality: 'пример',
    classLabel: changedClass,
    counts: { works, absent: 0, absentByJournal: [0, 0, 0, 0, 0], scores: withMiddle(scores, works), marks, tasks: [] },
  }
  return screenOwn(region, [whole, ...base.filter(({ assessment }) => assessment !== first.id)])
}

/** The marks stand for themselves: all works get the middle score, so that other families stay out of it. */
const withMiddle = (scores: readonly number[], works: number): readonly number[] =>
  scores.map((_, score) => (score === Math.floor(scores.length / 2) ? works : 0))

/** What the register of the invented school looks like before anybody changes it. */
export function exampleMarks(): MarkTable {
  const { own, assessments } = exampleRegion()
  const table = Array.from({ length: 4 }, () => [0, 0, 0, 0])
  for (const one of own) {
    if (one.assessment !== assessments[0]) continue
    const { marks } = countExample(one).counts
    for (let given = 1; given <= 4; given++) {
      for (let journal = 1; journal <= 4; journal++) table[4 - given]![4 - journal]! += marks[given]![journal]!
    }
  }
  return table
}

function screenOwn({ assessments, others }: ExampleRegion, own: readonly ClassCounts[]): LiveExample {
  const prepared = prepareScreening({ assessments, classes: [...own, ...others] })
  const answer = screenPrepared(prepared, standardSettings)
  const [first] = assessments
  let position = -1
  for (const cell of prepared.gathered.cells) {
    const isOwn = prepared.gathered.schools.at(cell.school).code === ownSchool
    if (isOwn && prepared.gathered.assessments[cell.assessment]!.id === first.id) position = cell.position
  }
  return {
    finding: answer.cells.at(position)!,
    evidence: cellEvidence(prepared, position, 'all'),
    funnel: levelFunnel(prepared, first.id, (school) => school === ownSchool),
    classLabel: changedClass,
  }
}

/** The sign of one family in an example. */
export const signOf = ({ finding }: LiveExample, family: Family) =>
  finding.indications.find((each) => each.family === family)
