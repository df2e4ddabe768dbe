/** Works weighted by nearness of their total, when the total alone has too few. */
export interface TotalWindow {
  readonly from: number
  /** Last total inside. */
  readonly to: number
  readonly weight: (total: number) => number
}

/** Works around a total that steady its moments: fewer, and the window widens. */
const leastWorks = 120

/** The narrowest symmetric window around each total that holds works enough, with triangular weights. */
export function totalWindows(works: ArrayLike<number>, enough = leastWorks): readonly TotalWindow[] {
  const last = works.length - 1
  return Array.from({ length: works.length }, (_, centre) => {
    let width = 0
    let inside = works[centre]!
    while (inside < enough && width < last) {
      width++
      inside += (works[centre - width] ?? 0) + (works[centre + width] ?? 0)
    }
    return {
      from: Math.max(0, centre - width),
      to: Math.min(last, centre + width),
      weight: (total: number) => 1 - Math.abs(total - centre) / (width + 1),
    }
  })
}

/** Mean, variance and third central moment of a number given the total. */
export interface MomentsByTotal {
  readonly mean: Float64Array
  readonly variance: Float64Array
  readonly third: Float64Array
}

/** Power sums by total of a number over the works of each total. */
export interface PowerSums {
  readonly first: Float64Array
  readonly second: Float64Array
  readonly third: Float64Array
}

export const emptyPowerSums = (totals: number): PowerSums => ({
  first: new Float64Array(totals),
  second: new Float64Array(totals),
  third: new Float64Array(totals),
})

export function addPowers(sums: PowerSums, total: number, value: number): void {
  sums.first[total]! += value
  sums.second[total]! += value * value
  sums.third[total]! += value * value * value
}

/**
 * Moments of a number given the total, local-linear in the total: near totals lend their works, not their level.
 * @param works by total
 * Source: J. Fan, I. Gijbels, Local Polynomial Modelling, 1996, §2.
 */
export function momentsByTotal(
  works: ArrayLike<number>,
  sums: PowerSums,
  windows: readonly TotalWindow[],
): MomentsByTotal {
  const mean = new Float64Array(works.length)
  const variance = new Float64Array(works.length)
  const third = new Float64Array(works.length)
  windows.forEach(({ from, to, weight }, centre) => {
    let n = 0
    let x = 0
    let y = 0
    let xx = 0
    let xy = 0
    let yy = 0
    let yyy = 0
    for (let total = from; total <= to; total++) {
      const w = weight(total)
      const distance = total - centre
      n += w * works[total]!
      x += w * works[total]! * distance
      xx += w * works[total]! * distance * distance
      y += w * sums.first[total]!
      xy += w * sums.first[total]! * distance
      yy += w * sums.second[total]!
      yyy += w * sums.third[total]!
    }
    if (n === 0) return
    const spread = xx - (x * x) / n
    const slope = spread > 1e-9 ? (xy - (x * y) / n) / spread : 0
    mean[centre] = (y - slope * x) / n
    variance[centre] = Math.max(0, (yy - (y * y) / n - slope * (xy - (x * y) / n)) / n)
    const average = y / n
    third[centre] = yyy / n - (3 * average * yy) / n + 2 * average ** 3
  })
  return { mean, variance, third }
}
