import { worksNeeded } from '#screening'
import type { SchoolFinding } from '#screening/model'

/** Works that would be enough where nothing can be said yet. For loaders. */
export const neededOf = (finding: Pick<SchoolFinding, 'enoughData' | 'indications'>): number | 'unknown' =>
  finding.enoughData ? 'unknown' : worksNeeded(finding.indications)
