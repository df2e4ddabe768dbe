import { data, Link } from 'react-router'
import { listCases } from '#cases'
import { drawYearStrip } from '#documents'
import { counted } from '#kernel/russian-text'
import { loadAssessments, shortAssessmentTitle } from '#procedures'
import type { Assessment, AssessmentId } from '#procedures/model'
import { loadMarkers } from '#results'
import {
  listCellAreas,
  loadCellEvidence,
  loadSchoolFinding,
  loadScreeningRun,
  persistence,
  yearStrip,
  type CellArea,
} from '#screening'
import type { CellFinding, SchoolFinding, TestedIndication } from '#screening/model'
import { enter } from '../../enter.ts'
import { paths } from '../../paths.ts'
import { shieldFor } from '../../shield-for.ts'
import { Card } from '../../ui/card.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { ExportLink } from '../../ui/export-link.tsx'
import { Figure, pairOf } from '../../ui/figure.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/school-area.ts'
import { CasesOfSchool } from '../cases/cases-of-school.tsx'
import { drawEvidencePair } from './draw-evidence.ts'
import { type AreaStatus, statusOf } from './family-words.ts'
import { InnocentList } from './innocent-list.tsx'
import { neededOf } from './needed-of.ts'
import { OfficialList } from './official-list.tsx'
import { officialYears } from './official-years.ts'
import { SignCard } from './sign-card.tsx'
import { StatusChip } from './status-chip.tsx'

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `${loaderData?.name ?? 'Школа'} · Объектив` }]

/** A sign is shown with its figure from this probability on; what is weaker stands in the table only. */
const shownP = 0.05

export async function loader(args: Route.LoaderArgs) {
  const visit = await enter(args, 'screening.read-shielded', { code: args.params.school })
  const { node } = visit
  if (node.kind !== 'school') throw data(null, { status: 404 })
  return visit.app.store.read(async (tx) => {
    const common = { code: node.code, name: node.name, whole: visit.may('screening.read') }
    const run = await loadScreeningRun(tx, node.id)
    const finding = run === undefined ? undefined : await loadSchoolFinding(tx, run.id, node.id)
    if (run === undefined || finding === undefined) return { ...common, finding: 'none' as const }
    const { threshold } = await shieldFor(tx, visit)
    const areas = await listCellAreas(tx, { run: run.id, school: node.id })
    const assessments = await loadAssessments(tx, { ids: areas.map(({ assessment }) => assessment) })
    const findings = areas.map((area) => area.finding)
    const flaggedCells = findings.filter(({ flagged }) => flagged).length
    const strip = yearStrip(findings, assessments)
    const strongest = await Promise.all(
      strongSigns(finding).map(async (sign) => {
        const cell = strongestCell(areas, sign)
        const evidence =
          cell === undefined || !common.whole
            ? ('none' as const)
            : await loadCellEvidence(tx, { run: run.id, school: node.id, assessment: cell.assessment })
        return { sign, cell, evidence }
      }),
    )
    const seesCases = visit.may('cases.read')
    const { cases } = seesCases
      ? await listCases(tx, {
          nodePath: node.path,
          withUnasked: visit.may('cases.read-all'),
          school: node.id,
          offset: 0,
          limit: 20,
        })
      : { cases: [] }
    return {
      ...common,
      cases,
      openable: visit.may('cases.decide') ? yearsToClarify(findings, assessments, cases) : [],
      finding: {
        works: finding.works,
        q: finding.q,
        status: statusOf(finding, flaggedCells),
        needed: neededOf(finding),
      },
      years: strip.years,
      grades: [...new Set(assessments.map(({ grade }) => grade))].toSorted((a, b) => a - b),
      signs: strongest.map(({ sign, cell, evidence }) => ({
        sign,
        q: finding.q,
        figure:
          evidence === 'none' ? ('none' as const) : drawEvidencePair(sign.family, evidence, carrierOf(cell, sign)),
        from: cell === undefined ? 'none' : titleIn(assessments, cell.assessment),
        checks: evidence === 'none' ? [] : evidence.checks.filter(({ families }) => families.includes(sign.family)),
      })),
      silent: finding.indications.filter((each) => each.outcome === 'not-enough-data').map(({ sentence }) => sentence),
      strip: pairOf((size) => drawYearStrip(strip, size)),
      persistence: persistence(findings, assessments).sentence,
      official: officialYears(await loadMarkers(tx, [node.id]), areas, assessments),
      cells: strip.years.toReversed().map((year) => ({
        year,
        rows: areas
          .filter(({ assessment }) => assessments.some(({ id, year: held }) => id === assessment && held === year))
          .map((area) => cellRow(area, assessments, common.whole ? 0 : threshold)),
      })),
    }
  })
}

