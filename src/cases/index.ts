import type { MigrationStep } from '#db'
import { createCases } from './migrations/001-create-cases.ts'

export { casesActionTitles } from './action-titles.ts'
export { saveAnswer, sendAnswer } from './answer-case.ts'
export { askSchool } from './ask-school.ts'
export { caseProblemSentence } from './case-problem.ts'
export { type CaseIssuer, composeCase } from './compose-case.ts'
export { classesToDraw, drawEvidence, evidenceCaptions } from './draw-evidence.ts'
export { decideCase, reopenCase } from './decide-case.ts'
export { caseEvidence } from './evidence-source.ts'
export { type FollowUp, followUp } from './follow-up.ts'
export { type CasesQuestion, listCases } from './list-cases.ts'
export { listCaseEvents, listCaseMeasures, listCasesOfSchool, loadCase } from './load-case.ts'
export { type CaseSubject, openCase } from './open-case.ts'
export { planCaseMeasure, plansFor } from './plan-case-measure.ts'
export { proposeRequest } from './propose-request.ts'

export const migrations: readonly MigrationStep[] = [createCases]
