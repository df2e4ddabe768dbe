import { burdenSources } from '#app'
import type { ReadTx } from '#db'
import { burdenLedger, forecastBurden } from '#plan'
import type { BurdenForecast, Plan, PlanMeasure } from '#plan/model'
import { federalWindows } from '#procedures'

/** What the draft would ask, and what the schools are asked already in the same stretch. */
export async function loadBurdenForecast(
  tx: ReadTx,
  plan: Plan,
  measures: readonly PlanMeasure[],
): Promise<{ readonly forecast: BurdenForecast; readonly already: Readonly<Record<string, number>> }> {
  const forecast = await forecastBurden(tx, plan, measures, federalWindows)
  const ledger = await burdenLedger(tx, burdenSources, { node: plan.node, stretch: plan.period })
  return { forecast, already: Object.fromEntries(ledger.byNode.map(({ key, minutes }) => [key, minutes])) }
}
