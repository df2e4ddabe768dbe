import { counted } from '#kernel/russian-text'
import type { Instance } from './instance.ts'
import { type Rule, type RuleCheck, ruleTitles } from './model.ts'
import { isPairRule } from './pair-rules.ts'
import type { SharedBatch } from './share-works.ts'

const always = 'соблюдается всегда'

/** Reads the finished assignment again, rule by rule, from single works; it trusts nothing that the solver said. */
export function checkAssignment(instance: Instance, shared: readonly SharedBatch[]): RuleCheck[] {
  const views = shared.reduce((sum, { teams }) => sum + teams.reduce((all, team) => all + team.length, 0), 0)
  const check = (rule: Rule, source: string, broken: string | undefined): RuleCheck => ({
    rule,
    title: ruleTitles[rule],
    source,
    holds: broken === undefined,
    sentence: broken ?? `соблюдено: ${counted(views, 'назначение', 'назначения', 'назначений')}`,
  })
  return [
    ...instance.rules.map(({ rule, source }) =>
      check(rule, source, isPairRule(rule) ? brokenPair(instance, shared, rule) : mutualSchools(instance, shared)),
    ),
    check('limit', always, overLimit(instance, shared)),
    check('distinct', always, twiceOneWork(instance, shared)),
    ...(instance.batches.some(({ lead }) => lead) ? [check('lead', always, withoutLead(instance, shared))] : []),
    ...(instance.simultaneous.length > 0 ? [check('one-place', always, inTwoPlaces(instance, shared))] : []),
  ]
}

const codeOf = (instance: Instance, person: number): string => instance.people[person]!.code

function brokenPair(instance: Instance, shared: readonly SharedBatch[], rule: Rule): string | undefined {
  for (const { batch, teams } of shared) {
    for (const person of new Set(teams.flat())) {
      const block = instance.blocks[person]![batch]!.find((each) => each.rule === rule)
      if (block !== undefined)
        return `${codeOf(instance, person)} назначен на «${instance.batches[batch]!.code}»: ${block.words}`
    }
  }
  return undefined
}

function mutualSchools(instance: Instance, shared: readonly SharedBatch[]): string | undefined {
  const looks = new Set<string>()
  for (const { batch, teams } of shared) {
    for (const person of new Set(teams.flat())) {
      for (const own of instance.people[person]!.schools)
        looks.add(JSON.stringify([own, instance.batches[batch]!.school]))
    }
  }
  for (const key of looks) {
    const [one, other] = JSON.parse(key) as [string, string]
    if (one !== other && looks.has(JSON.stringify([other, one]))) return `школы ${one} и ${other} проверяют друг друга`
  }
  return undefined
}

function overLimit(instance: Instance, shared: readonly SharedBatch[]): string | undefined {
  const loads = instance.people.map(() => 0)
  for (const { teams } of shared) for (const person of teams.flat()) loads[person]!++
  const over = loads.findIndex((load, person) => load > instance.limits[person]!)
  return over < 0 ? undefined : `${codeOf(instance, over)}: ${loads[over]} при пределе ${instance.limits[over]}`
}

function twiceOneWork(instance: Instance, shared: readonly SharedBatch[]): string | undefined {
  for (const { batch, teams } of shared) {
    const twice = teams.find((team) => new Set(team).size < team.length)
    if (twice !== undefined) return `работу из «${instance.batches[batch]!.code}» один человек получил дважды`
  }
  return undefined
}

function withoutLead(instance: Instance, shared: readonly SharedBatch[]): string | undefined {
  for (const { batch, teams } of shared) {
    const { lead, code } = instance.batches[batch]!
    if (lead && teams.some((team) => !team.some((person) => instance.people[person]!.lead))) {
      return `в «${code}» есть работы без ведущего эксперта`
    }
  }
  return undefined
}

function inTwoPlaces(instance: Instance, shared: readonly SharedBatch[]): string | undefined {
  const batchesOf = new Map<number, Set<number>>()
  for (const { batch, teams } of shared) {
    for (const person of teams.flat()) batchesOf.set(person, (batchesOf.get(person) ?? new Set()).add(batch))
  }
  for (const [person, own] of batchesOf) {
    const set = instance.simultaneous.find((each) => each.filter((batch) => own.has(batch)).length > 1)
    if (set !== undefined) return `${codeOf(instance, person)} в одно время в двух местах`
  }
  return undefined
}
