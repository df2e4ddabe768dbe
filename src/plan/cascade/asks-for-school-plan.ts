import type { PlanMeasure } from '../model.ts'
import { fold } from '../reading/fold-letters.ts'

/** «Разработать планы мероприятий», «утверждение школьных планов»: work whose result is the plan of a school. */
const making = /(?:разраб|состав|утвер|подготов|принят|представ)[а-я]*(?: [^.;]*)? план/
/** Plans that are not the school's: of associations, of lessons, of courses. */
const another =
  /методическ|объединен|(?:^|[^а-я])[рш]мо(?:$|[^а-я])|корректиров|курсов|план-заказ|урок|учебн[а-я]* план/

/** True for a measure of the municipal plan that a school closes by its own plan. */
export function asksForSchoolPlan({ kind, scope, text }: Pick<PlanMeasure, 'kind' | 'scope' | 'text'>): boolean {
  const words = fold(text)
  return kind === 'planning' && scope !== 'own' && making.test(words) && !another.test(words)
}
