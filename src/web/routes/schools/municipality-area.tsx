import { data, Link } from 'react-router'
import { can } from '#access'
import { policy } from '#app'
import type { ReadTx } from '#db'
import { counted, formatDate, formatProbability, formatShare } from '#kernel/russian-text'
import { getNode } from '#organisations'
import { loadAssessments, shortAssessmentTitle } from '#procedures'
import {
  listCellAreas,
  listMunicipalityAreas,
  listSchoolsWithin,
  loadScreeningRun,
  type SchoolWithinArea,
  type ScreeningRunId,
} from '#screening'
import { enter, type Visit } from '../../enter.ts'
import { paths } from '../../paths.ts'
import { shieldFor } from '../../shield-for.ts'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/municipality-area.ts'
import { municipalityOutcome, schoolsWithinSentence } from './municipality-words.ts'
import { strongestSigns } from './strongest-signs.ts'

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `${loaderData?.name ?? 'Муниципалитет'} · Объектив` }]

export async function loader(args: Route.LoaderArgs) {
  const visit = await enter(args, 'screening.read-shielded', { code: args.params.municipality })
  const { node } = visit
  if (node.kind !== 'municipality') throw data(null, { status: 404 })
  return visit.app.store.read(async (tx) => {
    const region = node.parentId === null ? undefined : await getNode(tx, node.parentId)
    const common = {
      code: node.code as string,
      name: node.name,
      seesRegion: region !== undefined && can(policy, visit.grants, 'screening.read-shielded', region.path),
    }
    const run = await loadScreeningRun(tx, node.id)
    const [area] = run === undefined ? [] : await listMunicipalityAreas(tx, { run: run.id, municipality: node.id })
    if (run === undefined || area === undefined) return { ...common, finding: 'none' as const }
    const { finding } = area
    const schools = await listSchoolsWithin(tx, run.id, finding)
    return {
      ...common,
      at: formatDate(run.finishedAt),
      fdr: run.settings.fdr,
      finding: {
        outcome: municipalityOutcome(finding),
        sentence: schoolsWithinSentence(finding),
        q: finding.q,
        works: finding.works,
        // Areas of attention of the whole region that do not stand out here.
        onlyInRegion: finding.flagged - schools.filter((school) => school.finding.flagged).length,
      },
      schools: await Promise.all(schools.map((school) => schoolFacts(tx, run.id, school, visit))),
    }
  })
}

async function schoolFacts(
  tx: ReadTx,
  run: ScreeningRunId,
  { school, code, name, q, cells, finding }: SchoolWithinArea,
  visit: Visit,
) {
  const { threshold } = await shieldFor(tx, visit)
  const own = await listCellAreas(tx, { run, school })
  // What stands out among all works of the region, or among the works of the school.
  const loud = own.filter((cell) => cell.finding.flagged || cells.includes(cell.assessment))
  const assessments = await loadAssessments(tx, { ids: loud.map(({ assessment }) => assessment) })
  const least = visit.may('screening.read') ? 0 : threshold
  const works = loud.flatMap((cell) => {
    const assessment = assessments.find(({ id }) => id === cell.assessment)
    if (assessment === undefined) return []
    return [
      {
        assessment: cell.assessment,
        title: `${shortAssessmentTitle(assessment)}, ${assessment.year}`,
        within: cells.includes(cell.assessment),
        hidden: cell.finding.works < least,
      },
    ]
  })
  return {
    code,
    name,
    q,
    flagged: finding.flagged,
    works: finding.works,
    signs: strongestSigns(finding.indications),
    cells: works.filter(({ hidden }) => !hidden),
    small: works.filter(({ hidden }) => hidden).length,
  }
}

