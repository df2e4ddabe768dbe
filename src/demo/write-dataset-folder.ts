import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describePlanted } from './describe-planted.ts'
import type { DemoMunicipality, DemoWork } from './model.ts'

const header = [
  'assessment',
  'municipality',
  'school',
  'class',
  'participant',
  'variant',
  'journal_mark',
  'mark',
  'total',
  'tasks',
] as const

/**
 * The demonstration as a dataset folder: `spec.json`, `works.csv`, and a README that says what is planted.
 * Makes the folder where it is missing and overwrites these three files.
 */
export async function writeDatasetFolder(demo: DemoMunicipality, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'spec.json'), `${JSON.stringify(datasetSpec(demo), null, 2)}\n`)
  await writeFile(join(folder, 'works.csv'), worksCsv(demo))
  await writeFile(join(folder, 'README.txt'), describePlanted(demo))
}

/** The `spec.json` of the data contract. */
export function datasetSpec(demo: DemoMunicipality) {
  return {
    assessments: demo.assessments.map(({ id, procedure, year, grade, subject, tasks, scale }) => ({
      id,
      procedure,
      year,
      grade,
      subject,
      tasks: tasks.map(({ label, max, level, response }) => ({ label, max, level, response })),
      scale,
    })),
  }
}

/** The `works.csv` of the data contract: UTF-8, comma, no field ever needs quotes. */
export function worksCsv(demo: DemoMunicipality): string {
  const lines = demo.works.map((row) => csvLine(row, demo.municipality.code))
  return `${header.join(',')}\n${lines.join('')}`
}

function csvLine({ assessment, school, work }: DemoWork, municipality: string): string {
  const journal = work.journalMark === 'none' ? '' : work.journalMark
  const who = [assessment, municipality, school, work.classLabel, work.participant]
  const result =
    work.attendance === 'absent'
      ? ['absent', journal, '', '', '']
      : [work.variant, journal, work.mark === 'none' ? '' : work.mark, work.total, work.scores.join(' ')]
  return `${[...who, ...result].join(',')}\n`
}
