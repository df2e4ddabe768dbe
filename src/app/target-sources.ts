import { attendanceTarget, heldMeetingsTarget } from '#meetings'
import {
  acceptedExecutionsTarget,
  acceptedSchoolsTarget,
  recordsTarget,
  schoolsWithRecordsTarget,
  type TargetSource,
} from '#plan'
import { documentTarget } from '#reports'
import { importTarget } from '#results'

/** What promised numbers can be counted by, over all domains; the first whose words fit is proposed. */
export const targetSources: readonly TargetSource[] = [
  attendanceTarget,
  recordsTarget,
  heldMeetingsTarget,
  documentTarget,
  importTarget,
  acceptedSchoolsTarget,
  acceptedExecutionsTarget,
  schoolsWithRecordsTarget,
]
