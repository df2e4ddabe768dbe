export { defaultDemoSeed, generateDemo } from './generate-demo.ts'
export { type PlantedAnomaly, plantedAnomalies } from './planted-anomalies.ts'
export { describePlanted } from './describe-planted.ts'
export { datasetSpec, worksCsv, writeDatasetFolder } from './write-dataset-folder.ts'
export { type FederalFile, federalFiles, writeFederalFiles } from './write-federal-files.ts'
export { type GroupResults, groupResults } from './group-results.ts'
export { protocolFileName, protocolForm } from './federal-files/protocol-form.ts'
export { type IndividualSection, individualResults } from './federal-files/individual-results.ts'
export {
  markStatistics,
  registerComparison,
  scoreDistributionReport,
  taskPerformance,
} from './federal-files/aggregate-reports.ts'
export { markerListSheet } from './federal-files/marker-list-sheet.ts'
export type { DemoMunicipality, DemoPerson, DemoSchool, DemoWork } from './model.ts'
export { demoActionTitles } from './action-titles.ts'
export { demoPeople } from './people.ts'
export { demoPassword } from './plant-people.ts'
export {
  isDemonstration,
  plantDemo,
  type PlantedDemo,
  type PlantRefusal,
  plantRefusalSentences,
  type PlantRequest,
  resetDemo,
} from './plant-demo.ts'
export { clearedTables, keptTables } from './clear-store.ts'
export { plantCases } from './plant-cases.ts'
