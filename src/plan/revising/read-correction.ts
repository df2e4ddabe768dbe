import type { CorrectedOrder, Correction, PlanReading } from '../model.ts'
import { fold } from '../reading/fold-letters.ts'
import { readDocumentNumber, readWrittenDate } from '../reading/read-written-date.ts'
import { outsideQuotes } from './quoted-text.ts'
import { readAmendments } from './read-amendments.ts'

/** Words by which a document says that it changes an older one. */
const corrects =
  /внес(?:ти|ении|ение|ены)\s.*изменени|изменени[яйе]\S*\s+(?:и дополнени\S+\s+)?в\s|излож(?:ить|ив)\s.{0,60}редакции|корректировк|скорректирова|утративш\S+ силу|отменить/
const newWording = /в (?:новой|следующей|прилагаемой) редакции/
const annex = /план|приложени|дорожн|переч(?:ень|ня)|комплекс/
const rowNamed = /(?:пункт|строк|позици|мероприяти)\S*\s+(?:№\s*)?\d/
const cancels = /утративш\S+ силу|отменить/

/**
 * Which orders the document says it corrects, and how. Undefined where it says nothing of the kind: an order that
 * merely names others as its ground corrects none of them.
 */
export function readCorrection(reading: PlanReading): Correction | undefined {
  const { head, clauses, measures } = reading
  const texts = [
    head.title,
    head.planTitle,
    head.preamble,
    ...clauses.map(({ text }) => text),
    ...measures.map(({ text }) => text),
  ].flatMap((text) => (text === null ? [] : [text]))
  const speaking = texts.filter((text) => corrects.test(fold(outsideQuotes(text).replaceAll('\u0000', ''))))
  const orders = speaking.flatMap(ordersIn).filter((order) => !isSelf(order, head))
  const amended = readAmendments(reading).amendments.length > 0
  if (orders.length === 0 && !amended) return undefined
  return { orders: unique(orders), form: formOf(reading, amended) }
}

function formOf({ clauses, measures }: PlanReading, amended: boolean): Correction['form'] {
  if (measures.length === 0) return 'clauses'
  const words = clauses.map(({ text }) => fold(outsideQuotes(text).replaceAll('\u0000', '')))
  // The plan as a whole, and not a clause of it.
  const isAnnexed = words.some((text) => newWording.test(text) && annex.test(text) && !rowNamed.test(text))
  if (isAnnexed && !words.some((text) => cancels.test(text) && !rowNamed.test(text))) return 'annex'
  return amended ? 'clauses' : 'whole'
}

/** Orders of these are never the plan of an authority. */
const higher = /министерств|рособрнадзор|правительств|президент|губернатор/

/** «приказ … от 30.11.21 № 01-04-306», number and date in either order. */
const named =
  /(приказ|распоряжени|постановлени)[а-яё]*(?<between>[^.;]{0,160}?)(?:от\s+(?<dateFirst>[^№]{6,40}?)\s*№\s*(?<numberAfter>[\p{L}\d][\p{L}\d/.\-–]*)|№\s*(?<numberFirst>[\p{L}\d][\p{L}\d/.\-–]*)\s+от\s+(?<dateAfter>[^№,;()«»]{6,30}))/giu

function ordersIn(text: string): CorrectedOrder[] {
  return [...text.replaceAll('\u00a0', ' ').matchAll(named)].flatMap((match) => {
    const { dateFirst, dateAfter, numberAfter, numberFirst } = match.groups ?? {}
    const number = readDocumentNumber(`№ ${numberAfter ?? numberFirst ?? ''}`)
    if (number === undefined) return []
    const quote = match[0].replace(/\s+/g, ' ').trim()
    if (higher.test(fold(quote))) return []
    return [{ number, date: readWrittenDate(dateFirst ?? dateAfter ?? '') ?? null, quote }]
  })
}

const isSelf = ({ number, date }: CorrectedOrder, head: PlanReading['head']): boolean =>
  number === head.number && (date === null || date === head.date)

function unique(orders: readonly CorrectedOrder[]): readonly CorrectedOrder[] {
  return [...new Map(orders.map((order) => [`${order.number} ${order.date}`, order])).values()]
}

/** The plan that the document corrects: by number and date, by number alone where one date is missing. */
export function findCorrected<Known extends { readonly orderNumber: string | null; readonly orderDate: string | null }>(
  correction: Correction,
  plans: readonly Known[],
): Known | undefined {
  for (const { number, date } of correction.orders) {
    const found = plans.find(
      (plan) =>
        plan.orderNumber !== null &&
        fold(plan.orderNumber) === fold(number) &&
        (plan.orderDate === null || date === null || plan.orderDate === date),
    )
    if (found !== undefined) return found
  }
  return undefined
}
