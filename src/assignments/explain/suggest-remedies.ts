import { counted } from '#kernel/russian-text'
import { coverWorks } from '../cover-works.ts'
import type { Batch, Instance } from '../instance.ts'
import { ruleTitles } from '../model.ts'
import { isLiftable } from '../pair-rules.ts'
import type { ProblemPerson } from '../problem-model.ts'
import type { Solver } from '../solver/open-solver.ts'
import type { Reason } from './elements.ts'
import { withoutRule } from './without-rule.ts'
import { limitedPeople } from './limited-people.ts'

/** More new people than this is no advice. */
const mostNewPeople = 9

/** What alone would be enough for these works; every line was tried by the solver. */
export function suggestRemedies(instance: Instance, reasons: readonly Reason[], solver: Solver): string[] {
  const isEnough = (changed: Instance) => coverWorks(changed, solver).total === 0
  return [
    newPeople(instance, reasons, isEnough),
    higherLimit(instance, reasons, isEnough),
    ...liftedRules(instance, reasons, isEnough),
    fewerMarks(instance, isEnough),
  ].filter((line) => line !== undefined)
}

type IsEnough = (changed: Instance) => boolean

function newPeople(instance: Instance, reasons: readonly Reason[], isEnough: IsEnough): string | undefined {
  for (let count = 1; count <= mostNewPeople; count++) {
    if (!isEnough(withNewPeople(instance, count))) continue
    const { problem, batches, districtOf } = instance
    const who =
      problem.kind === 'experts'
        ? counted(count, 'эксперт', 'эксперта', 'экспертов')
        : counted(count, 'наблюдатель', 'наблюдателя', 'наблюдателей')
    const subjects = [...new Set(batches.flatMap(({ subject }) => subject ?? []))].map((subject) => `«${subject}»`)
    const districts = [...new Set(batches.flatMap(({ school }) => districtOf.get(school) ?? []))]
      .map((each) => `«${each}»`)
      .join(', ')
    const rules = instance.rules.map(({ rule }) => rule)
    const where =
      rules.includes('other-district') && districts !== ''
        ? ` не из округа ${districts}`
        : rules.includes('own-district') && districts !== ''
          ? ` из округа ${districts}`
          : ''
    const lead = reasons.some(({ kind }) => kind === 'lead') ? ', ведущий' : ''
    return `ещё ${who}${subjects.length === 0 ? '' : ` по предмету ${subjects.join(', ')}`}${where}${lead}, без связи с этими школами`
  }
  return undefined
}

function withNewPeople(instance: Instance, count: number): Instance {
  const limits = instance.limits.filter((limit) => limit !== Infinity)
  const limit = instance.problem.limit ?? (limits.length === 0 ? Infinity : Math.max(...limits))
  const one: ProblemPerson = { ...instance.people[0]!, schools: [], lead: true }
  const added = Array.from({ length: count }, (_, at): ProblemPerson => ({ ...one, code: `новый ${at + 1}` }))
  return {
    ...instance,
    people: [...instance.people, ...added],
    limits: [...instance.limits, ...added.map(() => limit)],
    blocks: [...instance.blocks, ...added.map(() => instance.batches.map(() => []))],
  }
}

/** The lowest limit that is enough, for those who may see any of these works. */
function higherLimit(instance: Instance, reasons: readonly Reason[], isEnough: IsEnough): string | undefined {
  if (reasons.every(({ kind }) => kind !== 'limit')) return undefined
  const people = limitedPeople(instance)
  const raised = (limit: number): Instance => ({
    ...instance,
    limits: instance.limits.map((own, person) => (people.includes(person) ? Math.max(own, limit) : own)),
  })
  const present = people.map((person) => instance.limits[person]!)
  let low = Math.min(...present)
  let high = instance.batches.reduce((sum, { size }) => sum + size, 0)
  if (high <= low || !isEnough(raised(high))) return undefined
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (isEnough(raised(middle))) high = middle
    else low = middle
  }
  const before = [...new Set(present)].toSorted((a, b) => a - b).join(', ')
  return `предел нагрузки ${high} вместо ${before}`
}

function liftedRules(instance: Instance, reasons: readonly Reason[], isEnough: IsEnough): string[] {
  const named = new Set(
    reasons.flatMap((reason) =>
      reason.kind === 'block' ? [reason.rule] : reason.kind === 'reciprocity' ? [reason.kind] : [],
    ),
  )
  return [...named]
    .filter(isLiftable)
    .flatMap((lifted) => (isEnough(withoutRule(instance, lifted)) ? [`без правила «${ruleTitles[lifted]}»`] : []))
}

function fewerMarks(instance: Instance, isEnough: IsEnough): string | undefined {
  const most = Math.max(...instance.batches.map(({ marks }) => marks))
  if (most < 2) return undefined
  const batches = instance.batches.map((batch): Batch => ({ ...batch, marks: Math.min(batch.marks, most - 1) }))
  return isEnough({ ...instance, batches }) ? `по ${most - 1} на каждую работу вместо ${most}` : undefined
}
