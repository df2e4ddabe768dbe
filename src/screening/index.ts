export { screenCells, screenPrepared } from './screen-cells.ts'
export { prepareScreening, type PreparedCell, type PreparedScreening } from './prepare-screening.ts'
export { readDataset } from './dataset/read-dataset.ts'
export { screeningActionTitles } from './action-titles.ts'
export { loadScreeningInput } from './load-screening-input.ts'
export { runScreening, type ScreeningRequest } from './run-screening.ts'
export { requestScreening, runScreeningJob, runScreeningKind, type RunScreeningPayload } from './run-screening.job.ts'
export {
  listCellAreas,
  listSchoolAreas,
  loadSchoolFinding,
  loadScreeningRun,
  type SchoolAreasQuestion,
} from './load-screening.ts'
export type { CellArea, SchoolArea, ScreeningRun, ScreeningRunId } from './run-model.ts'
export { migrations } from './migrations.ts'
export { answerJson } from './answer-json.ts'
