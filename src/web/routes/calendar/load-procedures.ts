import { findWindow, listSchoolProgress, loadStages, type SchoolDay } from '#calendar'
import {
  type Calendar,
  calendarProcedures,
  type CalendarProcedure,
  procedureSlugs,
  type SchoolYear,
  stageState,
} from '#calendar/model'
import type { ReadTx } from '#db'
import type { IsoDate } from '#kernel/clock'
import type { NodeId, OrganisationNode } from '#organisations/model'
import { stretchWords } from './event-words.ts'

interface ProceduresOf {
  readonly node: OrganisationNode
  readonly year: SchoolYear
  readonly today: IsoDate
  readonly only: CalendarProcedure | undefined
  readonly calendar: Calendar
  readonly days: readonly SchoolDay[]
  readonly seesSchools: boolean
}

/** Every procedure of the year: when, who says so, and how far the schools are. */
export async function loadProcedures(
  tx: ReadTx,
  { node, year, today, only, calendar, days, seesSchools }: ProceduresOf,
) {
  return Promise.all(
    calendarProcedures
      .filter((procedure) => only === undefined || procedure === only)
      .map(async (procedure) => {
        const window = findWindow(calendar, procedure, year)
        const of = { schoolYear: year, procedure }
        const { stages } = await loadStages(tx, { ...of, node: municipalityOf(node) })
        // Of a procedure that nobody has touched there is nothing to count.
        const isKnown = window !== undefined || days.some((day) => day.procedure === procedure)
        const rows = seesSchools && isKnown ? await listSchoolProgress(tx, { ...of, nodePath: node.path }) : []
        const isLate = ({ marks }: (typeof rows)[number]): boolean =>
          // A mark, early or late, ends the lateness, so its day does not matter here.
          stages.some(({ kind, deadline }) => !marks.has(kind) && stageState(deadline, undefined, today) === 'late')
        const late = rows.filter(isLate).length
        return {
          procedure,
          slug: procedureSlugs[procedure],
          days: stretchOfDays(days.filter((day) => day.procedure === procedure).map(({ date }) => date)),
          dates: window === undefined ? null : stretchWords(window.start, window.end),
          source: window?.source.text ?? null,
          dated: rows.filter(({ works }) => works !== null).length,
          schools: rows.length,
          late,
          works: node.kind === 'school' ? (rows[0]?.works?.count ?? 0) : 0,
        }
      }),
  )
}

function stretchOfDays(days: readonly string[]): string | null {
  const [first, last] = [days[0], days.at(-1)]
  return first === undefined || last === undefined ? null : stretchWords(first, last)
}

/** Stages are set by the municipality, a school goes through them. */
const municipalityOf = (node: OrganisationNode): NodeId =>
  node.kind === 'school' && node.parentId !== null ? node.parentId : node.id
