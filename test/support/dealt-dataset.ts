import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { WriteTx } from '#db'
import { createNode } from '#organisations'
import type { NodeId } from '#organisations/model'
import type { Assessment } from '#procedures/model'
import { openBulkStore } from '#tabular'
import {
  designAssessments,
  simulateSchools,
  standardRecipe,
  type Recipe,
  type SimulatedWork,
} from '../../bench/simulate-works.ts'
import { testAct, valueOf } from '../../src/organisations/testing.ts'

/** Cells of one row of a works file, in the order of the data contract. */
export interface DealtRow {
  readonly assessment: string
  readonly municipality: string
  readonly school: string
  readonly class: string
  readonly participant: string
  readonly variant: string
  readonly journal_mark: string
  readonly mark: string
  readonly total: string
  readonly tasks: string
}

export interface DealtDataset {
  readonly assessments: readonly Assessment[]
  readonly rows: readonly DealtRow[]
}

const worksColumns = [
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
] as const satisfies readonly (keyof DealtRow)[]

/** Two years, so that cohorts meet again; newest first, as the store lists them. */
const recipe: Recipe = {
  ...standardRecipe,
  seed: 20_261_122,
  schools: 12,
  years: [2025, 2024],
  grades: [4, 5],
  subjects: ['Математика', 'Русский язык'],
  tasks: 8,
  schoolsPerMunicipality: 6,
  classes: [1, 3],
  pupils: [4, 16],
  plantedShare: 0.5,
  planted: ['boundary', 'matching', 'dictation', 'copying', 'absence'],
}

/**
 * Synthetic works of a small region with everything that a works file may lawfully hold: classes with letters and without
 * a label, schools without register marks, marks or task scores, variants in letters or unknown, whole classes absent, X in
 * both alphabets, an assessment without a scale and one whose tasks say neither level nor kind.
 */
export function dealDataset(): DealtDataset {
  const designs = designAssessments(recipe)
  const assessments = designs.map(({ assessment }, index) => peculiarAssessment(assessment, index))
  const rows = [...simulateSchools(recipe, designs)].flatMap((school, index) =>
    school.classes.flatMap((group) =>
      group.works.map((work) =>
        peculiarRow(
          {
            assessment: group.assessment.id,
            municipality: group.municipality,
            school: group.school,
            class: group.classLabel,
            participant: work.participant,
            ...resultCells(work),
          },
          index,
        ),
      ),
    ),
  )
  return { assessments, rows }
}

function resultCells(work: SimulatedWork): Pick<DealtRow, 'variant' | 'journal_mark' | 'mark' | 'total' | 'tasks'> {
  const journal = work.journal === 'none' ? '' : String(work.journal)
  if (work.scores === undefined) return { variant: 'absent', journal_mark: journal, mark: '', total: '', tasks: '' }
  return {
    variant: work.variant,
    journal_mark: journal,
    mark: String(work.mark),
    total: String(work.total),
    tasks: Array.from(work.scores, (score) => (score < 0 ? 'X' : String(score))).join(' '),
  }
}

function peculiarAssessment(assessment: Assessment, index: number): Assessment {
  if (index === 1) return { ...assessment, scale: 'missing', scaleSource: 'none' }
  if (index !== 2) return assessment
  return { ...assessment, tasks: assessment.tasks.map((task) => ({ ...task, level: 'unknown', response: 'unknown' })) }
}

const absent = { variant: 'absent', mark: '', total: '', tasks: '' } as const

function peculiarRow(row: DealtRow, school: number): DealtRow {
  switch (school) {
    case 0:
      return { ...row, class: 'АБВ'[Number(row.class) - 1]! }
    case 1:
      return { ...row, journal_mark: '' }
    case 2:
      return { ...row, mark: '' }
    case 3:
      return row.assessment.endsWith('4-ma') ? { ...row, tasks: '' } : row
    case 4:
      return row.class === '1' && row.assessment.endsWith('5-ru') ? { ...row, ...absent } : row
    case 5:
      return { ...row, class: '' }
    case 6:
      return { ...row, tasks: row.tasks.replaceAll('X', 'Х') }
    case 7:
      return { ...row, tasks: row.tasks.toLowerCase() }
    case 8:
      return row.variant === 'absent' ? row : { ...row, variant: row.variant === '1' ? 'А' : 'Б' }
    case 9:
      return row.variant === 'absent' ? row : { ...row, variant: '' }
    default:
      return row
  }
}

/** `spec.json` of the data contract; what an assessment does not have is not written. */
export function specificationJson(assessments: readonly Assessment[]): string {
  const described = assessments.map(({ id, procedure, year, grade, subject, tasks, scale }) => ({
    id,
    procedure,
    year,
    grade,
    subject,
    tasks: tasks.map(({ label, max, level, response }) => ({
      label,
      max,
      ...(level === 'unknown' ? {} : { level }),
      ...(response === 'unknown' ? {} : { response }),
    })),
    ...(scale === 'missing' ? {} : { scale }),
  }))
  return `${JSON.stringify({ assessments: described }, null, 1)}\n`
}

export function worksCsv(rows: readonly DealtRow[]): string {
  const lines = rows.map((row) => worksColumns.map((column) => row[column]).join(','))
  return `${[worksColumns.join(','), ...lines].join('\n')}\n`
}

/** A dataset folder of the data contract; the works of one list go to one file. */
export async function writeDataset(
  folder: string,
  assessments: readonly Assessment[],
  files: Readonly<Record<string, readonly DealtRow[]>>,
): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'spec.json'), specificationJson(assessments))
  for (const [name, rows] of Object.entries(files)) await writeFile(join(folder, name), worksCsv(rows))
}

/** Turns every works file of a folder into Parquet as the data contract has it: scores as a list, X as null. */
export async function packAsParquet(folder: string, names: readonly string[]): Promise<void> {
  await using store = await openBulkStore()
  for (const name of names) {
    const csv = join(folder, name)
    await store.run(`copy (
      select assessment, municipality, school, class, participant, variant,
        journal_mark::tinyint as journal_mark, mark::tinyint as mark, total::smallint as total,
        list_transform(string_split(tasks, ' '), score -> try_cast(score as tinyint)) as tasks
      from read_csv('${csv}', all_varchar = true, header = true)
    ) to '${csv.replace(/csv$/, 'parquet')}' (format parquet)`)
    await rm(csv)
  }
}

/** The region of the rows: its municipalities and schools by the codes they name. */
export async function plantSchools(tx: WriteTx, rows: readonly DealtRow[]): Promise<NodeId> {
  const plant = async (
    kind: 'region' | 'municipality' | 'school',
    parentId: NodeId | null,
    code: string,
  ): Promise<NodeId> => valueOf(await createNode(tx, testAct, { kind, parentId, code, name: `Организация ${code}` }))
  const region = await plant('region', null, 'reg99')
  const municipalities = new Map<string, NodeId>()
  const schools = new Set<string>()
  for (const { municipality, school } of rows) {
    if (!municipalities.has(municipality)) {
      municipalities.set(municipality, await plant('municipality', region, municipality))
    }
    if (schools.has(school)) continue
    schools.add(school)
    await plant('school', municipalities.get(municipality)!, school)
  }
  return region
}
