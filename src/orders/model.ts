import type { Brand } from '#kernel/brand'
import type { Instant, IsoDate } from '#kernel/clock'
import type { FederalCode, NodeId } from '#organisations/model'
import type { PlanId } from '#plan/model'
import type { DocumentId } from '#reports/model'

export type OrderId = Brand<string, 'OrderId'>

export const orderKinds = [
  'plan-approval',
  'coordinator',
  'vpr-holding',
  'selective-control',
  'works-storage',
  'correction',
  'free',
] as const
export type OrderKind = (typeof orderKinds)[number]

export const orderStates = ['draft', 'approval', 'signing', 'registered', 'amended', 'cancelled'] as const
export type OrderState = (typeof orderStates)[number]

export const orderStateTitles: Readonly<Record<OrderState, string>> = {
  draft: 'черновик',
  approval: 'на согласовании',
  signing: 'на подписи',
  registered: 'зарегистрирован',
  amended: 'изменён',
  cancelled: 'отменён',
}

export const orderSteps = ['send', 'withdraw', 'return', 'approve', 'register', 'cancel'] as const
export type OrderStep = (typeof orderSteps)[number]

interface StepRule {
  readonly button: string
  readonly from: readonly OrderState[]
  readonly to: OrderState
  readonly right: 'orders.edit' | 'orders.approve'
  readonly needsRemark: boolean
}

/** `amended` has no step of its own: an order becomes it when the one that corrects it is registered. */
export const orderStepRules: Readonly<Record<OrderStep, StepRule>> = {
  send: { button: 'На согласование', from: ['draft'], to: 'approval', right: 'orders.edit', needsRemark: false },
  withdraw: {
    button: 'Вернуть в черновик',
    from: ['approval', 'signing'],
    to: 'draft',
    right: 'orders.edit',
    needsRemark: false,
  },
  return: {
    button: 'Вернуть с замечанием',
    from: ['approval', 'signing'],
    to: 'draft',
    right: 'orders.approve',
    needsRemark: true,
  },
  approve: { button: 'Согласовать', from: ['approval'], to: 'signing', right: 'orders.approve', needsRemark: false },
  register: {
    button: 'Зарегистрировать',
    from: ['signing'],
    to: 'registered',
    right: 'orders.edit',
    needsRemark: false,
  },
  cancel: {
    button: 'Отменить приказ',
    from: ['registered', 'amended'],
    to: 'cancelled',
    right: 'orders.approve',
    needsRemark: true,
  },
}

/** The state a step leads to; undefined where the step cannot be made. */
export function nextOrderState(state: OrderState, step: OrderStep): OrderState | undefined {
  const { from, to } = orderStepRules[step]
  return from.includes(state) ? to : undefined
}

/** Orders that went out: their text is never changed again. */
export const issuedStates: readonly OrderState[] = ['registered', 'amended', 'cancelled']

export interface OrderItem {
  readonly text: string
  /** Numbered 1.1, 1.2 … under it. */
  readonly items: readonly string[]
}

/** What the order says, without what the house adds: letterhead, number, date, signature. */
export interface OrderText {
  /** «О …» or «Об …»: ГОСТ Р 7.0.97-2025 asks it of every document. */
  readonly heading: string
  readonly preamble: string
  readonly items: readonly OrderItem[]
}

export interface Order extends OrderText {
  readonly id: OrderId
  readonly node: NodeId
  readonly nodeCode: FederalCode
  readonly kind: OrderKind
  readonly state: OrderState
  readonly number: string | null
  readonly date: IsoDate | null
  /** The plan it approves, which is printed after it. */
  readonly plan: PlanId | null
  /** The order that it corrects. */
  readonly amends: OrderId | null
  /** The file as it went out; null until it is registered. */
  readonly document: DocumentId | null
  /** Of the return or the cancelling. */
  readonly remark: string | null
  readonly changedAt: Instant
  readonly changedBy: string
  /** Raised by every change; a change that names an older one is refused. */
  readonly version: number
}

export interface OrderEvent {
  readonly at: Instant
  readonly by: string
  readonly to: OrderState
  readonly remark: string | null
}

/** A line of the register: an order in any state, or another document that went out. */
export interface RegisterEntry {
  readonly source: 'order' | 'document'
  readonly id: string
  /** Of a document: its kind; of an order: its template. */
  readonly kind: string
  readonly title: string
  readonly state: OrderState | 'issued'
  readonly number: string | null
  readonly date: IsoDate | null
  readonly nodeName: string
  readonly at: Instant
  readonly by: string
}

export type OrderProblem =
  | { readonly kind: 'no-such-order' }
  | { readonly kind: 'stale'; readonly current: Order }
  | { readonly kind: 'issued' }
  | { readonly kind: 'no-such-step'; readonly state: OrderState }
  | { readonly kind: 'remark-needed' }
  | { readonly kind: 'no-heading' }
  | { readonly kind: 'no-items' }
  | { readonly kind: 'blanks'; readonly line: string }
  | { readonly kind: 'no-number' }
  | { readonly kind: 'no-date' }
  | { readonly kind: 'number-taken'; readonly number: string }
  | { readonly kind: 'field-needed'; readonly label: string }
  | { readonly kind: 'not-amendable' }
