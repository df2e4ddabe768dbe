import { fold } from './reading/fold-letters.ts'
import type { NodeKind } from '#organisations/model'
import type { Clause, Measure, MeasureDecision } from './model.ts'
import { suggestKind } from './suggest-kind.ts'

export type SuggestedDecision = Required<
  Pick<MeasureDecision, 'kind' | 'scope' | 'tracked' | 'ownerRole' | 'controlRule'>
>

/** Those who answer for a school. */
const schoolPeople =
  /руководител[а-я]* (?:оо|оу|мбоу|мкоу|общеобразоват|образоват|школ|учрежд|организац)|директор|(?:^|[^а-я])(?:оо|оу)(?:$|[^а-я])|школ[аыу](?:$|[^а-я])|администраци[а-я]* (?:оо|оу|школ)|(?:образовательн|общеобразовательн)[а-я]* (?:организац|учрежд)|заместител[а-я]* (?:руководител|директор)|учител/

/** Those who answer for the authority. */
const authorityPeople =
  /методист|специалист|начальник|управлени[ея]|отдел|ммс|ммц|имц|рмк|методическ[а-я]* (?:центр|кабинет|служб)|муниципальн[а-я]* координатор|комитет/

const methodists = /методист|методическ|имц|ммц|рмк/

/**
 * What the words of a row suggest about who does it and how it is controlled. A clause with a term is tracked, one
 * without («контроль за исполнением оставляю за собой») is only kept.
 */
export function suggestDecision(row: Measure | Clause, planNode: NodeKind = 'municipality'): SuggestedDecision {
  const isClause = !('items' in row)
  const people = fold([row.responsible, isClause ? [] : row.items.map((item) => item.responsible)].flat(2).join('; '))
  const who = people === '' ? fold(row.text) : people
  const bySchools = planNode !== 'school' && schoolPeople.test(who) && !authorityPeople.test(who)
  return {
    kind: suggestKind(row.text),
    scope: bySchools ? 'all-schools' : 'own',
    tracked: !isClause || row.deadline !== null,
    ownerRole:
      bySchools || planNode === 'school' ? 'school-head' : methodists.test(who) ? 'methodist' : 'municipal-coordinator',
    controlRule: 'period-end',
  }
}
