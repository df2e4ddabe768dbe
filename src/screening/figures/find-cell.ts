import type { AssessmentId } from '#procedures/model'
import type { PreparedCell, PreparedScreening } from '../prepare-screening.ts'

/** The prepared cell of a school × assessment; undefined where the school did not sit it. */
export function findCell(
  prepared: PreparedScreening,
  school: string,
  assessment: AssessmentId,
): PreparedCell | undefined {
  const found = prepared.gathered.schools.find((item) => item.code === school)
  const cell = found?.cells.find((item) => prepared.gathered.assessments[item.assessment]!.id === assessment)
  return cell === undefined ? undefined : prepared.cellAt(cell.position)
}
