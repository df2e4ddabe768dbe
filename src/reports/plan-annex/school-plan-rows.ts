import type { ReadTx } from '#db'
import { formatDate } from '#kernel/russian-text'
import { listSchoolPlanRows } from '#plan'
import type { DerivedRow, Plan } from '#plan/model'
import type { AnnexRow } from './annex-data.ts'

/** Rows of a school's plan as its document words them: those of the municipal plan, then the school's own in a section. */
export async function schoolPlanRows(tx: ReadTx, plan: Pick<Plan, 'id' | 'node'>): Promise<readonly AnnexRow[]> {
  const { derived, own } = await listSchoolPlanRows(tx, { plan: plan.id, school: plan.node })
  return [
    ...derived.map(derivedRow),
    ...own.map(({ measure }): AnnexRow => ({ ...measure, section: 'Мероприятия школы' })),
  ]
}

/** The school's own date stands in place of the municipal wording: it is what the school takes upon itself. */
function derivedRow({ measure, ownDate, note }: DerivedRow): AnnexRow {
  const deadline = ownDate === null ? measure.deadline : { text: `до ${formatDate(ownDate)}` }
  const { origin, number, text } = measure
  return {
    ...measure,
    number: origin === 'clause' && number !== null ? `п.\u00a0${number}` : number,
    text: note === null ? text : `${text} (${note})`,
    deadline,
  }
}
