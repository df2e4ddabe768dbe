import { unreachable } from '#kernel/assert'
import type { Batch, RuleInForce } from './instance.ts'
import type { Block } from './model.ts'
import type { ProblemPerson } from './problem-model.ts'

export interface Surroundings {
  readonly year: number
  readonly districtOf: ReadonlyMap<string, string>
  readonly pairsOf: ReadonlyMap<string, ReadonlySet<string>>
}

/** Every rule that forbids this person this batch, in the order of the rules; none: the pair is allowed. */
export function blockPair(
  person: ProblemPerson,
  batch: Batch,
  rules: readonly RuleInForce[],
  around: Surroundings,
): readonly Block[] {
  let blocks: Block[] | undefined
  for (const rule of rules) {
    const words = wordsOf(person, batch, rule, around)
    if (words !== undefined) (blocks ??= []).push({ rule: rule.rule, words })
  }
  return blocks ?? nothing
}

const nothing: readonly Block[] = []

function wordsOf(
  person: ProblemPerson,
  batch: Batch,
  { rule, years }: RuleInForce,
  { year, districtOf, pairsOf }: Surroundings,
): string | undefined {
  switch (rule) {
    case 'own-school':
      return person.schools.includes(batch.school) ? 'своя школа' : undefined
    case 'former-school': {
      const left = person.formerSchools.find(({ school, until }) => school === batch.school && until + years >= year)
      return left && `прежняя школа (до ${left.until} г.)`
    }
    case 'kin':
      return person.kin.some((each) => touches(each, batch)) ? 'родственник в школе' : undefined
    case 'declared-conflict':
      return person.conflicts.some((each) => touches(each, batch)) ? 'заявлен конфликт интересов' : undefined
    case 'declaration':
      return person.declared ? undefined : 'не поданы сведения о конфликте интересов'
    case 'paired-school': {
      const partner = person.schools.find((school) => pairsOf.get(school)?.has(batch.school) ?? false)
      return partner && `школа в паре помощи с ${partner}`
    }
    case 'other-district':
    case 'own-district': {
      const district = districtOf.get(batch.school)
      const own = person.districts.concat(person.schools.flatMap((school) => districtOf.get(school) ?? []))
      // An unknown district cannot be shown to be another one (nor to be one's own): not known is not allowed.
      if (district === undefined || own.length === 0) return 'округ не указан'
      const isOwn = own.includes(district)
      if (rule === 'other-district') return isOwn ? `свой округ (${district})` : undefined
      return isOwn ? undefined : `чужой округ (${district})`
    }
    case 'competence':
      return batch.subject === null || person.subjects.includes(batch.subject) ? undefined : 'другой предмет'
    case 'availability':
      return batch.day === null || person.days === undefined || person.days.includes(batch.day)
        ? undefined
        : 'не может в этот день'
    case 'reciprocity':
      // Not about a pair: it binds two schools, and the solver chooses the direction.
      return undefined
    default:
      return unreachable(rule)
  }
}

/** A conflict with a class binds that class; without a class, or where the class is not known, the whole school. */
function touches(conflict: { readonly school: string; readonly class?: string | undefined }, batch: Batch): boolean {
  if (conflict.school !== batch.school) return false
  return conflict.class === undefined || batch.class === null || conflict.class === batch.class
}
