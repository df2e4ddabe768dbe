import type { Assessment } from '#procedures/model'
import type { MarkGroupShares, PresentWork } from '#results/model'
import type { DemoMunicipality, DemoReference } from './model.ts'

/** Results of one group as the federal aggregate reports show them. Shares are 0…1. */
export interface GroupResults {
  readonly level: 'all' | 'region' | 'municipality' | 'school'
  readonly code: string
  readonly name: string
  /** Number of schools; absent for a school. */
  readonly schools?: number
  readonly participants: number
  readonly marks: readonly [number, number, number, number]
  readonly scores: readonly number[]
  readonly tasks: readonly number[]
  readonly tasksByMark: readonly MarkGroupShares[]
  /** Works with a register mark: lower, equal, higher than it. */
  readonly register: { readonly lower: number; readonly equal: number; readonly higher: number }
}

/** All groups of one assessment in the order of the federal reports: the country, the region, the municipality, its schools. */
export function groupResults(demo: DemoMunicipality, assessment: Assessment): readonly GroupResults[] {
  const present = demo.works.flatMap(({ assessment: id, school, work }) =>
    id === assessment.id && work.attendance === 'present' ? [{ school, work }] : [],
  )
  const schools = demo.schools.flatMap((school): GroupResults[] => {
    const works = present.filter((row) => row.school === school.login).map(({ work }) => work)
    if (works.length === 0) return []
    return [{ level: 'school', code: school.login, name: school.shortName, ...countWorks(works, assessment) }]
  })
  const { code, name } = demo.municipality
  const all = countWorks(
    present.map(({ work }) => work),
    assessment,
  )
  return [
    ...demo.references.filter((row) => row.assessment === assessment.id).map((row) => referenceGroup(row, demo)),
    { level: 'municipality', code, name, schools: schools.length, ...all },
    ...schools,
  ]
}

function countWorks(works: readonly PresentWork[], assessment: Assessment) {
  const maxScore = assessment.tasks.reduce((sum, task) => sum + task.max, 0)
  const share = (count: number) => count / works.length
  const withMark = (mark: number) => works.filter((work) => work.mark === mark)
  const compared = works.flatMap(({ mark, journalMark }) =>
    mark === 'none' || journalMark === 'none' ? [] : [Math.sign(mark - journalMark)],
  )
  const register = (sign: number) => compared.filter((difference) => difference === sign).length
  const scores = Array.from({ length: maxScore + 1 }, () => 0)
  for (const work of works) scores[work.total]!++
  return {
    participants: works.length,
    marks: [
      share(withMark(2).length),
      share(withMark(3).length),
      share(withMark(4).length),
      share(withMark(5).length),
    ] as const,
    scores: scores.map(share),
    tasks: assessment.tasks.map((task, i) => meanShare(works, i, task.max)),
    tasksByMark: assessment.tasks.map((task, i): MarkGroupShares => {
      const ofMark = (mark: number) => (withMark(mark).length === 0 ? 'none' : meanShare(withMark(mark), i, task.max))
      return [ofMark(2), ofMark(3), ofMark(4), ofMark(5)]
    }),
    register: { lower: register(-1), equal: register(0), higher: register(1) },
  }
}

function meanShare(works: readonly PresentWork[], task: number, max: number): number {
  const points = works.reduce((sum, { scores }) => sum + (scores[task] === 'X' ? 0 : (scores[task] ?? 0)), 0)
  return points / works.length / max
}

function referenceGroup(reference: DemoReference, demo: DemoMunicipality): GroupResults {
  const { group, schools, participants, marks, scores, tasks, tasksByMark, register } = reference
  const shareWhere = (sign: number) =>
    register.flatMap((row, mark) => row.filter((_, journal) => Math.sign(mark - journal) === sign)).reduce(sum, 0)
  const count = (sign: number) => Math.round(participants * shareWhere(sign))
  return {
    level: group,
    code: group === 'all' ? 'all' : demo.region.code,
    name: group === 'all' ? 'Вся выборка' : demo.region.name,
    schools,
    participants,
    marks,
    scores,
    tasks,
    tasksByMark,
    register: { lower: count(-1), equal: count(0), higher: count(1) },
  }
}

const sum = (one: number, other: number): number => one + other
