import { dbeta, lgamma } from 'lib-r-math.js'
import { logOneMinusExp } from './log-space.ts'

const tiny = 1e-300
const maximumSteps = 200_000

/**
 * Natural logarithm of the regularised incomplete beta function I_x(a, b).
 *
 * Both `x` and `oneMinusX` are given, so that neither end loses digits. Own code because the tail of the library's
 * `pbeta` underflows to −Infinity below about 1e-300 (see test/vectors/distributions.R, where this is compared with R).
 *
 * @param x 0…1; @param oneMinusX exactly 1 − x; @param a > 0; @param b > 0
 * Formula: continued fraction, DLMF 8.17.22, by the modified Lentz algorithm (Numerical Recipes, 3rd ed., 6.4).
 */
export function logIncompleteBeta(x: number, oneMinusX: number, a: number, b: number): number {
  if (!(a > 0 && b > 0)) throw new Error(`logIncompleteBeta: a and b must be > 0, got ${a}, ${b}`)
  if (!(x >= 0 && oneMinusX >= 0)) throw new Error(`logIncompleteBeta: x must be within 0…1, got ${x}`)
  if (x === 0) return -Infinity
  if (oneMinusX === 0) return 0
  if (x <= (a + 1) / (a + b + 2)) return logFraction(x, oneMinusX, a, b)
  return logOneMinusExp(Math.min(0, logFraction(oneMinusX, x, b, a)))
}

function logFraction(x: number, oneMinusX: number, a: number, b: number): number {
  return logFront(x, oneMinusX, a, b) - Math.log(a) + Math.log(continuedFraction(x, a, b))
}

/** log of x^a (1 − x)^b / B(a, b). For large parameters by Loader's saddle-point form, where lgamma would cancel. */
function logFront(x: number, oneMinusX: number, a: number, b: number): number {
  if (Math.min(a, b) >= 2 && a + b > 100) {
    return dbeta(x, a, b, undefined, true) + Math.log(x) + logOf(oneMinusX, x)
  }
  return a * logOf(x, oneMinusX) + b * logOf(oneMinusX, x) - lgamma(a) - lgamma(b) + lgamma(a + b)
}

/** The logarithm from whichever of x and 1 − x keeps more digits. */
const logOf = (x: number, oneMinusX: number) => (x > 0.5 ? Math.log1p(-oneMinusX) : Math.log(x))

function continuedFraction(x: number, a: number, b: number): number {
  let c = 1
  let d = nonZero(1 - ((a + b) * x) / (a + 1))
  d = 1 / d
  let value = d
  for (let m = 1; m <= maximumSteps; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / nonZero(1 + even * d)
    c = nonZero(1 + even / c)
    value *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / nonZero(1 + odd * d)
    c = nonZero(1 + odd / c)
    const step = d * c
    value *= step
    if (Math.abs(step - 1) < 1e-15) return value
  }
  throw new Error(`logIncompleteBeta: no convergence in ${maximumSteps} steps for x=${x}, a=${a}, b=${b}`)
}

const nonZero = (value: number) => (Math.abs(value) < tiny ? tiny : value)
