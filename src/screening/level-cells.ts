import { winsorise } from '#stats'
import type { GatheredCells } from './gather-cells.ts'
import { momentsOf } from './reference-histograms.ts'
import { leastLevelSchools, leastLevelWorks, usualWithin } from './usual-levels.ts'

/**
 * Levels of cells in standard deviations of the pupils of their assessment, with what their register marks explain taken
 * out. Columns by position of cell; NaN in `residual` where a cell cannot be compared.
 */
export interface LevelCells {
  /** Standardised mean less the part explained by register marks. */
  readonly residual: Float64Array
  /** What register marks explain, in standard deviations. */
  readonly explained: Float64Array
  /** Sampling variance of the standardised mean, plus that of unknown register marks. */
  readonly variance: Float64Array
  /** Mean of the other schools, in primary points. */
  readonly mean: Float64Array
  readonly hasRegister: Uint8Array
  /** By assessment: deviation of the pupils, in primary points. */
  readonly deviation: Float64Array
}

/** Slope of a cell's level on its register marks, where data are few: between schools it is far below the pupils' own. */
const usualSlope = 0.4
const slopeWeight = 20
const leastRegisterSpread = 1e-12

export function levelCells(gathered: GatheredCells): LevelCells {
  const populations = populationsOf(gathered)
  const size = gathered.cells.length
  const column = () => new Float64Array(new SharedArrayBuffer(8 * size))
  const level = column().fill(NaN)
  const register = column().fill(NaN)
  const variance = column()
  const mean = column()
  for (const cell of gathered.cells) {
    const population = populations[cell.assessment]
    if (population === undefined || cell.works < leastLevelWorks) continue
    const { position } = cell
    const own = momentsOf(cell.scores)
    mean[position] = leaveOut(population.score, own)
    level[position] = (own.mean - mean[position]!) / Math.sqrt(population.score.variance)
    variance[position] = usualWithin / own.works
    const ownRegister = momentsOf(registerCounts(gathered, cell.from, cell.to))
    if (ownRegister.works < leastLevelWorks || population.register.variance === 0) continue
    register[position] =
      (ownRegister.mean - leaveOut(population.register, ownRegister)) / Math.sqrt(population.register.variance)
  }
  const slope = registerSlope(level, register)
  let squares = 0
  let known = 0
  for (let i = 0; i < size; i++) {
    if (Number.isNaN(register[i]!)) continue
    squares += register[i]! ** 2
    known++
  }
  const unknownVariance = known === 0 ? 0 : (slope ** 2 * squares) / known
  const hasRegister = new Uint8Array(new SharedArrayBuffer(size))
  const [residual, explained] = [level, register]
  for (let i = 0; i < size; i++) {
    if (Number.isNaN(level[i]!)) continue
    hasRegister[i] = Number.isNaN(register[i]!) ? 0 : 1
    if (hasRegister[i] === 0) variance[i]! += unknownVariance
    explained[i] = hasRegister[i] === 0 ? 0 : slope * register[i]!
    residual[i]! -= explained[i]!
  }
  const deviation = Float64Array.from(populations, (own) => (own === undefined ? NaN : Math.sqrt(own.score.variance)))
  return { residual, explained, variance, mean, hasRegister, deviation }
}

type Moments = ReturnType<typeof momentsOf>

interface Population {
  readonly score: Moments
  readonly register: Moments
}

/** By assessment; undefined where nothing can be compared. */
function populationsOf(gathered: GatheredCells): readonly (Population | undefined)[] {
  const schools = new Uint32Array(gathered.assessments.length)
  const scores: number[][] = gathered.assessments.map(() => [])
  const registers = gathered.assessments.map(() => new Float64Array(6))
  for (const cell of gathered.cells) {
    if (cell.works < leastLevelWorks) continue
    schools[cell.assessment]!++
    const own = cell.scores
    const all = scores[cell.assessment]!
    for (let score = 0; score < own.length; score++) all[score] = (all[score] ?? 0) + own[score]!
    const register = registerCounts(gathered, cell.from, cell.to)
    for (let mark = 2; mark <= 5; mark++) registers[cell.assessment]![mark]! += register[mark]!
  }
  return gathered.assessments.map((_, assessment) => {
    const score = momentsOf(scores[assessment]!)
    if (schools[assessment]! < leastLevelSchools || score.variance === 0) return undefined
    return { score, register: momentsOf(registers[assessment]!) }
  })
}

/** Mean of the population without this cell. */
const leaveOut = (all: Moments, own: Moments): number =>
  all.works > own.works ? (all.mean * all.works - own.mean * own.works) / (all.works - own.works) : all.mean

const counts = new Float64Array(6)

/** Works with both marks by register mark 0…5 (only 2–5 used); good until the next call. */
function registerCounts({ classes }: GatheredCells, from: number, to: number): Float64Array {
  counts.fill(0)
  for (let i = from; i < to; i++) {
    const marks = classes.marks(i)
    for (let given = 1; given < 5; given++) {
      for (let journal = 1; journal < 5; journal++) counts[journal + 1]! += marks[given * 5 + journal]!
    }
  }
  return counts
}

function registerSlope(level: Float64Array, register: Float64Array): number {
  const known = [...register.keys()].filter((i) => !Number.isNaN(register[i]!))
  if (known.length === 0) return 0
  const drawnIn = (column: Float64Array) =>
    winsorise(
      known.map((i) => column[i]!),
      0.05,
    )
  const levels = drawnIn(level)
  let product = 0
  let square = 0
  drawnIn(register).forEach((value, i) => {
    product += value * levels[i]!
    square += value * value
  })
  const typical = square / known.length
  // Schools whose register marks do not differ (but for rounding) say nothing of a slope.
  if (typical < leastRegisterSpread) return 0
  return (product + slopeWeight * typical * usualSlope) / (square + slopeWeight * typical)
}
