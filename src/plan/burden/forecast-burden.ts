import { loadCalendar } from '#calendar'
import type { ReadTx } from '#db'
import { getNode, listSubtree } from '#organisations'
import type { ProcedureWindow } from '../checking/plan-rule.ts'
import { duesByExecutor } from '../dues-by-executor.ts'
import { executorsOf } from '../executors-of.ts'
import type { BurdenClash, BurdenForecast, Plan, PlanMeasure } from '../model.ts'

interface Asked {
  readonly node: string
  readonly measure: PlanMeasure
  readonly control: string | null
}

/** How many measures a clash names. */
const clashMeasures = 5

/** What a draft would ask of each school and in which months, and what of it falls into the days of a procedure. */
export async function forecastBurden(
  tx: ReadTx,
  plan: Plan,
  measures: readonly PlanMeasure[],
  windows: readonly ProcedureWindow[],
): Promise<BurdenForecast> {
  const node = await getNode(tx, plan.node)
  const schools = await listSubtree(tx, node?.path ?? '/', 'school')
  const ids = schools.map(({ id }) => id)
  const calendar = await loadCalendar(tx, node?.path ?? '/')
  const terms = { period: plan.period, approved: plan.orderDate }
  const asked = measures
    .filter(({ tracked }) => tracked)
    .flatMap((measure): Asked[] => {
      const duesOf = duesByExecutor(measure, terms, calendar)
      return executorsOf(measure, plan.node, ids).flatMap((executor) =>
        duesOf(executor).map(({ control }) => ({ node: executor, measure, control })),
      )
    })
  const bySchool = Map.groupBy(asked, (each) => each.node)
  return {
    months: sumMonths(asked),
    busiest: busiestOf(asked),
    schools: schools.flatMap(({ id, shortName }) => {
      const own = bySchool.get(id)
      if (own === undefined) return []
      return [
        {
          school: id,
          name: shortName,
          minutes: minutesOf(own),
          times: own.length,
          untimed: own.filter(({ measure }) => measure.minutes === null).length,
          busiest: busiestOf(own),
        },
      ]
    }),
    clashes: windows.flatMap((window) =>
      clashOf(
        window,
        asked.filter((each) => each.node !== plan.node),
      ),
    ),
  }
}

const minutesOf = (asked: readonly Asked[]): number =>
  asked.reduce((sum, { measure }) => sum + (measure.minutes ?? 0), 0)

function sumMonths(asked: readonly Asked[]): BurdenForecast['months'] {
  const dated = asked.filter(({ control }) => control !== null)
  return [...Map.groupBy(dated, ({ control }) => control?.slice(0, 7) ?? '')]
    .map(([month, own]) => ({ month, minutes: minutesOf(own), times: own.length }))
    .toSorted((a, b) => (a.month < b.month ? -1 : 1))
}

function busiestOf(asked: readonly Asked[]): BurdenForecast['busiest'] {
  const [first] = sumMonths(asked)
    .filter(({ minutes }) => minutes > 0)
    .toSorted((a, b) => b.minutes - a.minutes)
  return first === undefined ? null : { month: first.month, minutes: first.minutes }
}

/** Schools hold the procedure in these days: what else is due then comes on top. */
function clashOf({ procedure, from, to }: ProcedureWindow, asked: readonly Asked[]): readonly BurdenClash[] {
  // Work about the procedure itself belongs there.
  const name = procedure.toLocaleLowerCase('ru')
  const within = asked.filter(
    ({ control, measure }) =>
      control !== null && control >= from && control <= to && !measure.text.toLocaleLowerCase('ru').includes(name),
  )
  if (within.length === 0) return []
  const byMeasure = [...Map.groupBy(within, ({ measure }) => measure)].toSorted(
    ([, a], [, b]) => minutesOf(b) - minutesOf(a) || b.length - a.length,
  )
  return [
    {
      procedure,
      from,
      to,
      times: within.length,
      minutes: minutesOf(within),
      measures: byMeasure.slice(0, clashMeasures).map(([measure]) => measure.text),
    },
  ]
}
