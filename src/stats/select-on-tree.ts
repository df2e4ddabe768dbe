import { benjaminiHochberg } from './adjust-p.ts'

/** A hypothesis with its own p and what stands below it: a municipality with its schools, a school with its cells. */
export interface Branch<T> {
  readonly of: T
  readonly logP: number
  /** Asked only where the branch stands out. */
  readonly below: () => readonly Branch<T>[]
}

export interface SelectedBranch<T> {
  readonly of: T
  readonly selected: boolean
  /**
   * log of the least level of the whole selection at which this branch would stand out, as long as the selections above it stay
   * as they are.
   */
  readonly logQ: number
  /** Empty below a branch that does not stand out. */
  readonly below: readonly SelectedBranch<T>[]
}

/**
 * Selection from the top of a tree down: Benjamini–Hochberg over the branches at the allowed level and, below the R selected
 * of G, again at the level times R/G. In every level the false discoveries among the branches below one selected branch, averaged
 * over the selected ones, stay within `fdr` (where the p of different branches are independent and positively dependent below one).
 * Sources: Benjamini, Bogomolov, JRSS B 76, 2014; Bogomolov, Peterson, Benjamini, Sabatti, Biometrika 108, 2021 (TreeBH).
 */
export function selectOnTree<T>(branches: readonly Branch<T>[], fdr: number): readonly SelectedBranch<T>[] {
  return selectBelow(branches, Math.log(fdr), 0)
}

/** @param logShare log of the product of R/G on the way down: the allowed level is fdr times that share */
function selectBelow<T>(
  branches: readonly Branch<T>[],
  logFdr: number,
  logShare: number,
): readonly SelectedBranch<T>[] {
  const logQ = benjaminiHochberg(branches.map((branch) => branch.logP)).map((value) => value - logShare)
  const selected = logQ.filter((value) => value <= logFdr).length
  const shareBelow = logShare + Math.log(selected / branches.length)
  return branches.map(({ of, below }, i) => {
    const isSelected = logQ[i]! <= logFdr
    return {
      of,
      selected: isSelected,
      logQ: Math.min(0, logQ[i]!),
      below: isSelected ? selectBelow(below(), logFdr, shareBelow) : [],
    }
  })
}

/** log p of «at least one of these»: Simes, Biometrika 73, 1986; the least of the Benjamini–Hochberg values. */
export const simes = (logP: readonly number[]): number => Math.min(0, ...benjaminiHochberg(logP))
