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
    /** Every rule about one person and one work, taken together. */
    | { readonly kind: 'pair-rules' }
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
 * What the works are short of. `people`: rules alone leave too few, and the need of a school is named. `load`: rules would do
 * and limits do not; every work takes part, and needs stand by subject. `directions`: only the rule against mutual checks
 * stands in the way; it ties all schools together, so rules about single people are taken as one.
 */
export type ShortOf = 'people' | 'load' | 'directions'

export function elementsOf(instance: Instance, shortOf: ShortOf): Reason[] {
  if (shortOf === 'directions') {
    const kinds = ['limit', 'one-place', 'lead', 'pair-rules', 'reciprocity'] as const
    return [...needsOf(instance, shortOf), ...kinds.map((kind) => ({ kind, group: kind }))]
  }
  return [
    ...needsOf(instance, shortOf),
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

function needsOf({ batches }: Instance, shortOf: ShortOf): Reason[] {
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
      others.has('pair-rules') ||
      (rule === 'competence' ? subjects.has(instance.batches[batch]!.subject ?? '') : blocked.has(`${rule}/${person}`)),
    limits: others.has('limit'),
    reciprocity: others.has('reciprocity'),
    lead: others.has('lead'),
    onePlace: others.has('one-place'),
  }
}
