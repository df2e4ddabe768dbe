import type { Block, DocumentModel } from '#documents'
import { assert } from '#kernel/assert'
import type { AnalyticNoteData, AssessmentAnalysis } from './model.ts'
import { composeBasis } from './note/compose-basis.ts'
import { composeDecisions } from './note/compose-decisions.ts'
import { composeDynamics } from './note/compose-dynamics.ts'
import { composeMarks } from './note/compose-marks.ts'
import { composeParticipants } from './note/compose-participants.ts'
import { composePlannedResults } from './note/compose-planned-results.ts'
import { composeRegister } from './note/compose-register.ts'
import { composeScores } from './note/compose-scores.ts'
import { composeSigns } from './note/compose-signs.ts'
import { composeSummary } from './note/compose-summary.ts'
import { composeTasks } from './note/compose-tasks.ts'
import { type NotePart, type NoteWriter, paragraph, startNote, titleOf } from './note/note-writer.ts'
import { fewerThan } from './note/wording.ts'

const parts = [
  composeMarks,
  composeScores,
  composeRegister,
  composeTasks,
  composePlannedResults,
  composeDynamics,
] as const

/**
 * The analytic note on one procedure of a municipality or a school: basis, participants, results, signs as questions,
 * and room for the causes and decisions that people write. Pure: the same data give the same document.
 */
export function composeAnalyticNote(data: AnalyticNoteData): DocumentModel {
  assert(data.assessments.length > 0, 'composeAnalyticNote: assessments must not be empty, got 0')
  const writer = startNote(data)
  const title = `О результатах ${data.procedure.kind} ${data.procedure.year}\u00a0года: ${subjectOf(data)}`
  return {
    properties: {
      title,
      subject: `Аналитическая справка, ${data.scope.name}`,
      author: data.letterhead.organisation,
      createdAt: data.preparedAt,
    },
    style: data.style,
    letterhead: data.letterhead,
    requisites: {
      kind: 'АНАЛИТИЧЕСКАЯ СПРАВКА',
      date: 'to-fill',
      number: 'to-fill',
      place: data.place,
      heading: title,
      addressee: [],
    },
    blocks: [
      ...composeBasis(writer),
      ...composeParticipants(writer),
      ...composeSummary(writer),
      ...data.assessments.flatMap((assessment) => composeAssessment(writer, assessment, data.assessments.length > 1)),
      ...composeSigns(writer),
      ...composeDecisions(writer),
    ],
  }
}

const subjectOf = ({ assessments, scope }: AnalyticNoteData): string => {
  const [only] = assessments
  return assessments.length === 1 && only ? `${titleOf(only)}, ${scope.shortName}` : scope.shortName
}

/** The only assessment has its parts as sections; of several, each is a section with its parts below it. */
function composeAssessment(writer: NoteWriter, assessment: AssessmentAnalysis, several: boolean): Block[] {
  const heading = several ? [writer.section(titleOf(assessment))] : []
  const blocks = parts.flatMap((compose) => {
    const part = compose(writer, assessment)
    return part === 'none' ? [] : titled(writer, part, several)
  })
  if (blocks.length > 0) return [...heading, ...blocks]
  const small = paragraph(
    isSmall(writer, assessment)
      ? `${titleOf(assessment)}: результаты не показаны, ${fewerThan(writer.data.minimumGroup)}.`
      : `${titleOf(assessment)}: данных об отметках, баллах и заданиях нет.`,
  )
  return [...(several ? heading : [writer.section('Результаты')]), small]
}

function isSmall({ data }: NoteWriter, { participants: { total } }: AssessmentAnalysis): boolean {
  return total.present === 'hidden' || (data.audience === 'authority' && total.present < data.minimumGroup)
}

const titled = (writer: NoteWriter, { title, blocks }: NotePart, several: boolean): Block[] => [
  several ? writer.subsection(title) : writer.section(title),
  ...blocks,
]
