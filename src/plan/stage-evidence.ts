import { type CompletedProcedure, listCompletedProcedures } from '#calendar'
import { schoolYearTitle } from '#calendar/model'
import { counted, formatDate } from '#kernel/russian-text'
import type { EvidenceOffer, EvidenceSource } from './evidence-source.ts'

/** All stages of a procedure, marked in the calendar: by one school for itself, by every school for the municipality. */
export const stageEvidence: EvidenceSource = {
  id: 'calendar-stages',
  title: 'Этапы процедуры',
  closes: ['conduct'],
  list: async (tx, { node, limit }) => (await listCompletedProcedures(tx, node)).slice(0, limit).map(offerOf),
  find: async (tx, { node, objectId }) => {
    const found = (await listCompletedProcedures(tx, node)).find((each) => idOf(each) === objectId)
    return found === undefined ? undefined : offerOf(found)
  },
}

const idOf = ({ procedure, schoolYear }: CompletedProcedure): string => `${schoolYear}/${procedure}`

function offerOf(completed: CompletedProcedure): EvidenceOffer {
  const { procedure, schoolYear, schools, at } = completed
  const who = schools === 1 ? '' : `, ${counted(schools, 'школа', 'школы', 'школ')}`
  return {
    objectId: idOf(completed),
    title: `${procedure}, ${schoolYearTitle(schoolYear)}: пройдены все этапы${who}, ${formatDate(at)}`,
    at,
  }
}
