import { loadCalendar } from '#calendar'
import type { ReadTx } from '#db'
import { listSubtree } from '#organisations'
import type { Role } from '#access/model'
import type { IsoDate } from '#kernel/clock'
import { duesByExecutor } from './dues-by-executor.ts'
import type { NodeId } from '#organisations/model'
import type { Plan, PlanMeasure, PlanMeasureId } from './model.ts'

/** What putting a draft in force would ask, and of whom: shown before it is sent. */
export interface PlanForecast {
  readonly executions: number
  /** Without a date until somebody dates their event. */
  readonly waiting: number
  /** Minutes asked in all; of the executions whose measure says how long it takes. */
  readonly minutes: number
  /** Executions of measures of which nobody has said how long they take. */
  readonly withoutMinutes: number
  readonly byRole: readonly RoleForecast[]
  readonly measures: readonly MeasureForecast[]
}

export interface RoleForecast {
  readonly role: Role
  readonly executions: number
  readonly minutes: number
}

export interface MeasureForecast {
  readonly measure: PlanMeasureId
  readonly executors: number
  readonly executions: number
  readonly minutes: number | null
  /** The first and the last date of control; null where none has a date. */
  readonly first: IsoDate | null
  readonly last: IsoDate | null
  readonly waitsFor: string | null
}

/** Counts what `putPlanInForce` would make, without making it. */
export async function forecastPlan(
  tx: ReadTx,
  plan: Plan,
  nodePath: string,
  measures: readonly PlanMeasure[],
): Promise<PlanForecast> {
  const schools = (await listSubtree(tx, nodePath, 'school')).map(({ id }) => id)
  const calendar = await loadCalendar(tx, nodePath)
  const terms = { period: plan.period, approved: plan.orderDate }
  const executorsOf = (measure: PlanMeasure): readonly NodeId[] => {
    switch (measure.scope) {
      case 'own':
        return [plan.node]
      case 'all-schools':
        return schools
      case 'named-schools':
        return schools.filter((school) => measure.schools.includes(school))
      default:
        return measure.scope satisfies never
    }
  }
  const byRole = new Map<Role, RoleForecast>()
  let waiting = 0
  let withoutMinutes = 0
  const forecasts = measures
    .filter(({ tracked }) => tracked)
    .map((measure): MeasureForecast => {
      const duesOf = duesByExecutor(measure, terms, calendar)
      const executors = executorsOf(measure)
      const dues = executors.flatMap(duesOf)
      const executions = dues.length
      const minutes = measure.minutes === null ? null : measure.minutes * executions
      const before = byRole.get(measure.ownerRole) ?? { role: measure.ownerRole, executions: 0, minutes: 0 }
      byRole.set(measure.ownerRole, {
        ...before,
        executions: before.executions + executions,
        minutes: before.minutes + (minutes ?? 0),
      })
      waiting += dues.filter(({ waitsFor }) => waitsFor !== null).length
      withoutMinutes += minutes === null ? executions : 0
      const dates = dues.flatMap(({ control }) => (control === null ? [] : [control])).toSorted()
      return {
        measure: measure.id,
        executors: executors.length,
        executions,
        minutes,
        first: dates[0] ?? null,
        last: dates.at(-1) ?? null,
        waitsFor: dues.find(({ waitsFor }) => waitsFor !== null)?.waitsFor ?? null,
      }
    })
  const sum = (of: (forecast: MeasureForecast) => number): number =>
    forecasts.reduce((total, forecast) => total + of(forecast), 0)
  return {
    executions: sum(({ executions }) => executions),
    waiting,
    minutes: sum(({ minutes }) => minutes ?? 0),
    withoutMinutes,
    byRole: [...byRole.values()].toSorted((a, b) => b.executions - a.executions),
    measures: forecasts,
  }
}
