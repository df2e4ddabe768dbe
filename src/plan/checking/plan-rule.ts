import type { IsoDate } from '#kernel/clock'
import type { Finding, Measure, PlanReading } from '../model.ts'

/** When a procedure is held: what stands before it, in it and after it may be out of place. */
export interface ProcedureWindow {
  readonly procedure: string
  readonly from: IsoDate
  readonly to: IsoDate
}

export interface CheckContext {
  readonly windows: readonly ProcedureWindow[]
}

/** One thing to look for in a plan. Pure: data in, findings out. */
export interface PlanRule {
  readonly id: string
  /** For the list of rules. */
  readonly title: string
  readonly find: (reading: PlanReading, context: CheckContext) => readonly Finding[]
}

type Told = Omit<Finding, 'rule' | 'where' | 'mend'> & { readonly mend?: Finding['mend'] }

/** A rule that looks at measures one by one. */
export function measureRule(
  id: string,
  title: string,
  look: (measure: Measure, reading: PlanReading, context: CheckContext) => Told | readonly Told[] | undefined,
): PlanRule {
  return {
    id,
    title,
    find: (reading, context) =>
      reading.measures.flatMap((measure): Finding[] => {
        const told = look(measure, reading, context)
        const all = told === undefined ? [] : 'quote' in told ? [told] : told
        return all.map((each) => ({ mend: null, ...each, rule: id, where: { kind: 'measure', order: measure.order } }))
      }),
  }
}

/** A rule about the document as a whole. */
export function documentRule(
  id: string,
  title: string,
  look: (reading: PlanReading, context: CheckContext) => Told | undefined,
): PlanRule {
  return {
    id,
    title,
    find: (reading, context) => {
      const told = look(reading, context)
      return told === undefined ? [] : [{ mend: null, ...told, rule: id, where: { kind: 'document' } }]
    },
  }
}

/** Enough of a text to find it by. */
export const quoted = (text: string, length = 120): string =>
  text.length <= length ? text : `${text.slice(0, length).trimEnd()}…`
