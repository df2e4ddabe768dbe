import type { ReadTx } from '#db'
import { defaultStyle } from '#documents'
import { assert } from '#kernel/assert'
import type { Instant } from '#kernel/clock'
import { readSetting } from '#organisations'
import type { OrganisationNode } from '#organisations/model'
import { loadAssessments } from '#procedures'
import type { Assessment, AssessmentId } from '#procedures/model'
import { listImportsInForce } from '#results'
import type { ShieldRule } from '#results/model'
import { gatherAssessment } from './gather/gather-assessment.ts'
import { gatherRequisites } from './gather/gather-requisites.ts'
import { gatherSigns } from './gather/gather-signs.ts'
import { wordSources, wordWindow } from './gather/word-sources.ts'
import type { AnalyticNoteData, AssessmentAnalysis } from './model.ts'

export interface NoteQuestion {
  /** A municipality or a school. */
  readonly node: NoteNode
  /** Whose document it is: letterhead and signature. A school that issues a note of itself reads all of itself. */
  readonly issuer: OrganisationNode
  /** At least one, all of one procedure and year. */
  readonly assessments: readonly AssessmentId[]
  readonly at: Instant
}

export type NoteNode = OrganisationNode & { readonly kind: 'municipality' | 'school' }

/** Inside its school a note shows small groups and codes; whatever else goes out shows neither. */
export function audienceOf({ node, issuer }: Pick<NoteQuestion, 'node' | 'issuer'>): AnalyticNoteData['audience'] {
  return node.kind === 'school' && issuer.id === node.id ? 'school' : 'authority'
}

/** Everything the note says, from the store: the analysis of each assessment, signs, sources, requisites. */
export async function gatherAnalyticNote(tx: ReadTx, question: NoteQuestion): Promise<AnalyticNoteData> {
  const { node, issuer, at } = question
  const assessments = await loadOrdered(tx, question.assessments)
  const [first] = assessments
  assert(first !== undefined, 'gatherAnalyticNote: assessments must be in the store, got none')
  assert(
    assessments.every(({ procedure, year }) => procedure === first.procedure && year === first.year),
    'gatherAnalyticNote: assessments must be of one procedure and year',
  )
  const audience = audienceOf(question)
  const shield: ShieldRule = {
    threshold: await readSetting(tx, node.path, 'small-group-threshold'),
    open: audience === 'school' ? [node.id] : [],
  }
  const analyses: AssessmentAnalysis[] = []
  for (const assessment of assessments) {
    analyses.push(await gatherAssessment(tx, assessment, { node, shield, withCodes: audience === 'school' }))
  }
  const ids = assessments.map(({ id }) => id)
  return {
    audience,
    scope: { kind: node.kind, name: node.name, shortName: node.shortName },
    procedure: { kind: first.procedure, year: first.year, window: wordWindow(first.procedure, first.year) },
    basis: [],
    sources: wordSources(await listImportsInForce(tx, { node, assessments: ids })),
    minimumGroup: shield.threshold,
    assessments: analyses,
    ...(await gatherSigns(tx, { node, assessments, shield })),
    ...(await gatherRequisites(tx, issuer)),
    style: defaultStyle,
    place: 'none',
    preparedAt: at,
    demo: await readSetting(tx, node.path, 'demonstration'),
  }
}

/** By grade, then in the order of subjects that every list of assessments has. */
async function loadOrdered(tx: ReadTx, ids: readonly AssessmentId[]): Promise<Assessment[]> {
  const assessments = await loadAssessments(tx, { ids })
  return assessments.toSorted((one, other) => one.grade - other.grade)
}
