export { screenCells, screenPrepared } from './screen-cells.ts'
export { prepareScreening, type PreparedCell, type PreparedScreening } from './prepare-screening.ts'
export { readDataset } from './dataset/read-dataset.ts'
