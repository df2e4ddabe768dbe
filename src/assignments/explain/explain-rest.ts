import { counted } from '#kernel/russian-text'
import { type Cover, coverWorks } from '../cover-works.ts'
import { demandOf, type Instance } from '../instance.ts'
import { ruleTitles, type Shortage } from '../model.ts'
import type { Solver } from '../solver/open-solver.ts'
import { withoutRule } from './without-rule.ts'

/**
 * Every explanation is by itself; together the works may miss more, because they ask for the same people. What the
 * explanations do not add up to is said too, so that the numbers of the answer agree.
 */
export function explainRest(
  instance: Instance,
  cover: Cover,
  found: readonly Shortage[],
  solver: Solver,
  isCut: boolean,
): Shortage[] {
  const unexplained = cover.total - found.reduce((sum, { missing }) => sum + missing, 0)
  if (unexplained <= 0) return []
  const lenient = withoutRule(instance, 'reciprocity')
  const byDirections = lenient === instance ? 0 : Math.min(unexplained, cover.total - coverWorks(lenient, solver).total)
  const short = instance.batches.filter((_, at) => cover.missing[at]! + cover.missingLead[at]! > 0)
  const of = { works: short.map(({ code }) => code), need: short.reduce((sum, batch) => sum + demandOf(batch), 0) }
  const { reciprocity } = ruleTitles
  const rest = unexplained - byDirections
  return [
    ...(byDirections === 0
      ? []
      : [
          {
            ...of,
            missing: byDirections,
            reasons: [{ rule: 'reciprocity' as const, people: [], words: `правило «${reciprocity}»` }],
            sentence: `Ещё ${counted(byDirections, 'назначения', 'назначений', 'назначений')} не хватает потому, что иначе школы проверяли бы друг друга взаимно. Помогло бы: без правила «${reciprocity}».`,
            remedies: [`без правила «${reciprocity}»`],
          },
        ]),
    ...(rest === 0
      ? []
      : [
          {
            ...of,
            missing: rest,
            reasons: [],
            sentence: `Ещё ${counted(rest, 'назначения', 'назначений', 'назначений')} не хватает ${isCut ? 'другим работам: названы первые причины' : 'потому, что работам нужны одни и те же люди'}. Исправьте названное и назначьте снова.`,
            remedies: [],
          },
        ]),
  ]
}
