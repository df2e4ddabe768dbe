import type { PlanRule } from './plan-rule.ts'
import { beforeApproval } from './rules/before-approval.ts'
import { compoundRow } from './rules/compound-row.ts'
import { continuousWithoutRhythm } from './rules/continuous-without-rhythm.ts'
import { dayOff, impossibleDate } from './rules/doubtful-date.ts'
import { noIndicator, noResultColumn, resultAgainstAim, resultRepeatsMeasure } from './rules/indicators.ts'
import { mixedAlphabet } from './rules/mixed-alphabet.ts'
import { monthsWithoutComma, monthWithoutYear } from './rules/month-without-year.ts'
import { clauseOrder, duplicateNumbers, missingNumber, numberJump } from './rules/numbering.ts'
import { clauseWithoutDeadline, nameSpeltTwoWays, noSignatory, notApproved } from './rules/order-form.ts'
import { outOfOrder } from './rules/out-of-order.ts'
import { outsidePeriod } from './rules/outside-period.ts'
import { noNamedOwner, noOwner, overloadedPerson, peopleInDeadline } from './rules/owners.ts'
import { procedureWindow } from './rules/procedure-window.ts'
import { readingDoubts } from './rules/reading-doubts.ts'
import { reversedRange } from './rules/reversed-range.ts'
import { scheduleNotNamed } from './rules/schedule-not-named.ts'
import { noDeadline, unreadDeadline } from './rules/unread-deadline.ts'
import { changesAnAct, doubtfulAbbreviation, pairsInText, sampleWithoutRule } from './rules/worth-noting.ts'

/** Everything that the check of a plan looks for. */
export const planRules: readonly PlanRule[] = [
  readingDoubts,
  reversedRange,
  outOfOrder,
  beforeApproval,
  outsidePeriod,
  impossibleDate,
  dayOff,
  noDeadline,
  unreadDeadline,
  peopleInDeadline,
  monthWithoutYear,
  monthsWithoutComma,
  continuousWithoutRhythm,
  scheduleNotNamed,
  procedureWindow,
  noOwner,
  noNamedOwner,
  overloadedPerson,
  noResultColumn,
  noIndicator,
  resultAgainstAim,
  resultRepeatsMeasure,
  duplicateNumbers,
  missingNumber,
  numberJump,
  clauseOrder,
  compoundRow,
  sampleWithoutRule,
  pairsInText,
  changesAnAct,
  doubtfulAbbreviation,
  mixedAlphabet,
  noSignatory,
  notApproved,
  clauseWithoutDeadline,
  nameSpeltTwoWays,
]
