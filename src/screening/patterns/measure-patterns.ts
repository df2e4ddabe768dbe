import { benjaminiHochberg, cauchyCombination } from '#stats'
import { againstNull, fitNull, type EmpiricalNull, type NullPrior } from '../empirical-null.ts'
import type { GatheredCells, ScreeningCell } from '../gather-cells.ts'
import type { ClassReader } from '../class-columns.ts'
import { rememberSchool } from '../remember-school.ts'
import type { FamilyVerdict } from '../indication.ts'
import { calibrateSums, type CalibratedClasses, type KeptClasses } from './calibrate-classes.ts'
import { calibrateClosest, closestSumAt, type CalibratedClosest } from './calibrate-closest.ts'
import { calibrateResidual } from './calibrate-residual.ts'
import { measureClasses, type ClassTable } from './class-table.ts'
import { patternReference, type PatternReference } from './pattern-reference.ts'
import { patternSums, type PatternSums } from './pattern-facts.ts'
import { PatternScores, type PatternScore, type ScoreNumbers } from './pattern-scores.ts'
import { patternLogP } from './pattern-tail.ts'
import type { ClassWorks } from './variant-shifts.ts'

/** Families that read the scores of single tasks. */
export const patternFamilies = ['task-residual', 'similarity', 'open-minus-short', 'person-fit'] as const
export type PatternFamily = (typeof patternFamilies)[number]

export interface MeasuredPatterns {
  readonly cellAt: (family: PatternFamily, position: number) => PatternScore | undefined
  readonly schoolAt: (family: PatternFamily, position: number) => PatternScore | undefined
  /** The school's calibrated score without one of its cells. */
  readonly besideAt: (family: PatternFamily, cell: number, school: number) => number | undefined
  /** The class that alone carries a family's sign in its cell, if there is one. */
  readonly onlyClassOf: (family: PatternFamily, cell: ScreeningCell) => string | undefined
  /** How closely the works of each class of a cell resemble one of them, beside what honest classes show. */
  readonly closestOf: (position: number) => readonly ClosestOfClass[]
  readonly referenceOf: (cell: ScreeningCell) => PatternReference | undefined
  /** Works of each class of a cell. */
  readonly worksOf: (cell: ScreeningCell) => readonly ClassWorks[]
  /** What the facts of a cell are made of; remembered while its school is asked about. */
  readonly sumsOf: (cell: ScreeningCell) => PatternSums
  /** Excess variance of a family's honest classes per work beyond the first, for intervals. */
  readonly iccOf: (family: PatternFamily, assessment: number) => number
}

/** Everything measured of the pattern families: plain data in shared memory. */
export interface PatternNumbers {
  readonly references: readonly (PatternReference | undefined)[]
  readonly table: Pick<ClassTable, 'size' | 'index' | 'cell' | 'assessment' | 'stiffness' | 'closestWorks' | 'closest'>
  readonly closest: CalibratedClosest
  readonly families: Readonly<Record<PatternFamily, FamilyNumbers>>
  /** Milder scores of what left the reference, by position. */
  readonly milderCells: MilderScores
  readonly milderSchools: MilderScores
}

interface MeasuredOnce extends PatternNumbers {
  readonly table: ClassTable
}

interface FamilyNumbers {
  readonly cells: ScoreNumbers
  readonly schools: ScoreNumbers
  readonly fitted: EmpiricalNull
  /** Calibrated score by class of the table. */
  readonly z: Float32Array
  /** By assessment. */
  readonly icc: readonly number[]
}

type MilderScores = ReadonlyMap<number, Readonly<Partial<Record<PatternFamily, PatternScore>>>>

/** A class speaks from this score on: one honest class in twenty. */
const speakingScore = 1.645

export interface ClosestOfClass {
  readonly works: number
  /** Root mean square correlation of the other works with the closest one; usual value and deviation in honest classes. */
  readonly value: number
  readonly usual: number
  readonly deviation: number
}

/** Smaller cells and schools do not speak. */
const leastCellWorks = 8
const leastSchoolWorks = 20

/** What real classes and simulated regions say of honest teaching (docs/methods/calibration.md). */
const priors = {
  residual: 0.025,
  similarity: { icc: 0.045, weight: 60 },
  open: { icc: 0.03, weight: 60 },
  fit: { icc: 0.03, weight: 60 },
  school: { icc: 0.01, weight: 60 },
} as const satisfies Record<string, number | NullPrior>

