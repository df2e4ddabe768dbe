import { ok, type Result } from '#kernel/result'
import { counted } from '#kernel/russian-text'
import { arrangePairs } from './arrange-pairs.ts'
import { balanceLoads } from './balance-loads.ts'
import { checkAssignment } from './check-assignment.ts'
import { coverWorks } from './cover-works.ts'
import { explainPair } from './explain-pair.ts'
import { explainShortages } from './explain/explain-shortages.ts'
import { demandOf, type Instance } from './instance.ts'
import type { AssignmentAnswer, Load, Portion, ProblemFault, Team } from './model.ts'
import { prepareInstance } from './prepare-instance.ts'
import type { AssignmentProblem } from './problem-model.ts'
import { type SharedBatch, shareWorks } from './share-works.ts'
import type { Solver } from './solver/open-solver.ts'

/**
 * Experts to works, or observers to slots: everything that can be given under the rules, with loads as even as can be, then
 * with the fewest schools (or the best mixing), old acquaintance and short roads. What cannot be given is explained.
 * The same file gives the same answer, whatever the order of its lines.
 */
export function assign(problem: AssignmentProblem, solver: Solver): Result<AssignmentAnswer, ProblemFault> {
  const prepared = prepareInstance(problem)
  if (!prepared.ok) return prepared
  const instance = prepared.value
  const cover = coverWorks(instance, solver)
  const balanced = balanceLoads(instance, cover, solver)
  const shared = shareWorks(instance, arrangePairs(instance, cover, balanced, solver))
  const portions = portionsOf(instance, shared)
  const loads = loadsOf(instance, portions)
  const counts = loads.map(({ count }) => count)
  return ok({
    outcome: cover.total === 0 ? 'complete' : 'partial',
    kind: problem.kind,
    title: problem.title,
    seed: problem.seed,
    need: instance.batches.reduce((sum, batch) => sum + demandOf(batch), 0),
    given: counts.reduce((sum, count) => sum + count, 0),
    portions,
    teams: teamsOf(instance, shared),
    loads,
    checks: checkAssignment(instance, shared),
    shortages: cover.total === 0 ? [] : explainShortages(instance, cover, solver),
    balance: balanceOf(counts, balanced.isLimit),
    solver: solver.name,
  })
}

function portionsOf(instance: Instance, shared: readonly SharedBatch[]): Portion[] {
  return shared.flatMap(({ batch: at, shares }) => {
    const batch = instance.batches[at]!
    return shares.map(({ person, items }) => ({
      person: instance.people[person]!.code,
      work: batch.code,
      school: batch.school,
      count: items.length,
      codes: batch.named ? items : [],
      why: explainPair(instance, instance.people[person]!, batch),
    }))
  })
}

function teamsOf(instance: Instance, shared: readonly SharedBatch[]): Team[] {
  return shared.flatMap(({ batch, items, teams }) =>
    items.map((item, at) => ({
      work: instance.batches[batch]!.code,
      item,
      people: teams[at]!.map((person) => instance.people[person]!.code),
    })),
  )
}

function loadsOf(instance: Instance, portions: readonly Portion[]): Load[] {
  const batchAt = new Map(instance.batches.map(({ code }, at) => [code, at]))
  return instance.people.map(({ code }, person) => {
    const own = portions.filter((portion) => portion.person === code)
    const roads = own.map(({ work }) => instance.km(person, batchAt.get(work)!))
    const limit = instance.limits[person]!
    return {
      person: code,
      count: own.reduce((sum, { count }) => sum + count, 0),
      schools: [...new Set(own.map(({ school }) => school))],
      limit: limit === Infinity ? ('none' as const) : limit,
      km: roads.includes(undefined) ? ('unknown' as const) : roads.reduce<number>((sum, km) => sum + km!, 0),
    }
  })
}

function balanceOf(counts: readonly number[], isLimit: boolean): AssignmentAnswer['balance'] {
  const [least, most] = [Math.min(...counts), Math.max(...counts)]
  const even = isLimit
    ? 'Поиск самой ровной нагрузки остановлен по числу шагов: взята лучшая из найденных.'
    : 'Ровнее по этим правилам нельзя: ни одну работу не передать тому, у кого их хотя бы на две меньше.'
  const sentence =
    least === most
      ? `У каждого ${counted(most, 'работа', 'работы', 'работ')}.`
      : `Нагрузка от ${least} до ${counted(most, 'работы', 'работ', 'работ')}. ${even}`
  return { least, most, sentence }
}
