/**
 * Lower Cholesky factor of a symmetric positive definite matrix, or undefined where it is not positive definite.
 * Small dense matrices only (up to a few hundred rows).
 */
export function cholesky(matrix: readonly ArrayLike<number>[]): Float64Array[] | undefined {
  const n = matrix.length
  const factor = Array.from({ length: n }, () => new Float64Array(n))
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i]![j]!
      for (let k = 0; k < j; k++) sum -= factor[i]![k]! * factor[j]![k]!
      if (i !== j) factor[i]![j] = sum / factor[j]![j]!
      else if (sum > 0) factor[i]![i] = Math.sqrt(sum)
      else return undefined
    }
  }
  return factor
}

/** Inverse of a symmetric positive definite matrix, or undefined where it is not positive definite. */
export function invertSymmetric(matrix: readonly ArrayLike<number>[]): Float64Array[] | undefined {
  const factor = cholesky(matrix)
  if (factor === undefined) return undefined
  const n = matrix.length
  const columns = Array.from({ length: n }, (_, unit) => {
    const x = new Float64Array(n)
    x[unit] = 1
    for (let i = 0; i < n; i++) {
      for (let k = 0; k < i; k++) x[i]! -= factor[i]![k]! * x[k]!
      x[i]! /= factor[i]![i]!
    }
    for (let i = n - 1; i >= 0; i--) {
      for (let k = i + 1; k < n; k++) x[i]! -= factor[k]![i]! * x[k]!
      x[i]! /= factor[i]![i]!
    }
    return x
  })
  return columns
}
