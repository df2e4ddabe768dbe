import { accessPolicy } from '#access/policy'
import { auditPolicy } from '#audit/policy'
import { calendarPolicy } from '#calendar/policy'
import { casesPolicy } from '#cases/policy'
import { honoursPolicy } from '#honours/policy'
import { ordersPolicy } from '#orders/policy'
import { meetingsPolicy } from '#meetings/policy'
import { organisationsPolicy } from '#organisations/policy'
import { planPolicy } from '#plan/policy'
import { proceduresPolicy } from '#procedures/policy'
import { remindersPolicy } from '#reminders/policy'
import { reportsPolicy } from '#reports/policy'
import { resultsPolicy } from '#results/policy'
import { screeningPolicy } from '#screening/policy'

/** Who may do what, over all domains. What is not listed is denied. */
export const policy = {
  ...accessPolicy,
  ...auditPolicy,
  ...calendarPolicy,
  ...casesPolicy,
  ...honoursPolicy,
  ...ordersPolicy,
  ...meetingsPolicy,
  ...organisationsPolicy,
  ...planPolicy,
  ...proceduresPolicy,
  ...remindersPolicy,
  ...reportsPolicy,
  ...resultsPolicy,
  ...screeningPolicy,
}

export type Action = keyof typeof policy
