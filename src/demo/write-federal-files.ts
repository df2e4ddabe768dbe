import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { assert } from '#kernel/assert'
import type { Assessment } from '#procedures/model'
import { type Sheet, writeSheets } from '#tabular'
import {
  markStatistics,
  registerComparison,
  scoreDistributionReport,
  taskPerformance,
} from './federal-files/aggregate-reports.ts'
import { individualResults } from './federal-files/individual-results.ts'
import { markerListSheet } from './federal-files/marker-list-sheet.ts'
import { protocolFileName, protocolForm } from './federal-files/protocol-form.ts'
import { spoilProtocol } from './federal-files/spoil-protocol.ts'
import { groupResults } from './group-results.ts'
import { holdingDate } from './holding-date.ts'
import type { DemoMunicipality } from './model.ts'
import { withheldForm } from './withheld.ts'

/** One file as the federal system or a school would send it. */
export interface FederalFile {
  readonly name: string
  readonly sheets: readonly Sheet[]
}

/** Assessments of which the sample exports are made. */
const sampled = ['vpr-2026-4-ru', 'vpr-2026-4-ma']

/** The sample files of the demonstration, to try the import on: forms of one school, exports, the list of markers. */
export function federalFiles(demo: DemoMunicipality): readonly FederalFile[] {
  return [...forms(demo), ...sampled.flatMap((id) => exportsOf(demo, find(demo, id))), markerList(demo)]
}

/** Writes them as XLSX into the folder, which is made where it is missing. */
export async function writeFederalFiles(demo: DemoMunicipality, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const { name, sheets } of federalFiles(demo)) await writeFile(join(folder, name), await writeSheets(sheets))
}

function forms(demo: DemoMunicipality): FederalFile[] {
  const assessment = find(demo, withheldForm.assessment)
  const works = demo.works.flatMap((row) =>
    row.assessment === assessment.id && row.school === withheldForm.school ? [row.work] : [],
  )
  const sheets = protocolForm(assessment, works)
  const name = protocolFileName(assessment)
  return [
    { name: name.replace('.xlsx', ' (с ошибками).xlsx'), sheets: spoilProtocol(sheets) },
    { name, sheets },
  ]
}

function exportsOf(demo: DemoMunicipality, assessment: Assessment): FederalFile[] {
  const date = holdingDate(demo, assessment)
  const groups = groupResults(demo, assessment)
  const about = `${assessment.subject} ${assessment.grade} класс ВПР ${assessment.year}.xlsx`
  const sections = demo.schools.map(({ login, shortName }) => ({
    login,
    name: shortName,
    municipality: demo.municipality.name,
    works: demo.works.flatMap(({ assessment: id, school, work }) =>
      id === assessment.id && school === login && work.attendance === 'present' ? [work] : [],
    ),
  }))
  return [
    { name: `Ф1 Индивидуальные результаты ${about}`, sheets: individualResults(assessment, date, sections) },
    { name: `Ф3 Статистика по отметкам ${about}`, sheets: markStatistics(assessment, date, groups) },
    { name: `Сравнение отметок с журналом ${about}`, sheets: registerComparison(assessment, date, groups) },
    { name: `Распределение первичных баллов ${about}`, sheets: scoreDistributionReport(assessment, date, groups) },
    { name: `Выполнение заданий ${about}`, sheets: taskPerformance(assessment, date, groups) },
  ]
}

function markerList(demo: DemoMunicipality): FederalFile {
  const names = new Map(demo.schools.map(({ login, shortName }) => [login, shortName]))
  const rows = demo.markers.map(({ year, school, ru4, ma4, ru5, ma5 }) => ({
    year,
    login: school,
    municipality: demo.municipality.name,
    school: names.get(school) ?? school,
    cells: [ru4, ma4, ru5, ma5] as const,
  }))
  return { name: 'Список ОО с маркерами 2024–2026.xlsx', sheets: markerListSheet(rows) }
}

function find(demo: DemoMunicipality, id: string): Assessment {
  const assessment = demo.assessments.find((candidate) => candidate.id === id)
  assert(assessment !== undefined, `federalFiles: the demo has no assessment ${id}`)
  return assessment
}
