import { burdenSources } from '#app'
import type { ReadTx } from '#db'
import { burdenLedger, forecastBurden } from '#plan'
import type { BurdenForecast, Plan, PlanMeasure } from '#plan/model'
import { checkWindows } from './check-windows.ts'

export interface ShownForecast {
  /** With the schools of one page. */
  readonly forecast: BurdenForecast
  /** By school: minutes that other plans and meetings ask in the same stretch. */
  readonly already: Readonly<Record<string, number>>
  readonly page: number
  readonly schools: number
}

const schoolsOnPage = 100

/** What the draft would ask, and what the schools are asked already in the same stretch. */
export async function loadBurdenForecast(
  tx: ReadTx,
  plan: Plan,
  measures: readonly PlanMeasure[],
  at: { readonly nodePath: string; readonly page: number },
): Promise<ShownForecast> {
  const forecast = await forecastBurden(tx, plan, measures, await checkWindows(tx, at.nodePath))
  const ledger = await burdenLedger(tx, burdenSources, { node: plan.node, stretch: plan.period })
  const schools = forecast.schools.slice((at.page - 1) * schoolsOnPage, at.page * schoolsOnPage)
  const shown = new Set<string>(schools.map(({ school }) => school))
  return {
    forecast: { ...forecast, schools },
    already: Object.fromEntries(
      ledger.byNode.filter(({ key }) => shown.has(key)).map(({ key, minutes }) => [key, minutes]),
    ),
    page: at.page,
    schools: forecast.schools.length,
  }
}
