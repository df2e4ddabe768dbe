import { winsorise } from '#stats'
import type { GatheredCells, ScreeningCell } from './gather-cells.ts'
import { momentsOf } from './reference-histograms.ts'
import { worksIn } from './register.ts'

/** A cell's level in standard deviations of the pupils of its assessment, with what its register marks explain taken out. */
export interface LevelCell {
  readonly cell: ScreeningCell
  /** Standardised mean less the part explained by register marks. */
  readonly residual: number
  /** What register marks explain, in standard deviations. */
  readonly explained: number
  /** Sampling variance of the standardised mean, plus that of unknown register marks. */
  readonly variance: number
  /** Mean and deviation of the reference, in primary points. */
  readonly mean: number
  readonly deviation: number
  readonly hasRegister: boolean
}

/** A cell of fewer works or an assessment of fewer schools has no level worth a comparison. */
export const leastLevelWorks = 3
const leastSchools = 3

/** Slope of a cell's level on its register marks, where data are few: between schools it is far below the pupils' own. */
const usualSlope = 0.4
const slopeWeight = 20
const leastRegisterSpread = 1e-12

/** Cells that can be compared, in the order of the gathered ones. */
export function levelCells(gathered: GatheredCells): readonly LevelCell[] {
  const raw = [...Map.groupBy(gathered.cells, (cell) => cell.assessment).values()].flatMap(standardised)
  const slope = registerSlope(raw)
  const known = raw.filter((item) => item.register !== undefined)
  const registerVariance =
    known.length === 0 ? 0 : known.reduce((sum, item) => sum + item.register! ** 2, 0) / known.length
  return raw.map(({ cell, level, register, sampling, mean, deviation }) => ({
    cell,
    residual: level - slope * (register ?? 0),
    explained: slope * (register ?? 0),
    variance: sampling + (register === undefined ? slope ** 2 * registerVariance : 0),
    mean,
    deviation,
    hasRegister: register !== undefined,
  }))
}

interface Standardised {
  readonly cell: ScreeningCell
  readonly level: number
  readonly register: number | undefined
  readonly sampling: number
  readonly mean: number
  readonly deviation: number
}

function standardised(cells: readonly ScreeningCell[]): readonly Standardised[] {
  const usable = cells.filter((cell) => cell.works >= leastLevelWorks)
  if (usable.length < leastSchools) return []
  const score = population(usable, (cell) => cell.scores)
  const register = population(usable, registerCounts)
  if (score.variance === 0) return []
  return usable.map((cell) => {
    const own = momentsOf(cell.scores)
    const ownRegister = momentsOf(registerCounts(cell))
    const rest = leaveOut(score, own)
    const restRegister = leaveOut(register, ownRegister)
    const deviation = Math.sqrt(score.variance)
    return {
      cell,
      level: (own.mean - rest) / deviation,
      register:
        ownRegister.works < leastLevelWorks || register.variance === 0
          ? undefined
          : (ownRegister.mean - restRegister) / Math.sqrt(register.variance),
      sampling: usualWithin / own.works,
      mean: rest,
      deviation,
    }
  })
}

/** Pupils of one school differ less than all pupils do. */
const usualWithin = 0.75

type Moments = ReturnType<typeof momentsOf>

function population(cells: readonly ScreeningCell[], histogram: (cell: ScreeningCell) => ArrayLike<number>): Moments {
  const length = Math.max(...cells.map((cell) => histogram(cell).length))
  const sum = new Float64Array(length)
  for (const cell of cells) {
    const counts = histogram(cell)
    for (let i = 0; i < counts.length; i++) sum[i]! += counts[i]!
  }
  return momentsOf(sum)
}

/** Mean of the population without this cell. */
const leaveOut = (all: Moments, own: Moments): number =>
  all.works > own.works ? (all.mean * all.works - own.mean * own.works) / (all.works - own.works) : all.mean

/** Works by register mark 0…5 (only 2–5 used). */
const registerCounts = (cell: ScreeningCell): readonly number[] => [0, 0, ...cell.register.map(worksIn)]

function registerSlope(cells: readonly Standardised[]): number {
  const known = cells.filter((item) => item.register !== undefined)
  if (known.length === 0) return 0
  const levels = winsorise(
    known.map((item) => item.level),
    0.05,
  )
  const registers = winsorise(
    known.map((item) => item.register!),
    0.05,
  )
  let product = 0
  let square = 0
  registers.forEach((register, i) => {
    product += register * levels[i]!
    square += register * register
  })
  const typical = square / known.length
  // Schools whose register marks do not differ (but for rounding) say nothing of a slope.
  if (typical < leastRegisterSpread) return 0
  return (product + slopeWeight * typical * usualSlope) / (square + slopeWeight * typical)
}
