import type { OrderKind } from '../model.ts'
import { appointCoordinator } from './appoint-coordinator.ts'
import { approvePlan } from './approve-plan.ts'
import { controlSelectively } from './control-selectively.ts'
import { correctOrder } from './correct-order.ts'
import { holdVpr } from './hold-vpr.ts'
import { keepWorks } from './keep-works.ts'
import type { OrderTemplate } from './order-template.ts'
import { writeFreely } from './write-freely.ts'

const byKind: Readonly<Record<OrderKind, OrderTemplate>> = {
  'plan-approval': approvePlan,
  coordinator: appointCoordinator,
  'vpr-holding': holdVpr,
  'selective-control': controlSelectively,
  'works-storage': keepWorks,
  correction: correctOrder,
  free: writeFreely,
}

export const orderTemplates: readonly OrderTemplate[] = Object.values(byKind)

export const templateOf = (kind: OrderKind): OrderTemplate => byKind[kind]
