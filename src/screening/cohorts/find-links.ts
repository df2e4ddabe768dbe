import type { Assessment, ProcedureKind } from '#procedures/model'
import type { GatheredCells } from '../gather-cells.ts'
import type { Family } from '../model.ts'

/** Families that compare the same children's earlier level with their later one. */
export const linkFamilies = ['cohort-break', 'exam-gap'] as const satisfies readonly Family[]
export type LinkFamily = (typeof linkFamilies)[number]

/** Pairs of cells of one school with the same children, earlier and later, in columns; kinds are pairs of assessments. */
export interface CohortLinks {
  readonly earlier: Int32Array
  readonly later: Int32Array
  /** Position in `kinds`. */
  readonly kind: Int32Array
  readonly kinds: readonly { readonly earlier: number; readonly later: number }[]
}

/** Held outside of the pupils' own school, under observation: what the school's own procedures are compared with. */
const examinations: ReadonlySet<ProcedureKind> = new Set(['ОГЭ', 'ЕГЭ'])

/** Every cell has at most one link of a family: the first later sitting, in time, that its school has. */
export function findLinks(gathered: GatheredCells, family: LinkFamily): CohortLinks {
  const following = gathered.assessments.map((one) => laterSittings(one, gathered.assessments, family))
  const earlier: number[] = []
  const later: number[] = []
  const kind: number[] = []
  const kinds = new Map<number, number>()
  const positionOf = new Int32Array(gathered.assessments.length)
  for (const school of gathered.schools) {
    positionOf.fill(-1)
    for (const cell of school.cells) positionOf[cell.assessment] = cell.position
    for (const { position, assessment } of school.cells) {
      const next = following[assessment]!.find((other) => positionOf[other]! >= 0)
      if (next === undefined) continue
      const pair = assessment * gathered.assessments.length + next
      if (!kinds.has(pair)) kinds.set(pair, kinds.size)
      earlier.push(position)
      later.push(positionOf[next]!)
      kind.push(kinds.get(pair)!)
    }
  }
  return {
    earlier: Int32Array.from(earlier),
    later: Int32Array.from(later),
    kind: Int32Array.from(kind),
    kinds: [...kinds.keys()].map((pair) => ({
      earlier: Math.floor(pair / gathered.assessments.length),
      later: pair % gathered.assessments.length,
    })),
  }
}

/** Whether any children of the data set have a later sitting in it. */
export const canLink = (assessments: readonly Assessment[], family: LinkFamily): boolean =>
  assessments.some((one) => laterSittings(one, assessments, family).length > 0)

/** Positions of the assessments that the same children sit later, the nearest first. */
function laterSittings(own: Assessment, all: readonly Assessment[], family: LinkFamily): readonly number[] {
  if (examinations.has(own.procedure)) return []
  const subject = subjectStem(own.subject)
  return [...all.keys()]
    .filter((position) => {
      const other = all[position]!
      const passed = other.year - own.year
      if (passed < 1 || other.grade - own.grade !== passed || subjectStem(other.subject) !== subject) return false
      return family === 'exam-gap'
        ? own.procedure === 'ВПР' && examinations.has(other.procedure)
        : passed === 1 && other.procedure === own.procedure
    })
    .toSorted((a, b) => all[a]!.year - all[b]!.year)
}

/** «Математика (профильный уровень)» and «Математика, углублённая» are mathematics. */
export const subjectStem = (subject: string): string => subject.split(/[(,]/u)[0]!.trim().toLocaleLowerCase('ru')
