import type { ReadTx } from '#db'
import type { Assessment } from '#procedures/model'
import {
  analyseAttendance,
  analyseMarks,
  analysePlanned,
  analyseRegister,
  analyseScores,
  analyseTasks,
  analyseTasksByMark,
  listRegisterGaps,
} from '#results'
import type { NodeId } from '#organisations/model'
import type { ShieldRule } from '#results/model'
import type { AssessmentAnalysis } from '../model.ts'
import { expectScores } from './expect-scores.ts'
import { gatherDynamics } from './gather-dynamics.ts'
import { mapMarks, mapParticipants, mapRegister, mapScores } from './map-marks.ts'
import { mapPlanned, mapTasks } from './map-tasks.ts'

export interface AssessmentQuestion {
  readonly node: { readonly id: NodeId; readonly kind: 'municipality' | 'school' }
  readonly shield: ShieldRule
  /** Codes of participants may stand in the note. */
  readonly withCodes: boolean
}

/** Everything the store knows of one assessment at one node, in the shape of the note. */
export async function gatherAssessment(
  tx: ReadTx,
  assessment: Assessment,
  { node, shield, withCodes }: AssessmentQuestion,
): Promise<AssessmentAnalysis> {
  const scope = node.kind
  const by = scope === 'school' ? 'class' : 'school'
  const question = { assessment: assessment.id, node: node.id, by, shield } as const
  const gaps =
    withCodes && scope === 'school' ? await listRegisterGaps(tx, { school: node.id, assessment: assessment.id }) : []
  const scores = mapScores(await analyseScores(tx, question), scope)
  return {
    grade: assessment.grade,
    subject: assessment.subject,
    held: 'unknown',
    maxScore: assessment.maxScore,
    scale: assessment.scale,
    scaleSource: assessment.scaleSource === 'none' ? '' : assessment.scaleSource.text.replace(/\.$/, ''),
    participants: mapParticipants(await analyseAttendance(tx, question), scope),
    marks: mapMarks(await analyseMarks(tx, question), scope),
    scores:
      scope === 'school' ? await expectScores(tx, scores, { school: node.id, assessment: assessment.id }) : scores,
    register: mapRegister(await analyseRegister(tx, question), scope, gaps),
    tasks: mapTasks(await analyseTasks(tx, question), await analyseTasksByMark(tx, question), scope),
    plannedResults: mapPlanned(await analysePlanned(tx, question), scope),
    dynamics: await gatherDynamics(tx, question, scope),
  }
}