function strongSigns(finding: SchoolFinding): TestedIndication[] {
  return finding.indications
    .filter((each) => each.outcome === 'tested')
    .filter((each) => each.p <= shownP)
    .toSorted((a, b) => a.logP - b.logP)
}

/** The cell in which the family speaks loudest: its picture stands for the whole. */
function strongestCell(areas: readonly CellArea[], sign: TestedIndication): CellArea | undefined {
  const logP = (area: CellArea): number => {
    const own = area.finding.indications.find(({ family }) => family === sign.family)
    return own?.outcome === 'tested' ? own.logP : 0
  }
  return areas.toSorted((a, b) => logP(a) - logP(b)).find((area) => logP(area) < 0)
}

/** The class that the family's sign rests on in the cell whose picture is shown. */
function carrierOf(cell: CellArea | undefined, sign: TestedIndication): string | undefined {
  const own = cell?.finding.indications.find(({ family }) => family === sign.family)
  return own?.outcome === 'tested' ? own.classLabel : undefined
}

/** Years in which some work of the school is an area of attention and no case is open, newest first. */
function yearsToClarify(
  findings: readonly CellFinding[],
  assessments: readonly Assessment[],
  cases: readonly { readonly year: number }[],
): number[] {
  const flagged = findings.filter((finding) => finding.flagged).map(({ assessment }) => assessment)
  const years = assessments.filter(({ id }) => flagged.includes(id)).map(({ year }) => year)
  return [...new Set(years)].filter((year) => !cases.some((each) => each.year === year)).toSorted((a, b) => b - a)
}

function titleIn(assessments: readonly Assessment[], id: AssessmentId): string {
  const found = assessments.find((assessment) => assessment.id === id)
  return found === undefined ? '' : `${shortAssessmentTitle(found)}, ${found.year}`
}

function shortTitleIn(assessments: readonly Assessment[], id: AssessmentId): string {
  const found = assessments.find((assessment) => assessment.id === id)
  return found === undefined ? '' : shortAssessmentTitle(found)
}

function cellRow({ assessment, finding }: CellArea, assessments: readonly Assessment[], threshold: number) {
  const hidden = finding.works < threshold
  const [strongest] = finding.indications
    .filter((each) => each.outcome === 'tested')
    .toSorted((a, b) => a.logP - b.logP)
  return {
    assessment,
    title: shortTitleIn(assessments, assessment),
    works: hidden ? ('hidden' as const) : finding.works,
    status: statusOf(finding),
    needed: neededOf(finding),
    sentence: hidden || strongest === undefined || strongest.p > shownP ? '' : strongest.sentence,
  }
}

const leads: Readonly<Record<AreaStatus, string>> = {
  look: 'Ниже то, что стоит уточнить вместе со школой; это не вывод о нарушении.',
  'some-works': 'По всем работам вместе школа не выделяется; отдельные работы ниже стоит уточнить вместе с ней.',
  quiet: 'Признаков, которые выходят за пределы обычных различий между школами, нет.',
  'not-enough': 'Данных мало: по такому числу работ нельзя сказать ни «есть», ни «нет».',
}

const quietNotes: Readonly<Record<AreaStatus, string>> = {
  look: 'Признаки видны только в отдельных работах: они отмечены в таблице.',
  'some-works': 'По всем работам вместе ни один признак не выделяет школу.',
  quiet: 'Ни один из признаков не выделяет школу.',
  'not-enough': 'Чем больше работ за разные годы загружено, тем раньше станет ясно.',
}

