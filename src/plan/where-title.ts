import type { Measure, PlanReading, Where } from './model.ts'

/** `measure 10`, `clause 2.1`: the number where it is the only one of its kind, otherwise the place in the document too. */
export function whereKey(where: Where, reading: Pick<PlanReading, 'measures' | 'clauses'>): string {
  switch (where.kind) {
    case 'document':
      return 'document'
    case 'clause':
      return `clause ${reading.clauses[where.index]?.number ?? where.index + 1}`
    case 'measure': {
      const measure = reading.measures[where.order - 1]
      return measure === undefined || !isOnlyNumber(measure, reading.measures)
        ? `measure ${measure?.number ?? '–'} (row ${where.order})`
        : `measure ${measure.number}`
    }
    default:
      return where satisfies never
  }
}

/** «мероприятие 10», «мероприятие 3 раздела «…»», «пункт 2.1 приказа». */
export function whereTitle(where: Where, reading: Pick<PlanReading, 'measures' | 'clauses'>): string {
  switch (where.kind) {
    case 'document':
      return 'документ в целом'
    case 'clause':
      return `пункт ${reading.clauses[where.index]?.number ?? where.index + 1} приказа`
    case 'measure': {
      const measure = reading.measures[where.order - 1]
      if (measure === undefined) return `строка ${where.order}`
      if (isOnlyNumber(measure, reading.measures)) return `мероприятие ${measure.number}`
      const section = measure.section === null ? '' : ` раздела «${measure.section}»`
      return measure.number === null
        ? `мероприятие без номера, ${where.order}-е по порядку${section}`
        : `мероприятие ${measure.number}${section}`
    }
    default:
      return where satisfies never
  }
}

const isOnlyNumber = ({ number }: Measure, measures: readonly Measure[]): boolean =>
  number !== null && measures.filter((each) => each.number === number).length === 1