/** Schools and cells with clear evidence leave the reference, as schools do at the steps between marks. */
const leaveOutLogQ = Math.log(0.05)

/** What is judged, but forms neither the reference nor the null: positions of schools, and of cells (all cells of such schools too). */
interface LeftOut {
  readonly schools: ReadonlySet<number>
  readonly cells: ReadonlySet<number>
}

const nothing: LeftOut = { schools: new Set(), cells: new Set() }

export function measurePatterns(gathered: GatheredCells): PatternNumbers {
  let everyone: MeasuredOnce | undefined = measureWithout(gathered, nothing)
  const seen = clearedBy(gathered, everyone)
  if (seen.leftOut.cells.size === 0) return lasting(everyone)
  const { table } = everyone
  // Two measurements of a country side by side would fill the memory.
  everyone = undefined
  const { milderCells, milderSchools } = seen
  return lasting({ ...measureWithout(gathered, seen.leftOut, table), milderCells, milderSchools })
}

/** What stands out at first sight, and how it was scored while it stood in the reference. */
function clearedBy(gathered: GatheredCells, everyone: MeasuredOnce) {
  const seen = viewPatterns(gathered, everyone)
  const leftOut = clearUnits(gathered, seen)
  const partLeftOut = new Set(Array.from(leftOut.cells, (position) => gathered.cells.at(position).school))
  return {
    leftOut,
    milderCells: scoresOf(leftOut.cells, seen.cellAt),
    milderSchools: scoresOf(partLeftOut, seen.schoolAt),
  }
}

/** Columns that words and pictures read; the others have served. */
function lasting({ table, ...numbers }: MeasuredOnce): PatternNumbers {
  const { size, index, cell, assessment, stiffness, closestWorks, closest } = table
  return { ...numbers, table: { size, index, cell, assessment, stiffness, closestWorks, closest } }
}

function scoresOf(positions: ReadonlySet<number>, scoreAt: MeasuredPatterns['cellAt']): MilderScores {
  return new Map(
    Array.from(positions, (position) => [
      position,
      Object.fromEntries(patternFamilies.map((family) => [family, scoreAt(family, position)])),
    ]),
  )
}

/**
 * What left the reference is judged by the milder of the two: an honest class that nobody else is like (the only lyceum) would
 * otherwise be compared with a line drawn past it.
 */
function milder(
  position: number,
  family: PatternFamily,
  before: MilderScores,
  now: PatternScore | undefined,
): PatternScore | undefined {
  const scores = before.get(position)
  if (scores === undefined) return now
  const own = scores[family]
  return own === undefined || now === undefined || own.z < now.z ? own : now
}

function clearUnits(gathered: GatheredCells, measured: MeasuredPatterns): LeftOut {
  const schools = clear(gathered.schools.length, 'school', measured.schoolAt)
  const cells = new Set(clear(gathered.cells.length, 'cell', measured.cellAt))
  for (const school of schools) for (const { position } of gathered.schools.at(school).cells) cells.add(position)
  return { schools: new Set(schools), cells }
}

function clear(units: number, unit: 'school' | 'cell', scoreAt: MeasuredPatterns['cellAt']): readonly number[] {
  const logP = Array.from({ length: units }, (_, position) => {
    const own = patternFamilies.flatMap((family) => {
      const score = scoreAt(family, position)
      return score === undefined ? [] : [patternLogP(score.z, unit)]
    })
    return own.length === 0 ? 0 : cauchyCombination(own)
  })
  return benjaminiHochberg(logP).flatMap((logQ, position) => (logQ <= leaveOutLogQ ? [position] : []))
}