export default function SchoolArea({ loaderData }: Route.ComponentProps) {
  const crumbs = [{ title: 'Области внимания', to: paths.attentionAreas() }]
  const results = <Link to={`${paths.analysis()}?node=${loaderData.code}`}>Результаты школы</Link>
  if (loaderData.finding === 'none') {
    return (
      <>
        <PageHead title={loaderData.name} crumbs={crumbs} actions={results} />
        <p className="empty">Результатов этой школы в последнем расчёте нет.</p>
      </>
    )
  }
  const { finding, signs } = loaderData
  const loud = finding.status === 'look'
  return (
    <>
      <PageHead
        title={loaderData.name}
        crumbs={crumbs}
        actions={results}
        lead={`${counted(finding.works, 'работа', 'работы', 'работ')}, ${range(loaderData.grades)} классы, ${range(loaderData.years)}. ${
          leads[finding.status]
        }${finding.needed === 'unknown' ? '' : ` Хватило бы около ${counted(finding.needed, 'работы', 'работ', 'работ')}.`}`}
      />
      <div className="columns">
        <div className="stack">
          {signs.map(({ sign, figure, from, q }) => (
            <SignCard key={sign.family} sign={sign} figure={figure} from={from} q={q} loud={loud} among="школ" />
          ))}
          {signs.length === 0 && (
            <Notice tone={finding.status === 'quiet' ? 'ok' : 'info'}>{quietNotes[finding.status]}</Notice>
          )}
        </div>
        <div className="stack">
          {signs.some(({ checks }) => checks.length > 0) && (
            <Card title="Что могло бы это объяснить">
              <InnocentList checks={signs.flatMap(({ checks, from }) => checks.map((check) => ({ ...check, from })))} />
            </Card>
          )}
          <Card title="По годам">
            <p>{loaderData.persistence}</p>
            <Figure figure={loaderData.strip} />
          </Card>
          <CasesOfSchool code={loaderData.code} cases={loaderData.cases} openable={loaderData.openable} />
          <Card title="Официальный список">
            <OfficialList years={loaderData.official} />
          </Card>
          {loaderData.silent.length > 0 && (
            <Card title="О чём данных не хватает">
              {loaderData.silent.map((sentence) => (
                <p key={sentence} className="note">
                  {sentence}
                </p>
              ))}
            </Card>
          )}
        </div>
      </div>
      <div className="stack" style={{ marginTop: 16 }}>
        <Card title="По работам">
          {loaderData.cells.map(({ year, rows }, index) => (
            <details key={year} open={index === 0} className="fold">
              <summary>
                {year} год: {worksWithSigns(rows)}
              </summary>
              <DataTable
                stacks
                caption={`Работы ${year} года`}
                captionHidden
                rows={rows}
                rowKey={(row) => row.assessment}
                columns={[
                  {
                    title: 'Работа',
                    cell: (row) => <Link to={paths.cell(loaderData.code, row.assessment)}>{row.title}</Link>,
                  },
                  { title: 'Работ', number: true, cell: (row) => (row.works === 'hidden' ? 'мало' : row.works) },
                  { title: 'Итог', cell: (row) => <StatusChip status={row.status} needed={row.needed} /> },
                  { title: 'Самый заметный признак', wide: true, cell: (row) => row.sentence },
                ]}
              />
            </details>
          ))}
          <ExportLink to={paths.areasWorkbook(loaderData.code)} />
          <p className="note">
            Самый заметный признак – то, что встречается по отдельности реже чем в одном случае из двадцати. Среди
            многих работ такое бывает и случайно: итог учитывает это.
          </p>
        </Card>
      </div>
    </>
  )
}

function worksWithSigns(rows: readonly { readonly status: AreaStatus }[]): string {
  const loud = rows.filter(({ status }) => status === 'look').length
  const all = counted(rows.length, 'оценочная процедура', 'оценочные процедуры', 'оценочных процедур')
  return loud === 0 ? `${all}, признаков нет` : `${all}, уточнить стоит ${loud}`
}

function range(values: readonly number[]): string {
  const [first, last] = [values[0], values.at(-1)]
  return first === last ? String(first ?? '') : `${first}–${last}`
}
