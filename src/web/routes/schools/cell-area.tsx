import { data, Link } from 'react-router'
import { drawFunnel } from '#documents'
import { counted } from '#kernel/russian-text'
import { assessmentTitle, loadAssessment, missingFor } from '#procedures'
import type { AssessmentId } from '#procedures/model'
import {
  type CellEvidence,
  type LevelFunnel,
  listCellAreas,
  loadCellEvidence,
  loadFunnel,
  loadScreeningRun,
} from '#screening'
import type { CellFinding, TestedIndication } from '#screening/model'
import { enter } from '../../enter.ts'
import { paths } from '../../paths.ts'
import { shieldFor } from '../../shield-for.ts'
import { Card } from '../../ui/card.tsx'
import { Figure, pairOf } from '../../ui/figure.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/cell-area.ts'
import { classChoice, drawEvidencePair } from './draw-evidence.ts'
import { statusOf } from './family-words.ts'
import { InnocentList } from './innocent-list.tsx'
import { QuietSigns } from './quiet-signs.tsx'
import { neededOf } from './needed-of.ts'
import { SignCard } from './sign-card.tsx'
import { StatusChip } from './status-chip.tsx'

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `${loaderData?.title ?? 'Работа'} · Объектив` }]

export async function loader(args: Route.LoaderArgs) {
  const visit = await enter(args, 'screening.read-shielded', { code: args.params.school })
  const { node } = visit
  const id = args.params.assessment as AssessmentId
  const loaded = await visit.app.store.read(async (tx) => {
    const run = await loadScreeningRun(tx, node.id)
    const assessment = await loadAssessment(tx, id)
    if (run === undefined || assessment === undefined || node.kind !== 'school') return undefined
    const [area] = await listCellAreas(tx, { run: run.id, school: node.id, assessment: id })
    if (area === undefined) return undefined
    const { threshold } = await shieldFor(tx, visit)
    const whole = visit.may('screening.read')
    if (!whole && area.finding.works < threshold) return undefined
    return {
      assessment,
      finding: area.finding,
      evidence: whole
        ? await loadCellEvidence(tx, { run: run.id, school: node.id, assessment: id })
        : ('none' as const),
      funnel: whole ? await loadFunnel(tx, run.id, id) : ('none' as const),
    }
  })
  if (loaded === undefined) throw data(null, { status: 404 })
  const { assessment, finding, evidence, funnel } = loaded
  const tested = finding.indications
    .flatMap((each) => (each.outcome === 'tested' ? [each] : []))
    .toSorted((a, b) => a.logP - b.logP)
  const asked = new URL(args.request.url).searchParams.get('class') ?? undefined
  return {
    code: node.code,
    school: node.shortName,
    title: assessmentTitle(assessment),
    assessment: id,
    works: finding.works,
    q: finding.q,
    status: statusOf(finding),
    needed: neededOf(finding),
    missing: missingFor(assessment),
    signs: tested.filter(({ p }) => p <= noticeableP).map((sign) => drawnSign(sign, evidence, asked)),
    quiet: tested.filter(({ p }) => p > noticeableP),
    silent: finding.indications.flatMap((each) => (each.outcome === 'tested' ? [] : [each.sentence])),
    checks: evidence === 'none' ? [] : checksFor(finding, evidence),
    funnel: funnel === 'none' ? ('none' as const) : drawOwnFunnel(funnel, finding),
  }
}

/** What happens once in twenty or less is shown with its figure; what is more usual is said in a sentence. */
const noticeableP = 0.05

function drawnSign(sign: TestedIndication, evidence: CellEvidence | 'none', asked: string | undefined) {
  if (evidence === 'none') return { sign, choice: 'none' as const, figure: 'none' as const }
  const choice = classChoice(sign.family, evidence, asked, sign.classLabel)
  const label = choice === 'none' ? sign.classLabel : choice.chosen
  return { sign, choice, figure: drawEvidencePair(sign.family, evidence, label) }
}

/** Explanations of what speaks; where nothing does, of all that was counted. */
function checksFor({ indications }: CellFinding, { checks }: CellEvidence) {
  const speaking = indications.filter((each) => each.outcome === 'tested' && each.p <= noticeableP)
  const families = new Set((speaking.length > 0 ? speaking : indications).map(({ family }) => family))
  return checks.filter((check) => check.families.some((family) => families.has(family)))
}

/** Other schools stand in the funnel without names: it shows the spread, it ranks nobody. */
function drawOwnFunnel(funnel: LevelFunnel, finding: CellFinding) {
  return pairOf((size) =>
    drawFunnel(
      {
        points: funnel.points.map((point) => ({
          ...point,
          label: point.label === finding.school ? 'эта школа' : 'другая школа',
          highlighted: point.label === finding.school,
        })),
        centre: funnel.centre,
        limits: funnel.limits,
        highlightLabel: 'эта школа',
        valueLabel: 'Средний первичный балл',
        innerLabel: 'пределы 95\u00a0%',
        outerLabel: 'пределы 99,8\u00a0%',
        digits: 1,
      },
      size,
    ),
  )
}

export default function CellAreaPage({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <PageHead
        title={`${loaderData.school}: ${loaderData.title}`}
        crumbs={[
          { title: 'Области внимания', to: paths.attentionAreas() },
          { title: loaderData.school, to: paths.school(loaderData.code) },
        ]}
        lead={`${counted(loaderData.works, 'работа', 'работы', 'работ')}.`}
        actions={
          <Link to={`${paths.assessmentAnalysis(loaderData.assessment)}?node=${loaderData.code}`}>
            Все результаты работы
          </Link>
        }
      />
      <p>
        <StatusChip status={loaderData.status} needed={loaderData.needed} />
      </p>
      <div className="columns">
        <div className="stack">
          {loaderData.missing.map((sentence) => (
            <Notice key={sentence} tone="look">
              {sentence}
            </Notice>
          ))}
          {loaderData.signs.map(({ sign, figure, choice }) => (
            <SignCard
              key={sign.family}
              sign={sign}
              figure={figure}
              choice={choice}
              from=""
              q={loaderData.q}
              loud={loaderData.status === 'look'}
              among="работ"
            />
          ))}
          <QuietSigns signs={loaderData.quiet} silent={loaderData.silent} />
        </div>
        <div className="stack">
          {loaderData.checks.length > 0 && (
            <Card title="Что могло бы это объяснить">
              <InnocentList checks={loaderData.checks} />
            </Card>
          )}
          {loaderData.funnel !== 'none' && (
            <Card title="Среди других школ">
              <p className="note">
                Пределы расширены на обычные различия между школами: без этого за ними оказались бы и честные сильные
                школы.
              </p>
              <Figure figure={loaderData.funnel} />
            </Card>
          )}
        </div>
      </div>
    </>
  )
}
