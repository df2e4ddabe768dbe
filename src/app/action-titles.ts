import { accessActionTitles } from '#access'
import type { ActionTitles } from '#audit'
import { calendarActionTitles } from '#calendar'
import { casesActionTitles } from '#cases'
import { demoActionTitles } from '#demo'
import { honoursActionTitles } from '#honours'
import { mailActionTitles } from '#mail'
import { ordersActionTitles } from '#orders'
import { meetingsActionTitles } from '#meetings'
import { organisationActionTitles } from '#organisations'
import { planActionTitles } from '#plan'
import { proceduresActionTitles } from '#procedures'
import { remindersActionTitles } from '#reminders'
import { reportsActionTitles } from '#reports'
import { resultsActionTitles } from '#results'
import { screeningActionTitles } from '#screening'

/** What the entries of the audit log are called, over all domains. */
export const actionTitles: ActionTitles = {
  ...accessActionTitles,
  ...calendarActionTitles,
  ...casesActionTitles,
  ...demoActionTitles,
  ...honoursActionTitles,
  ...ordersActionTitles,
  ...mailActionTitles,
  ...meetingsActionTitles,
  ...organisationActionTitles,
  ...planActionTitles,
  ...proceduresActionTitles,
  ...remindersActionTitles,
  ...reportsActionTitles,
  ...resultsActionTitles,
  ...screeningActionTitles,
}
