import { againstNull, type EmpiricalNull } from './empirical-null.ts'
import { linkFamilies } from './cohorts/find-links.ts'
import { registerScore } from './indicate-register.ts'
import { patternFamilies } from './patterns/pattern-families.ts'
import type { PreparedScreening } from './prepare-screening.ts'

/**
 * What the other cells of a school say of one of its cells. Works are seldom touched in one class alone, so a cell of a school
 * whose other cells speak is judged with less suspicion of chance, and by the families that speak there.
 */
export interface Borrowed {
  /** Weights of the families in the combination, by cell × family. */
  readonly familyWeights: Float32Array
  /**
   * log p of every cell over its weight. Weights are the odds that the cell was touched, scaled so that those of untouched
   * cells add up to their number (Genovese, Roeder, Wasserman 2006; Hu, Zhao, Zhou 2010).
   */
  readonly weighted: (logP: Float64Array) => Float64Array
}

/** Share of schools where something may be expected before anything is seen, and of their cells. */
const expectedSchools = 0.02
const expectedCells = 0.5
/** A school's other cells never say more than this, for or against. */
const strongest = 300
/** How far evidence of a family elsewhere in the school draws the combination to it. */
const attraction = 0.1

/** Families in the order of a unit's verdicts. */
export const cellFamilies = ['boundary', 'register', 'level', 'absence', ...patternFamilies, ...linkFamilies] as const

/** No cell stands out by its school alone: its own p must be this small before the school's other cells help it. */
const ownLogP = Math.log(0.05)

/**
 * @param registerNull what the register evidence of one honest school's cells has in common
 * @param logPAt log p of every cell by itself, for the share of the school's cells that look touched
 */
export function borrowFromSchool(
  prepared: PreparedScreening,
  registerNull: EmpiricalNull,
  logPAt: ArrayLike<number>,
): Borrowed {
  const { gathered, nulls } = prepared
  const odds = new Float64Array(gathered.cells.length)
  const weights = new Float32Array(gathered.cells.length * cellFamilies.length)
  const isQuiet = (position: number) => (logPAt[position]! > logHalf ? 1 : 0)
  for (const [schoolPosition, school] of gathered.schools.entries()) {
    const pooled = poolCells(prepared, schoolPosition)
    let quiet = 0
    for (const { position } of school.cells) quiet += isQuiet(position)
    for (const { position } of school.cells) {
      let sum = 0
      let speaking = 0
      cellFamilies.forEach((family, at) => {
        const ratio = ratioBeside(family, position)
        weights[position * cellFamilies.length + at] = 1 + attraction * (ratio ?? 1)
        if (ratio === undefined) return
        sum += ratio
        speaking++
      })
      const evidence = speaking === 0 ? 1 : sum / speaking
      const isSpoken = (expectedSchools * evidence) / (1 - expectedSchools + expectedSchools * evidence)
      // Storey's share of untouched cells among the others, drawn to the expected one by two cells.
      const untouched = (2 * (quiet - isQuiet(position)) + 2 * (1 - expectedCells)) / (school.cells.length + 1)
      const touched = isSpoken * Math.min(0.9, Math.max(0.1, 1 - untouched))
      odds[position] = touched / (1 - touched)
    }

    function ratioBeside(family: (typeof cellFamilies)[number], position: number): number | undefined {
      switch (family) {
        case 'level':
          // The level of a cell is already judged by the school's other cells.
          return undefined
        case 'boundary':
          return ratioOf(pooled.boundary.beside(position), ({ z, works }) =>
            againstNull(z, works, nulls.boundarySchool),
          )
        case 'register':
          return ratioOf(
            pooled.register.beside(position),
            ({ z, cells }) => Math.abs(againstNull(z, cells, registerNull)),
            2,
          )
        case 'cohort-break':
        case 'exam-gap':
          return ratioOf(prepared.cohorts.families[family].pooled.besideAt(position), (z) => z)
        case 'absence':
          return ratioOf(pooled.absence.beside(position), ({ z, works }) => againstNull(z, works, nulls.absenceSchool))
        default:
          return ratioOf(prepared.patterns.besideAt(family, position, schoolPosition), (z) => z)
      }
    }
  }
  const touched = odds.reduce((sum, value) => sum + value / (1 + value), 0)
  const logScale = Math.log(touched / odds.length)
  return {
    familyWeights: weights,
    weighted: (logP) =>
      logP.map((value, i) => {
        const over = value + logScale - Math.log(odds[i]!)
        return value <= ownLogP ? Math.min(0, over) : Math.max(value, Math.min(0, over))
      }),
  }
}

const logHalf = Math.log(0.5)

function ratioOf<T>(beside: T | undefined, scoreOf: (beside: T) => number, sides = 1): number | undefined {
  return beside === undefined ? undefined : evidenceRatio(scoreOf(beside), sides)
}

/**
 * Bound of the likelihood ratio that a p can stand for, 1/(−e·p·ln p) (Sellke, Bayarri, Berger, American Statistician 55,
 * 2001), with p by the plain approximation exp(−z²/2)/(2 + z√2π): a weight needs no more.
 */
function evidenceRatio(z: number, sides: number): number {
  if (z <= 0) return 1
  const logP = Math.log(sides) - (z * z) / 2 - Math.log(2 + z * Math.sqrt(2 * Math.PI))
  if (logP > -1) return 1
  return Math.min(strongest, Math.max(1, Math.exp(-1 - logP) / -logP))
}

/** Stouffer's sum over the cells of a school, with weights √works, that can leave one of them out. */
class PooledCells {
  #sum = 0
  #roots = 0
  #works = 0
  readonly #own = new Map<number, readonly [z: number, works: number]>()

  add(position: number, z: number, works: number): void {
    this.#sum += z * Math.sqrt(works)
    this.#roots += Math.sqrt(works)
    this.#works += works
    this.#own.set(position, [z, works])
  }

  /** The score, works and effective number of the other cells. */
  beside(position: number): { readonly z: number; readonly works: number; readonly cells: number } | undefined {
    const [z, own] = this.#own.get(position) ?? [0, 0]
    const works = this.#works - own
    if (works < 0.5) return undefined
    const root = Math.sqrt(own)
    return { z: (this.#sum - z * root) / Math.sqrt(works), works, cells: (this.#roots - root) ** 2 / works }
  }
}

function poolCells({ gathered, evidence, nulls }: PreparedScreening, school: number) {
  const pooled = { boundary: new PooledCells(), register: new PooledCells(), absence: new PooledCells() }
  for (const { position } of gathered.schools.at(school).cells) {
    const boundary = evidence.boundaryCell.at(position)
    if (boundary !== undefined)
      pooled.boundary.add(position, againstNull(boundary.z, boundary.n, nulls.boundaryCell), boundary.n)
    const up = evidence.registerUp.at(position)
    const down = evidence.registerDown.at(position)
    if (up !== undefined && down !== undefined)
      pooled.register.add(position, registerScore({ up, down }, nulls.registerCell), up.n)
    const absence = evidence.absenceCell.at(position)
    if (absence !== undefined)
      pooled.absence.add(position, againstNull(absence.z, absence.n, nulls.absenceCell), absence.n)
  }
  return pooled
}
