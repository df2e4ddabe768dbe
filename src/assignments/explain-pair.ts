import { unreachable } from '#kernel/assert'
import type { Batch, Instance, RuleInForce } from './instance.ts'
import type { ProblemPerson } from './problem-model.ts'

/** Why this pair is allowed, rule by rule, in the facts of the file: «предмет физика; своя школа edu3; …». */
export function explainPair(instance: Instance, person: ProblemPerson, batch: Batch): string {
  const facts = instance.rules.flatMap((rule) => factOf(instance, person, batch, rule) ?? [])
  return facts.length === 0 ? 'правила пары не ограничивают' : facts.join('; ')
}

function factOf(
  { districtOf }: Instance,
  { subjects, schools, formerSchools, districts, days, declared }: ProblemPerson,
  { subject, school, day }: Batch,
  { rule }: RuleInForce,
): string | undefined {
  switch (rule) {
    case 'own-school':
      return schools.length === 0 ? 'не работник школы' : `своя школа ${schools.join(', ')}`
    case 'former-school':
      return formerSchools.length === 0
        ? undefined
        : `прежние школы ${formerSchools.map((each) => each.school).join(', ')}`
    case 'kin':
      return 'родственников здесь нет'
    case 'declared-conflict':
      return 'конфликт не заявлен'
    case 'declaration':
      return declared ? 'сведения поданы' : undefined
    case 'paired-school':
      return 'школы не в паре'
    case 'reciprocity':
      return schools.length === 0 ? undefined : `работы ${schools.join(', ')} здесь не проверяют`
    case 'other-district':
    case 'own-district': {
      const own = [...new Set([...districts, ...schools.flatMap((each) => districtOf.get(each) ?? [])])]
      return `округ ${own.join(', ')}, школа в округе ${districtOf.get(school) ?? '–'}`
    }
    case 'competence':
      return subject === null ? undefined : `предмет ${subject} (ведёт: ${subjects.join(', ')})`
    case 'availability':
      if (day === null) return undefined
      return days === undefined ? 'может в любой день' : `может ${day}`
    default:
      return unreachable(rule)
  }
}
