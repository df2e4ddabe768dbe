export { composeAnalyticNote } from './compose-analytic-note.ts'
