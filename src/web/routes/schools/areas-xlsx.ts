import { data } from 'react-router'
import { formatDate, formatNumber } from '#kernel/russian-text'
import { loadAssessments, assessmentTitle } from '#procedures'
import {
  listCellAreas,
  listMunicipalityAreas,
  listSchoolAreas,
  listSchoolOutcomes,
  loadScreeningRun,
  worksNeeded,
  type ScreeningRun,
} from '#screening'
import { familyNames, type Indication, type SchoolFinding } from '#screening/model'
import { type Cell, type WorkbookSheet, writeWorkbook } from '#tabular'
import type { ReadTx } from '#db'
import type { OrganisationNode } from '#organisations/model'
import { enter } from '../../enter.ts'
import { fileResponse } from '../../file-response.ts'
import { nodeOfRequest } from '../../node-of-request.ts'
import { shieldFor } from '../../shield-for.ts'
import type { Route } from './+types/areas-xlsx.ts'
import { statusOf, statusWords } from './family-words.ts'
import { municipalityOutcome, municipalityOutcomes } from './municipality-words.ts'
import { screenedPart } from './screened-part.ts'

const everySchool = { offset: 0, limit: 10_000 }

/** Areas of attention as a workbook: of a municipality or region by schools, of a school by works. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await enter(args, 'screening.read-shielded', nodeOfRequest(args.request))
  const { node } = visit
  const sheets = await visit.app.store.read(async (tx) => {
    const run = await loadScreeningRun(tx, node.id)
    if (run === undefined) return []
    const { threshold } = await shieldFor(tx, visit)
    return node.kind === 'school'
      ? [await schoolSheet(tx, run, node, visit.may('screening.read') ? 0 : threshold)]
      : [await listSheet(tx, run, node), ...(await municipalitySheets(tx, run, node))]
  })
  const [first] = sheets
  if (first === undefined) throw data(null, { status: 404 })
  return fileResponse(await writeWorkbook(sheets), `${first.title}. ${node.shortName}.xlsx`, 'xlsx')
}

function filterOf(run: ScreeningRun, node: OrganisationNode): string {
  return `${node.shortName} · расчёт от ${formatDate(run.finishedAt)} · доля ложных областей внимания не больше ${formatNumber(run.settings.fdr * 100)}\u00a0%`
}

async function listSheet(tx: ReadTx, run: ScreeningRun, node: OrganisationNode): Promise<WorkbookSheet> {
  const question = { ...screenedPart(run, node), ...everySchool }
  const areas = await listSchoolAreas(tx, { ...question, flaggedOnly: false })
  const outcomes = await listSchoolOutcomes(tx, question)
  const flaggedCells = new Map(outcomes.map((outcome) => [outcome.school, outcome.flaggedCells]))
  return {
    name: 'Области внимания',
    title: 'Области внимания по школам',
    filter: filterOf(run, node),
    columns: [
      { header: 'Школа', kind: 'text' },
      { header: 'Работ', kind: 'whole' },
      { header: 'Итог по всем работам', kind: 'text' },
      { header: 'Хватило бы работ', kind: 'whole' },
      { header: 'Работ с признаками', kind: 'whole' },
      { header: 'Вероятность с поправкой', kind: 'decimal', digits: 4 },
      ...signColumns,
    ],
    rows: areas.map((row) => [
      row.name,
      row.finding.works,
      statusWords[statusOf(row.finding, flaggedCells.get(row.school))],
      neededCell(row.finding),
      flaggedCells.get(row.school) ?? 0,
      row.finding.q,
      ...signCells(row.finding.indications),
    ]),
  }
}

/** Of a region all municipalities, of a municipality its own line; nothing where the run has only one. */
async function municipalitySheets(
  tx: ReadTx,
  run: ScreeningRun,
  node: OrganisationNode,
): Promise<readonly WorkbookSheet[]> {
  const areas = await listMunicipalityAreas(tx, screenedPart(run, node))
  if (areas.length === 0) return []
  return [
    {
      name: 'По муниципалитетам',
      title: 'Области внимания по муниципалитетам',
      filter: filterOf(run, node),
      columns: [
        { header: 'Муниципалитет', kind: 'text' },
        { header: 'Школ', kind: 'whole' },
        { header: 'Данных достаточно, школ', kind: 'whole' },
        { header: 'Областей внимания по региону, школ', kind: 'whole' },
        { header: 'Выделяются внутри, школ', kind: 'whole' },
        { header: 'Вероятность с поправкой', kind: 'decimal', digits: 4 },
        { header: 'Итог', kind: 'text' },
      ],
      rows: areas.map(({ name, finding }) => [
        name,
        finding.schools,
        finding.withData,
        finding.flagged,
        finding.within.length,
        finding.q,
        municipalityOutcomes[municipalityOutcome(finding)],
      ]),
    },
  ]
}

async function schoolSheet(
  tx: ReadTx,
  run: ScreeningRun,
  node: OrganisationNode,
  threshold: number,
): Promise<WorkbookSheet> {
  const areas = await listCellAreas(tx, { run: run.id, school: node.id })
  const assessments = await loadAssessments(tx, { ids: areas.map(({ assessment }) => assessment) })
  const titles = new Map(assessments.map((assessment) => [assessment.id, assessmentTitle(assessment)]))
  return {
    name: 'Признаки по работам',
    title: 'Признаки по работам',
    filter: filterOf(run, node),
    columns: [
      { header: 'Работа', kind: 'text' },
      { header: 'Работ', kind: 'whole' },
      { header: 'Итог', kind: 'text' },
      { header: 'Хватило бы работ', kind: 'whole' },
      { header: 'Вероятность с поправкой', kind: 'decimal', digits: 4 },
      ...signColumns,
    ],
    rows: areas.map(({ assessment, finding }) => {
      const title = titles.get(assessment) ?? ''
      if (finding.works < threshold) return [title, 'мало участников']
      return [
        title,
        finding.works,
        statusWords[statusOf(finding)],
        neededCell(finding),
        finding.q,
        ...signCells(finding.indications),
      ]
    }),
  }
}

function neededCell({ enoughData, indications }: Pick<SchoolFinding, 'enoughData' | 'indications'>): number | null {
  const needed = enoughData ? 'unknown' : worksNeeded(indications)
  return needed === 'unknown' ? null : needed
}

const signColumns = [
  { header: 'Самый заметный признак', kind: 'text' },
  { header: 'Его вероятность', kind: 'decimal', digits: 4 },
  { header: 'Что видно', kind: 'text', width: 80 },
] as const

function signCells(indications: readonly Indication[]): Cell[] {
  const [strongest] = indications.filter((each) => each.outcome === 'tested').toSorted((a, b) => a.logP - b.logP)
  return strongest === undefined ? ['–', '–', ''] : [familyNames[strongest.family], strongest.p, strongest.sentence]
}