function measureWithout(gathered: GatheredCells, leftOut: LeftOut, before?: ClassTable): MeasuredOnce {
  const references = patternReferences(gathered, leftOut.cells)
  const table = measureClasses(gathered, references, before)
  const kept: number[][] = gathered.assessments.map(() => [])
  for (let i = 0; i < table.size; i++) {
    if (!leftOut.cells.has(table.cell[i]!)) kept[table.assessment[i]!]!.push(i)
  }
  const closest = calibrateClosest(table, kept, priors.similarity)
  const measure = (family: PatternFamily): FamilyNumbers => {
    const classes = family === 'similarity' ? closest : calibrate(family, table, kept)
    const cells = pool(classes, table, table.cell, new PatternScores(gathered.cells.length, leastCellWorks))
    const schools = pool(classes, table, table.school, new PatternScores(gathered.schools.length, leastSchoolWorks))
    const fitted = widenSchools(schools, leftOut.schools)
    return { cells: cells.numbers, schools: schools.numbers, fitted, z: classes.z, icc: classes.icc }
  }
  return {
    references,
    table,
    closest,
    families: {
      'task-residual': measure('task-residual'),
      similarity: measure('similarity'),
      'open-minus-short': measure('open-minus-short'),
      'person-fit': measure('person-fit'),
    },
    milderCells: new Map(),
    milderSchools: new Map(),
  }
}

/** References of all assessments, over the classes of cells that are not left out. */
function patternReferences(
  { assessments, cells, classes }: GatheredCells,
  leftOut: ReadonlySet<number>,
): readonly (PatternReference | undefined)[] {
  const indexes: number[][] = assessments.map(() => [])
  for (const cell of cells) {
    if (leftOut.has(cell.position)) continue
    for (let index = cell.from; index < cell.to; index++) indexes[cell.assessment]!.push(index)
  }
  return assessments.map((assessment, position) => {
    const works = new WorksCursor(classes)
    function* each(): Generator<ClassWorks> {
      for (const index of indexes[position]!) if (works.moveTo(index)) yield works
    }
    return patternReference(assessment, { [Symbol.iterator]: each })
  })
}

/**
 * Works of the class that it stands at. Every class is unpacked into the same memory, and only when it is read: a reference
 * walks over all classes several times and reads one at a time.
 */
class WorksCursor implements ClassWorks {
  readonly #classes: ClassReader
  #scratch = new Uint8Array(4096)
  #index = 0
  #length = 0
  #isRead = false

  constructor(classes: ClassReader) {
    this.#classes = classes
  }

  /** @returns whether the class has task scores */
  moveTo(index: number): boolean {
    this.#index = index
    this.#length = this.#classes.scoresLength(index)
    this.#isRead = false
    return this.#length > 0
  }

