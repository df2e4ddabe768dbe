import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { generateDemo } from './generate-demo.ts'
import { writeDatasetFolder } from './write-dataset-folder.ts'

/** `spec.json` as the data contract lays it down. */
const specFile = z.strictObject({
  assessments: z.array(
    z.strictObject({
      id: z.string(),
      procedure: z.string(),
      year: z.int(),
      grade: z.int(),
      subject: z.string(),
      tasks: z.array(
        z.strictObject({
          label: z.string(),
          max: z.int().min(1),
          level: z.enum(['basic', 'advanced', 'high']),
          response: z.enum(['short', 'open']),
        }),
      ),
      scale: z.strictObject({ 3: z.int(), 4: z.int(), 5: z.int() }),
    }),
  ),
})

const absentLine = /^vpr-\d{4}-\d-[a-z]{2},reg99_m001,edu9900\d\d,\d,\d{5},absent,[2-5]?,,,$/
const presentLine = /^vpr-\d{4}-\d-[a-z]{2},reg99_m001,edu9900\d\d,\d,\d{5},[12],[2-5]?,[2-5],\d+,[\dX]( [\dX])+$/

it('the dataset folder keeps to the data contract, line by line', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'obyektiv-demo-'))
  try {
    const demo = generateDemo()
    await writeDatasetFolder(demo, folder)
    expect((await readdir(folder)).toSorted()).toEqual(['README.txt', 'spec.json', 'works.csv'])

    const spec = specFile.parse(JSON.parse(await readFile(join(folder, 'spec.json'), 'utf8')))
    expect(spec.assessments).toHaveLength(demo.assessments.length)

    const [header, ...lines] = (await readFile(join(folder, 'works.csv'), 'utf8')).trimEnd().split('\n')
    expect(header).toBe('assessment,municipality,school,class,participant,variant,journal_mark,mark,total,tasks')
    expect(lines).toHaveLength(demo.works.length)
    expect(lines.filter((line) => !absentLine.test(line) && !presentLine.test(line))).toEqual([])
    expect(await readFile(join(folder, 'README.txt'), 'utf8')).toMatch(/^ДЕМО. СИНТЕТИЧЕСКИЕ ДАННЫЕ\r\n/)
  } finally {
    await rm(folder, { recursive: true })
  }
})
