export { readPlan, type ReadPlanOptions } from './reading/read-plan.ts'
export { readingAnswer } from './reading-answer.ts'
export { whereKey, whereTitle } from './where-title.ts'
