/**
 * Time and memory of screening a dataset folder.
 * Usage: node bench/screen-dataset.ts FOLDER
 */
import { readDataset, screenCells } from '#screening'

const folder = process.argv[2]
if (folder === undefined) throw new Error('screen-dataset: name the folder')
const started = performance.now()
const input = await readDataset(folder)
if (!input.ok) throw new Error(input.error)
const read = performance.now()
const readPeak = process.resourceUsage().maxRSS / 1024
const answer = screenCells(input.value)
const judged = performance.now()

const cpu = process.cpuUsage()
const seconds = (from: number, to: number) => `${((to - from) / 1000).toFixed(2)} s`
const flagged = answer.schools.filter((school) => school.flagged).length
console.log(
  `${answer.dataset.works} works, ${answer.dataset.schools} schools, ${answer.cells.length} cells: ` +
    `read ${seconds(started, read)}, judged ${seconds(read, judged)}, peak ${readPeak.toFixed(0)} then ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB; ` +
    `processor time ${((cpu.user + cpu.system) / 1e6).toFixed(1)} s; ` +
    `schools flagged ${flagged}, cells flagged ${answer.cells.filter((cell) => cell.flagged).length}`,
)
