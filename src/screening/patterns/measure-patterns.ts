import { benjaminiHochberg, cauchyCombination } from '#stats'
import type { ClassReader } from '../class-columns.ts'
import { againstNull, fitNull, type EmpiricalNull, type NullPrior } from '../empirical-null.ts'
import type { GatheredCells } from '../gather-cells.ts'
import { releaseMemory } from '../thread-memory.ts'
import { calibrateSums, type CalibratedClasses, type KeptClasses } from './calibrate-classes.ts'
import { calibrateClosest } from './calibrate-closest.ts'
import { calibrateResidual } from './calibrate-residual.ts'
import { measureClasses, type ClassTable } from './class-table.ts'
import { patternFamilies, type PatternFamily } from './pattern-families.ts'
import { leastCellWorks, leastSchoolWorks, type FamilyNumbers, type PatternNumbers } from './pattern-numbers.ts'
import { patternReference, type PatternReference } from './pattern-reference.ts'
import { PatternScores, type PatternScore } from './pattern-scores.ts'
import { patternLogP } from './pattern-tail.ts'
import type { ClassWorks } from './variant-shifts.ts'
import { viewPatterns, type MeasuredPatterns } from './view-patterns.ts'

interface MeasuredOnce extends PatternNumbers {
  readonly table: ClassTable
}

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
  releaseMemory(table.size)
  const others = measureWithout(gathered, seen.leftOut, table)
  for (const family of patternFamilies) {
    const { cells, schools } = others.families[family]
    takeMilder(new PatternScores(cells, leastCellWorks), seen.cells, family)
    takeMilder(new PatternScores(schools, leastSchoolWorks), seen.schools, family)
  }
  return lasting(others)
}

/** What stands out at first sight, and how it was scored while it stood in the reference. */
function clearedBy(gathered: GatheredCells, everyone: MeasuredOnce) {
  const seen = viewPatterns(gathered, everyone)
  const leftOut = clearUnits(gathered, seen)
  const partLeftOut = new Set(Array.from(leftOut.cells, (position) => gathered.cells.at(position).school))
  return { leftOut, cells: scoresOf(leftOut.cells, seen.cellAt), schools: scoresOf(partLeftOut, seen.schoolAt) }
}

type ScoresBefore = ReadonlyMap<number, Readonly<Partial<Record<PatternFamily, PatternScore>>>>

/**
 * What left the reference is judged by the milder of the two measurements: an honest class that nobody else is like (the only
 * lyceum) would otherwise be compared with a line drawn past it.
 */
function takeMilder(scores: PatternScores, before: ScoresBefore, family: PatternFamily): void {
  for (const [position, own] of before) {
    const now = scores.at(position)
    const first = own[family]
    if (first === undefined) scores.clear(position)
    else if (now === undefined || first.z < now.z) scores.set(position, first)
  }
}

/** Columns that words and pictures read; the others have served. */
function lasting({ table, ...numbers }: MeasuredOnce): PatternNumbers {
  const { size, index, cell, assessment, stiffness, closestWorks, closest } = table
  return { ...numbers, table: { size, index, cell, assessment, stiffness, closestWorks, closest } }
}

function scoresOf(positions: ReadonlySet<number>, scoreAt: MeasuredPatterns['cellAt']): ScoresBefore {
  return new Map(
    Array.from(positions, (position) => [
      position,
      Object.fromEntries(patternFamilies.map((family) => [family, scoreAt(family, position)])),
    ]),
  )
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
