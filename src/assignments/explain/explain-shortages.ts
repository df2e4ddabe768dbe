import { type Cover, coverWorks } from '../cover-works.ts'
import type { Instance } from '../instance.ts'
import type { Shortage } from '../model.ts'
import type { Solver } from '../solver/open-solver.ts'
import { elementsOf, type Reason, termsOf } from './elements.ts'
import { explainRest } from './explain-rest.ts'
import { findConflict } from './find-conflict.ts'
import { keepBatches, narrowInstance } from './narrow-instance.ts'
import { withRelaxedFlow } from './relaxed-flow.ts'
import { suggestRemedies } from './suggest-remedies.ts'
import { withoutRule } from './without-rule.ts'
import { wordShortage } from './word-shortage.ts'

/** Conflicts beyond these are counted, not explained: the first ones are to be mended before the rest means anything. */
const mostExplained = 20

/**
 * Why some works cannot be seen as often as they must be: one explanation for each set of works that would be short even if
 * there were no others.
 */
export function explainShortages(instance: Instance, cover: Cover, solver: Solver): Shortage[] {
  const found: Shortage[] = []
  let rest = instance
  while (found.length < mostExplained && rest.batches.length > 0 && coverWorks(rest, solver).total > 0) {
    // The rule against mutual checks ties all schools together. What is short without it too is explained without it.
    const free = withoutRule(rest, 'reciprocity')
    const isFreeShort = free !== rest && coverWorks(free, solver).total > 0
    const part = narrowInstance(isFreeShort ? free : rest, solver)
    const reasons = conflictOf(part, solver)
    const short = new Set(reasons.flatMap((reason) => (reason.kind === 'need' ? [...reason.batches] : [])))
    const alone = keepBatches(part, (batch) => short.has(batch))
    const remedies = suggestRemedies(alone, reasons, solver)
    found.push(wordShortage(alone, reasons, coverWorks(alone, solver).total, remedies))
    const codes = new Set(alone.batches.map(({ code }) => code))
    rest = keepBatches(rest, (batch) => !codes.has(rest.batches[batch]!.code))
  }
  const sorted = found.toSorted((a, b) => (a.works[0]! < b.works[0]! ? -1 : 1))
  return [...sorted, ...explainRest(instance, cover, sorted, solver, found.length === mostExplained)]
}

/** Limits are lifted first: what is short even then is short of people, and closer to a few schools. */
function conflictOf(instance: Instance, solver: Solver): readonly Reason[] {
  return withRelaxedFlow(instance, solver, (ask) => {
    const isShort = (kept: ReadonlySet<Reason>) => ask(termsOf(instance, kept)) > 0
    const conflictAmong = (elements: readonly Reason[]) => findConflict(elements, isShort)
    if (instance.rules.some(({ rule }) => rule === 'reciprocity'))
      return conflictAmong(elementsOf(instance, 'directions'))
    const people = elementsOf(instance, 'people')
    return conflictAmong(isShort(new Set(people)) ? people : elementsOf(instance, 'load'))
  })
}
