import { ahead } from './ahead.ts'
import { cascade } from './cascade.ts'
import { cases } from './cases.ts'
import { documents } from './documents.ts'
import { done } from './done.ts'
import { late } from './late.ts'
import { meetings } from './meetings.ts'
import { notRequired } from './not-required.ts'
import type { ReportSection } from './report-section.ts'
import { reportsBelow } from './reports-below.ts'
import { results } from './results.ts'
import { screening } from './screening.ts'
import { submitted } from './submitted.ts'
import { summary } from './summary.ts'
import { targets } from './targets.ts'
import { waiting } from './waiting.ts'

/** Every section of a report, in its order. */
export const reportSections: readonly ReportSection[] = [
  summary,
  done,
  submitted,
  late,
  notRequired,
  waiting,
  ahead,
  targets,
  cascade,
  reportsBelow,
  results,
  screening,
  cases,
  meetings,
  documents,
]
