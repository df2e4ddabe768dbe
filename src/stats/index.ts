export { logAdd, logOneMinusExp, logSum } from './log-space.ts'
export { logIncompleteBeta } from './incomplete-beta.ts'
export { binomialLogLowerTail, binomialLogMidP, binomialLogPoint, binomialLogUpperTail } from './binomial.ts'
export { poissonLogLowerTail, poissonLogMidP, poissonLogPoint, poissonLogUpperTail } from './poisson.ts'
export { normalCumulative, normalFromLogUpperTail, normalLogUpperTail, normalQuantile } from './normal.ts'
export { studentLogUpperTail, studentQuantile } from './student-t.ts'
export { hypergeometricLogUpperTail } from './hypergeometric.ts'
export { noncentralHypergeometric } from './noncentral-hypergeometric.ts'
export { shareInterval } from './share-interval.ts'
export { betaBinomialPoints } from './beta-binomial.ts'
export { poissonBinomialTails, tailOfSum, type Lattice, type SumTails } from './tail-of-sum.ts'
export { benjaminiHochberg, benjaminiYekutieli, bonferroniLeast, holm, logMeanP, type AdjustP } from './adjust-p.ts'
export { selectOnTree, simes, type Branch, type SelectedBranch } from './select-on-tree.ts'
export { cauchyCombination, stouffer } from './combine-p.ts'
export { median, medianDeviation, quantileOfSorted, sortedCopy, winsorise } from './robust.ts'
export {
  derSimonianLaird,
  overdispersionFactor,
  pauleMandel,
  shrink,
  type Estimate,
  type RandomEffects,
} from './overdispersion.ts'
export { discreteDensityTest, type DiscreteDensityTest } from './discrete-density.ts'
export { bhapkar, stuartMaxwell, type MarginalHomogeneity } from './marginal-homogeneity.ts'
export { cholesky, invertSymmetric } from './solve-symmetric.ts'
export { randomNormal, seededRandom, type Random } from './seeded-random.ts'
export { guttmanErrors, logitRange, personFitU3, stepLogits, type LogitRange } from './person-fit.ts'
