import type { IsoDate } from '#kernel/clock'
import { formatDate } from '#kernel/russian-text'
import type { Order, OrderItem, OrderKind, OrderText } from '../model.ts'

/** What the product knows and an order can use, so that nobody types it twice. */
export interface OrderFacts {
  readonly issuer: 'authority' | 'school'
  readonly today: IsoDate
  /** Schools under the authority, in Russian order; empty for a school. */
  readonly schools: readonly { readonly code: string; readonly name: string }[]
  /** When the country holds ВПР in the coming spring; null where no source says so. */
  readonly window: {
    readonly year: number
    readonly from: IsoDate
    readonly to: IsoDate
    readonly source: string
  } | null
  /** The plan that is approved. */
  readonly plan: { readonly title: string; readonly start: IsoDate; readonly end: IsoDate } | null
  /** The order that is corrected. */
  readonly amended: Pick<Order, 'number' | 'date' | 'heading'> | null
}

export interface TemplateField {
  readonly name: string
  readonly label: string
  readonly kind: 'line' | 'text' | 'date' | 'schools'
  readonly required: boolean
  readonly hint?: string
  readonly suggestion?: string
}

/** What a person filled in, by field; schools by their codes. */
export interface FieldValues {
  readonly lines: Readonly<Record<string, string>>
  readonly schools: readonly string[]
}

export interface OrderTemplate {
  readonly kind: OrderKind
  readonly title: string
  /** One sentence: when it is needed. */
  readonly purpose: string
  /** Which record it starts from beside the fields. */
  readonly needs: 'nothing' | 'plan' | 'order'
  readonly issuers: readonly OrderFacts['issuer'][]
  fields(facts: OrderFacts): readonly TemplateField[]
  compose(values: FieldValues, facts: OrderFacts): OrderText
}

/** Left where nobody has said: an order with it is not registered. */
export const blank = '________'

/** What stands in the field, without a closing dot; the blank where it is empty. */
export function wordOf({ lines }: FieldValues, name: string): string {
  const text = (lines[name] ?? '').trim().replace(/[.;,\s]+$/, '')
  return text === '' ? blank : text
}

export const isFilled = ({ lines }: FieldValues, name: string): boolean => (lines[name] ?? '').trim() !== ''

/** «30 ноября 2026 г.» */
export function dayOf(values: FieldValues, name: string): string {
  const text = (values.lines[name] ?? '').trim()
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? formatDate(text) : blank
}

/** A sentence that ends with «г.» has its dot already. */
export const item = (text: string, items: readonly string[] = []): OrderItem => ({
  text: text.replace(/\.\.$/, '.'),
  items: items.map((line) => line.replace(/\.\.$/, '.')),
})

/** The fields every template ends with. */
export const closingFields: readonly TemplateField[] = [
  {
    name: 'basis',
    label: 'На основании чего',
    kind: 'line',
    required: false,
    hint: 'Документ с датой и номером, в творительном падеже: «приказом министерства образования от … № …».',
  },
  {
    name: 'control',
    label: 'На кого возложить контроль',
    kind: 'line',
    required: false,
    hint: 'Должность и фамилия в винительном падеже. Пусто – контроль остаётся за подписывающим.',
  },
]

/** «В соответствии с …, в целях …»: the aim alone where no document is named. */
export function preambleOf(values: FieldValues, aim: string): string {
  return isFilled(values, 'basis') ? `В соответствии с ${wordOf(values, 'basis')}, ${aim}` : capitalise(aim)
}

export function controlItem(values: FieldValues): OrderItem {
  return item(
    isFilled(values, 'control')
      ? `Контроль за исполнением приказа возложить на ${wordOf(values, 'control')}.`
      : 'Контроль за исполнением приказа оставляю за собой.',
  )
}

export const capitalise = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/** Names of the schools that were ticked, in the order of the list. */
export function namesOf(values: FieldValues, facts: OrderFacts): readonly string[] {
  return facts.schools.filter(({ code }) => values.schools.includes(code)).map(({ name }) => name)
}
