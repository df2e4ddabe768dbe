import { err, ok, type Result } from '#kernel/result'
import { blockPair } from './block-pair.ts'
import { checkReferences } from './check-references.ts'
import type { Batch, Instance, RuleInForce } from './instance.ts'
import type { ProblemFault } from './model.ts'
import type { AssignmentProblem, NamedRule, ProblemWork } from './problem-model.ts'

/** Kept when a file names no rules. */
const usualRules: readonly NamedRule[] = [
  'own-school',
  'former-school',
  'kin',
  'declared-conflict',
  'declaration',
  'paired-school',
  'competence',
  'availability',
]

export const unnamedSource = 'основание в файле не названо'
const usualYears = 3

/** Puts the problem in one order (by code, so that the order of the file plays no part) and finds what forbids each pair. */
export function prepareInstance(problem: AssignmentProblem): Result<Instance, ProblemFault> {
  const fault = checkReferences(problem)
  if (fault !== undefined) return err(fault)
  const rules = rulesOf(problem)
  const people = problem.people.toSorted((a, b) => (a.code < b.code ? -1 : 1))
  const batches = batchesOf(problem)
  const around = {
    year: problem.year ?? 0,
    districtOf: new Map(
      problem.schools.flatMap(({ code, district }) => (district === undefined ? [] : [[code, district] as const])),
    ),
    pairsOf: pairsOf(problem),
  }
  return ok({
    problem,
    rules,
    people,
    batches,
    limits: people.map(({ limit }) => limit ?? problem.limit ?? Infinity),
    blocks: people.map((person) => batches.map((batch) => blockPair(person, batch, rules, around))),
    simultaneous: simultaneousOf(batches),
    districtOf: around.districtOf,
    km: distances(problem, people, batches),
  })
}

function rulesOf({ rules }: AssignmentProblem): RuleInForce[] {
  const named = rules ?? usualRules.map((rule) => ({ rule, source: undefined, years: undefined }))
  return named.map(({ rule, source, years }) => ({ rule, source: source ?? unnamedSource, years: years ?? usualYears }))
}

/** Single works that no rule can tell apart become one batch; slots stay as they are. */
function batchesOf(problem: AssignmentProblem): Batch[] {
  const groups = new Map<string, ProblemWork[]>()
  for (const work of problem.works.toSorted((a, b) => (a.code < b.code ? -1 : 1))) {
    const { school, subject, marks, lead, day, from, to } = work
    const alone = problem.kind === 'observers' || work.works > 1
    const key = alone
      ? JSON.stringify([work.code])
      : JSON.stringify([school, work.class, subject, marks, lead, day, from, to])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [work])
    else group.push(work)
  }
  return [...groups.values()]
    .map((works) => batchOf(works, problem.marks))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
}

function batchOf(works: readonly ProblemWork[], usualMarks: number): Batch {
  const [first] = works as [ProblemWork]
  const { school, class: label = null, subject = null, day = null, from = '00:00', to = '24:00' } = first
  const merged = works.length > 1
  const names = merged ? works.map(({ code }) => code) : Array.from({ length: first.works }, (_, at) => String(at + 1))
  return {
    // The name of a merged batch: what its works have in common, and its first work to tell it from another such batch.
    code: merged
      ? [school, label, subject].filter((part) => part !== null).join(' · ') + ` (${first.code}…)`
      : first.code,
    school,
    class: label,
    subject,
    size: names.length,
    marks: first.marks ?? usualMarks,
    lead: first.lead,
    day,
    from,
    to,
    items: first.works === 1 && !merged ? [first.code] : names,
    named: merged || first.works === 1,
  }
}

function pairsOf({ schools }: AssignmentProblem): Map<string, Set<string>> {
  const pairs = new Map<string, Set<string>>()
  const add = (one: string, other: string) => pairs.set(one, (pairs.get(one) ?? new Set()).add(other))
  for (const { code, pairedWith } of schools) {
    for (const other of pairedWith) {
      add(code, other)
      add(other, code)
    }
  }
  return pairs
}

/** For every beginning of a slot, the slots that go on at that moment: no two of them for one person. */
function simultaneousOf(batches: readonly Batch[]): number[][] {
  const dated = batches.flatMap(({ day }, at) => (day === null ? [] : [at]))
  const sets = dated.map((at) => {
    const { day, from } = batches[at]!
    return dated.filter(
      (other) => batches[other]!.day === day && batches[other]!.from <= from && from < batches[other]!.to,
    )
  })
  const several = sets.filter((set) => set.length > 1)
  const unique = [...new Map(several.map((set) => [set.join(' '), set])).values()]
  return unique.filter(
    (set) => !unique.some((other) => other.length > set.length && set.every((at) => other.includes(at))),
  )
}

function distances(problem: AssignmentProblem, people: Instance['people'], batches: readonly Batch[]): Instance['km'] {
  const known = new Map(
    problem.travel.flatMap(
      ({ from, to, km }) =>
        [
          [`${from}\n${to}`, km],
          [`${to}\n${from}`, km],
        ] as const,
    ),
  )
  const placeOf = new Map(problem.schools.map(({ code, place }) => [code, place]))
  return (person, batch) => {
    const from = people[person]!.place
    const to = placeOf.get(batches[batch]!.school)
    if (from === undefined || to === undefined) return undefined
    return from === to ? 0 : known.get(`${from}\n${to}`)
  }
}
