/**
 * Writes a synthetic dataset folder of the data contract.
 * Usage: node bench/make-dataset.ts FOLDER [--works 1200000] [--tasks 20] [--seed 1] [--planted 0.12] [--format csv|parquet]
 */
import { createWriteStream } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { once } from 'node:events'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openBulkStore } from '#tabular'
import {
  designAssessments,
  mechanisms,
  simulateSchools,
  standardRecipe,
  type Recipe,
  type SimulatedClass,
} from './simulate-works.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    works: { type: 'string', default: '1200000' },
    tasks: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    planted: { type: 'string', default: '0.12' },
    format: { type: 'string', default: 'csv' },
  },
})
const folder = positionals[0]
if (folder === undefined) throw new Error('make-dataset: name the folder')
const wanted = Number.parseInt(values.works, 10)
const recipe: Recipe = {
  ...standardRecipe,
  seed: Number.parseInt(values.seed, 10),
  schools: 1_000_000,
  grades: [4, 5, 6],
  tasks: Number.parseInt(values.tasks, 10),
  plantedShare: Number.parseFloat(values.planted),
  planted: mechanisms,
}
const header = 'assessment,municipality,school,class,participant,variant,journal_mark,mark,total,tasks\n'

await mkdir(folder, { recursive: true })
const designs = designAssessments(recipe)
const assessments = designs.map(({ assessment: { id, procedure, year, grade, subject, tasks, scale } }) => ({
  id,
  procedure,
  year,
  grade,
  subject,
  tasks: tasks.map(({ label, max, level, response }) => ({ label, max, level, response })),
  scale,
}))
await writeFile(join(folder, 'spec.json'), `${JSON.stringify({ assessments }, null, 1)}\n`)

const csv = join(folder, 'works.csv')
const file = createWriteStream(csv)
file.write(header)
let works = 0
const planted: Record<string, string> = {}
for (const school of simulateSchools(recipe, designs)) {
  if (school.mechanism !== 'none') planted[school.school] = school.mechanism
  const lines = school.classes.map(classLines)
  works += school.classes.reduce((sum, item) => sum + item.works.length, 0)
  if (!file.write(lines.join(''))) await once(file, 'drain')
  if (works >= wanted) break
}
file.end()
await once(file, 'finish')
await writeFile(
  join(folder, 'planted.txt'),
  Object.entries(planted)
    .map(([school, what]) => `${school} ${what}\n`)
    .join(''),
)

if (values.format === 'parquet') {
  await using store = await openBulkStore()
  await store.run(`copy (
    select assessment, municipality, school, class, participant, variant, journal_mark::tinyint as journal_mark, mark::tinyint as mark,
      total::smallint as total,
      case when tasks is null then null else list_transform(string_split(tasks, ' '), x -> try_cast(x as tinyint)) end as tasks
    from read_csv('${csv.replaceAll("'", "''")}', all_varchar = true, header = true)
  ) to '${join(folder, 'works.parquet').replaceAll("'", "''")}' (format parquet)`)
  await rm(csv)
}
console.log(`${folder}: ${works} works, ${Object.keys(planted).length} schools with something planted (planted.txt)`)

function classLines({ assessment, municipality, school, classLabel, works: list }: SimulatedClass): string {
  let text = ''
  for (const work of list) {
    const journal = work.journal === 'none' ? '' : work.journal
    text += `${assessment.id},${municipality},${school},${classLabel},${work.participant},`
    text +=
      work.scores === undefined
        ? `absent,${journal},,,\n`
        : `${work.variant},${journal},${work.mark},${work.total},${Array.from(work.scores, (score) => (score < 0 ? 'X' : String(score))).join(' ')}\n`
  }
  return text
}
