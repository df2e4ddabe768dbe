import type { Instance } from '../instance.ts'
import type { Block } from '../model.ts'
import type { NamedRule } from '../problem-model.ts'
import type { Element } from './find-conflict.ts'
import type { Terms } from './relaxed-flow.ts'

/** What may stand in an explanation. */
export type Reason = Element &
  (
    | { readonly kind: 'need'; readonly batches: ReadonlySet<number> }
    | { readonly kind: 'block'; readonly rule: NamedRule; readonly person: number }
    | { readonly kind: 'competence'; readonly subject: string }
    | { readonly kind: 'limit' }
    | { readonly kind: 'reciprocity' }
    | { readonly kind: 'lead' }
    | { readonly kind: 'one-place' }
  )

/** More needs than this are put together by subject: single schools would not be read anyway. */
const mostNeeds = 40

/** Rules in the order in which they are left out where that changes nothing; what is tried last stays longest. */
const order: readonly NamedRule[] = [
  'other-district',
  'own-district',
  'paired-school',
  'availability',
  'former-school',
  'declaration',
  'declared-conflict',
  'kin',
  'own-school',
]

/**
 * Rules alone may leave too few people for a school: then its need is named. Where the rules would do and the limits do not,
 * every work takes part in the shortage, and needs stand by subject.
 */
export function elementsOf(instance: Instance, shortOf: 'people' | 'load'): Reason[] {
  return [
    ...needsOf(instance, shortOf),
    { kind: 'reciprocity', group: 'reciprocity' },
    { kind: 'one-place', group: 'one-place' },
    ...order.flatMap((rule) =>
      instance.people.flatMap((_, person): Reason[] =>
        instance.blocks[person]!.some((blocks) => blocks.some((block) => block.rule === rule))
          ? [{ kind: 'block', group: rule, rule, person }]
          : [],
      ),
    ),
    ...[...new Set(instance.batches.flatMap(({ subject }) => subject ?? []))].map((subject): Reason => ({
      kind: 'competence',
      group: 'competence',
      subject,
    })),
    { kind: 'lead', group: 'lead' },
    ...(shortOf === 'load' ? [{ kind: 'limit', group: 'limit' } satisfies Reason] : []),
  ]
}

function needsOf({ batches }: Instance, shortOf: 'people' | 'load'): Reason[] {
  const all = [...batches.keys()]
  const fine = Map.groupBy(all, (at) => JSON.stringify([batches[at]!.school, batches[at]!.subject]))
  const isFine = shortOf === 'people' && fine.size <= mostNeeds
  const groups = isFine ? fine : Map.groupBy(all, (at) => batches[at]!.subject ?? '')
  return [...groups.values()].map((members) => ({ kind: 'need', group: 'need', batches: new Set(members) }))
}

/** The question to the solver that keeps just these. */
export function termsOf(instance: Instance, kept: ReadonlySet<Reason>): Terms {
  const needed = new Set<number>()
  const blocked = new Set<string>()
  const subjects = new Set<string>()
  const others = new Set<string>()
  for (const reason of kept) {
    if (reason.kind === 'need') for (const batch of reason.batches) needed.add(batch)
    else if (reason.kind === 'block') blocked.add(`${reason.rule}/${reason.person}`)
    else if (reason.kind === 'competence') subjects.add(reason.subject)
    else others.add(reason.kind)
  }
  return {
    needs: (batch) => needed.has(batch),
    blocks: ({ rule }: Block, person, batch) =>
      rule === 'competence' ? subjects.has(instance.batches[batch]!.subject ?? '') : blocked.has(`${rule}/${person}`),
    limits: others.has('limit'),
    reciprocity: others.has('reciprocity'),
    lead: others.has('lead'),
    onePlace: others.has('one-place'),
  }
}