export default function MunicipalityArea({ loaderData }: Route.ComponentProps) {
  const crumbs = [
    { title: 'Области внимания', to: paths.attentionAreas() },
    ...(loaderData.seesRegion ? [{ title: 'По муниципалитетам', to: paths.municipalityAreas() }] : []),
  ]
  const all = <Link to={`${paths.attentionAreas()}?node=${loaderData.code}`}>Все школы муниципалитета</Link>
  if (loaderData.finding === 'none') {
    return (
      <>
        <PageHead title={loaderData.name} crumbs={crumbs} actions={all} />
        <p className="empty">Отбора по муниципалитетам нет: он делается, когда в расчёте их два или больше.</p>
      </>
    )
  }
  const { finding, schools } = loaderData
  return (
    <>
      <PageHead
        title={loaderData.name}
        crumbs={crumbs}
        actions={all}
        lead={`${finding.sentence} Это повод поговорить со школой, а не вывод о нарушении.`}
      />
      <div className="stack">
        {schools.length > 0 ? (
          <Card title="Выделяются внутри муниципалитета">
            <ul className="list list-folding">
              {schools.map((school) => (
                <SchoolWithin key={school.code} {...school} />
              ))}
            </ul>
          </Card>
        ) : (
          <Notice tone={finding.outcome === 'quiet' ? 'ok' : 'info'}>
            {finding.outcome === 'quiet'
              ? 'Вероятность увидеть такое в муниципалитете без всякого вмешательства не мала: школы внутри него не выделяются.'
              : 'Данных мало: ни об одной школе муниципалитета нельзя сказать ни «есть», ни «нет».'}
          </Notice>
        )}
        {finding.onlyInRegion > 0 && (
          <Notice tone="info">
            Среди всех школ региона {finding.onlyInRegion === 1 ? 'отмечена' : 'отмечены'} ещё{' '}
            {counted(finding.onlyInRegion, 'школа', 'школы', 'школ')} этого муниципалитета: внутри него{' '}
            {finding.onlyInRegion === 1 ? 'она не выделяется' : 'они не выделяются'}. {all}
          </Notice>
        )}
        <Card title="Как это получено">
          <p>
            Сначала проверяется, есть ли в муниципалитете хоть одна школа с признаками: вероятность увидеть такое без
            вмешательства, с поправкой на число муниципалитетов, {formatProbability(finding.q)}. Затем школы
            сравниваются внутри муниципалитета, затем работы внутри школы.
          </p>
          <p className="note">
            Расчёт от {loaderData.at}, {counted(finding.works, 'работа', 'работы', 'работ')}. Среди школ, выделенных
            внутри муниципалитета, ложных в среднем по выделенным муниципалитетам не больше{' '}
            {formatShare(loaderData.fdr, 0)}. <Link to={`${paths.methods()}#municipalities`}>Как это считается</Link>
          </p>
        </Card>
      </div>
    </>
  )
}

type SchoolFacts = Awaited<ReturnType<typeof schoolFacts>>

function SchoolWithin({ code, name, works, signs, cells, small, flagged, q }: SchoolFacts) {
  return (
    <li>
      <div>
        <h3>
          <Link to={paths.school(code)}>{name}</Link>
        </h3>
        <p className="note" style={{ margin: 0 }}>
          {counted(works, 'работа', 'работы', 'работ')} за все годы; вероятность без вмешательства с поправкой на обе
          ступени: {formatProbability(q)}
        </p>
        {signs.map((sign) => (
          <p key={sign.family} style={{ margin: '4px 0 0' }}>
            <span className="note">{sign.family}.</span> {sign.sentence}
          </p>
        ))}
        <p style={{ margin: '4px 0 0' }}>
          <span className="note">Работы:</span>{' '}
          {cells.length === 0 && small === 0 && 'отдельные не выделяются, признак складывается из многих.'}
          {cells.map(({ assessment, title, within }, index) => (
            <span key={assessment}>
              {index > 0 && '; '}
              <Link to={paths.cell(code, assessment)}>{title}</Link>
              {within && <span className="note"> (выделяется и внутри школы)</span>}
            </span>
          ))}
          {small > 0 && `${cells.length > 0 ? '; ' : ''}работы малых групп: ${small}`}
        </p>
      </div>
      <div>
        <Chip tone="look">требует уточнения</Chip>
        {!flagged && <Chip>по всему региону не отмечена</Chip>}
      </div>
    </li>
  )
}
