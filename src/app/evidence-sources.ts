import { meetingEvidenceSources } from '#meetings'
import { caseEvidence } from '#cases'
import { honoursEvidence } from '#honours'
import { orderEvidence } from '#orders'
import { type EvidenceSource, schoolPlanEvidence, stageEvidence } from '#plan'
import { documentEvidence, reportEvidence } from '#reports'
import { importEvidence } from '#results'
import { screeningEvidence } from '#screening'

/** What can close rows of a plan, over all domains. */
export const evidenceSources: readonly EvidenceSource[] = [
  importEvidence,
  screeningEvidence,
  documentEvidence,
  reportEvidence,
  orderEvidence,
  caseEvidence,
  honoursEvidence,
  schoolPlanEvidence,
  stageEvidence,
  ...meetingEvidenceSources,
]
