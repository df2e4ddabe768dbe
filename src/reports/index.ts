export { composeAnalyticNote } from './compose-analytic-note.ts'
export { shieldGroups } from './note/shield-groups.ts'