  get taskScores(): Uint8Array {
    if (!this.#isRead) {
      if (this.#length > this.#scratch.length) this.#scratch = new Uint8Array(2 * this.#length)
      this.#classes.readScores(this.#index, this.#scratch)
      this.#isRead = true
    }
    return this.#scratch.subarray(0, this.#length)
  }

  get variants(): Uint8Array | undefined {
    return this.#classes.variants(this.#index)
  }
}

/** What is asked of the numbers, in this thread or another. */
export function viewPatterns(gathered: GatheredCells, numbers: PatternNumbers): MeasuredPatterns {
  const { references, table, closest, milderCells, milderSchools } = numbers
  const families = new Map(
    patternFamilies.map((family) => {
      const own = numbers.families[family]
      return [
        family,
        {
          ...own,
          cells: new PatternScores(own.cells, leastCellWorks),
          schools: new PatternScores(own.schools, leastSchoolWorks),
        },
      ] as const
    }),
  )
  const view: MeasuredPatterns = {
    cellAt: (family, position) => milder(position, family, milderCells, families.get(family)!.cells.at(position)),
    schoolAt: (family, position) => milder(position, family, milderSchools, families.get(family)!.schools.at(position)),
    besideAt: (family, cell, school) => {
      const { cells, schools, fitted } = families.get(family)!
      const all = schools.sumOf(school)
      const own = cells.sumOf(cell)
      const squares = all.squares - own.squares
      if (!(squares > 1e-9 * all.squares)) return undefined
      return againstNull((all.sum - own.sum) / Math.sqrt(squares), all.classes - own.classes, fitted)
    },
    onlyClassOf: (family, cell) => {
      const { z } = families.get(family)!
      const speaking: number[] = []
      for (let i = firstOfCell(table, cell.position); i < table.size && table.cell[i] === cell.position; i++) {
        if (z[i]! >= speakingScore) speaking.push(i)
      }
      return speaking.length === 1 ? gathered.classes.label(table.index[speaking[0]!]!) : undefined
    },
    closestOf: (position) => {
      const found: ClosestOfClass[] = []
      for (let i = firstOfCell(table, position); i < table.size && table.cell[i] === position; i++) {
        const works = table.closestWorks[i]!
        const rootMean = (sum: number) => Math.sqrt(sum / (works - 1))
        const sumAt = (score: number) => closestSumAt(closest, score, table.assessment[i]!, works, table.stiffness[i]!)
        const usual = rootMean(sumAt(0))
        found.push({
          works,
          value: rootMean(table.closest[i]!),
          usual,
          deviation: (rootMean(sumAt(1.96)) - usual) / 1.96,
        })
      }
      return found
    },
    referenceOf: (cell) => references[cell.assessment],
    worksOf: ({ from, to }) =>
      Array.from({ length: to - from }, (_, i) => ({
        taskScores: gathered.classes.taskScores(from + i),
        variants: gathered.classes.variants(from + i),
      })),
    sumsOf: rememberSchool((cell) => patternSums(cell, view)),
    iccOf: (family, assessment) => families.get(family)!.icc[assessment]!,
  }
  return view
}

function calibrate(
  family: Exclude<PatternFamily, 'similarity'>,
  table: ClassTable,
  kept: KeptClasses,
): CalibratedClasses {
  switch (family) {
    case 'task-residual':
      return calibrateResidual(table, kept, priors.residual)
    case 'open-minus-short':
      return calibrateSums(table, table.open, kept, priors.open)
    case 'person-fit':
      return calibrateSums(table, table.fit, kept, priors.fit)
  }
}

/** Classes follow each other in the order of the cells. */
function firstOfCell({ cell, size }: Pick<ClassTable, 'cell' | 'size'>, position: number): number {
  let low = 0
  let high = size
  while (low < high) {
    const middle = (low + high) >>> 1
    if (cell[middle]! < position) low = middle + 1
    else high = middle
  }
  return low
}

/** Stouffer's sum over the classes of each unit. */
function pool(
  classes: CalibratedClasses,
  table: ClassTable,
  unitOf: Uint32Array,
  scores: PatternScores,
): PatternScores {
  const sums = Array.from({ length: 5 }, () => new Float64Array(scores.size))
  const [z, most, squares, works, count] = sums as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  for (let i = 0; i < table.size; i++) {
    const weight = classes.weight[i]!
    if (weight === 0) continue
    const unit = unitOf[i]!
    z[unit]! += weight * classes.z[i]!
    most[unit]! += weight * classes.most[i]!
    squares[unit]! += weight * weight
    works[unit]! += table.works[i]!
    count[unit]!++
  }
  for (let unit = 0; unit < scores.size; unit++) {
    if (count[unit] === 0) continue
    const norm = Math.sqrt(squares[unit]!)
    scores.set(unit, { z: z[unit]! / norm, most: most[unit]! / norm, works: works[unit]!, classes: count[unit]! })
    scores.setSum(unit, z[unit]!, squares[unit]!)
  }
  return scores
}

/** What the classes of one honest school have in common widens the null of its sum. */
function widenSchools(schools: PatternScores, leftOut: ReadonlySet<number>): EmpiricalNull {
  const units: { z: number; n: number }[] = []
  for (let school = 0; school < schools.size; school++) {
    const score = schools.at(school)
    if (score !== undefined && !leftOut.has(school)) units.push({ z: score.z, n: score.classes })
  }
  const fitted = fitNull(units, priors.school, 'lower')
  for (let school = 0; school < schools.size; school++) {
    const score = schools.at(school)
    if (score === undefined) continue
    const { classes } = score
    schools.set(school, {
      ...score,
      z: againstNull(score.z, classes, fitted),
      most: againstNull(score.most, classes, fitted),
    })
  }
  return fitted
}

/** @param reachable log p that must be attainable, or the family stays silent */
export function patternVerdict(
  score: PatternScore | undefined,
  unit: 'cell' | 'school',
  reachable: number,
): FamilyVerdict {
  if (score === undefined) return { logP: 'silent', leastLogP: 0 }
  const leastLogP = patternLogP(score.most, unit)
  return { logP: leastLogP > reachable ? 'silent' : patternLogP(score.z, unit), leastLogP }
}
