export { judgeScreening, screenCells, screenPrepared, viewAnswer, type JudgedScreening } from './screen-cells.ts'
export { keepHeapSmall } from './thread-memory.ts'
export { measureInThreads } from './measure-in-threads.ts'
export { writeAnswer, type AnswerText } from './write-answer.ts'
export { prepareScreening, viewScreening, type PreparedCell, type PreparedScreening } from './prepare-screening.ts'
export { measureScreening, type MeasuredScreening } from './measure-screening.ts'
export { readDataset } from './dataset/read-dataset.ts'
export { listClasses, type CountedInput } from './class-columns.ts'
export { screeningActionTitles } from './action-titles.ts'
export { screeningEvidence } from './evidence-source.ts'
export { loadScreeningInput } from './load-screening-input.ts'
export { runScreening, type ScreeningRequest } from './run-screening.ts'
export { requestScreening, runScreeningJob, runScreeningKind, type RunScreeningPayload } from './run-screening.job.ts'
export { cellEvidence, type CellEvidence } from './cell-evidence.ts'
export type { AbsenceRow } from './figures/absence-picture.ts'
export type { ClassLikeness, LikenessStep } from './figures/likeness.ts'
export type { ProfiledTask, TaskProfile } from './figures/task-profile.ts'
export {
  countSchoolOutcomes,
  listSchoolAreas,
  listSchoolOutcomes,
  type SchoolAreasQuestion,
  type SchoolCounts,
} from './list-school-areas.ts'
export { listCellAreas, loadCellEvidence, loadFunnel, loadSchoolFinding, loadScreeningRun } from './load-screening.ts'
export { listMunicipalityAreas, listSchoolsWithin } from './list-municipality-areas.ts'
export { worksNeeded } from './works-needed.ts'
export type {
  CellArea,
  MunicipalityArea,
  SchoolArea,
  SchoolOutcome,
  SchoolWithinArea,
  ScreeningRun,
  ScreeningRunId,
} from './run-model.ts'
export { migrations } from './migrations.ts'
export { screenMunicipalities } from './screen-municipalities.ts'
export { answerJson } from './answer-json.ts'
export { findCell } from './figures/find-cell.ts'
export { expectedHistogram, type ExpectedHistogram } from './figures/expected-histogram.ts'
export { registerExpectation, type RegisterExpectationRow } from './figures/register-expectation.ts'
export { levelFunnel, type LevelFunnel } from './figures/level-funnel.ts'
export { yearStrip, type SchoolYears, type YearState } from './figures/year-strip.ts'
export { persistence, type Persistence } from './persistence.ts'
export {
  officialCellOf,
  officialCells,
  type ListComparison,
  type OfficialAgreement,
  type OfficialCell,
} from './compare-official-list.ts'
export { loadOfficialComparison } from './load-official-comparison.ts'
export { explainInnocently, type InnocentCheck } from './explaining/explain-innocently.ts'
export {
  exampleMarks,
  liveExample,
  registerExample,
  signOf,
  type LiveExample,
  type MarkTable,
} from './examples/live-example.ts'
export { exampleRange, movedFamilies, type MovedFamily } from './examples/change-example.ts'
export { nameSchools, type NamedSchool, type NamingQuestion } from './examples/named-schools.ts'
export { worksToNotice, type NoticingQuestion, type WorksToNotice } from './examples/works-to-notice.ts'
export { measuredErrors } from './measured-errors.ts'
