import { redirect } from 'react-router'
import { listPeopleNames } from '#access'
import {
  checkSchoolPlan,
  findCurrentPlan,
  listReviewEvents,
  listSchoolPeople,
  listSchoolPlanRows,
  loadPlan,
  schoolPlanProblemSentence,
} from '#plan'
import { editableStates, reviewStateTitles, reviewStepTitles } from '#plan/model'
import { readSetting } from '#organisations'
import { formatMoment } from '../../format-moment.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { ExportLink } from '../../ui/export-link.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/school-plan.ts'
import { checkWindows } from './check-windows.ts'
import { actOnSchoolPlan } from './act-on-school-plan.ts'
import { enterSchoolPlan } from './enter-school-plan.ts'
import { formatStretch } from './plan-words.ts'
import { AddOwnRow } from './school-plan-forms.tsx'
import { SchoolPlanNext } from './school-plan-next.tsx'
import { derivedRowOf, ownRowOf } from './school-plan-row-data.ts'
import { DerivedRows, OwnRows } from './school-plan-rows.tsx'
import { reviewTones } from './school-plan-words.ts'

export const meta = () => [{ title: 'План школы · Объектив' }]

export async function loader(args: Route.LoaderArgs) {
  const { visit, plan, today } = await enterSchoolPlan(args)
  const search = new URL(args.request.url).searchParams
  const mayWrite = visit.may('plan.write-school-plan')
  const isEditable = mayWrite && editableStates.includes(plan.state)
  return visit.app.store.read(async (tx) => {
    const rows = await listSchoolPlanRows(tx, { plan: plan.id, school: plan.node })
    const parent = await loadPlan(tx, plan.parent)
    const current = await findCurrentPlan(tx, plan.parent)
    const events = await listReviewEvents(tx, plan.id)
    const owners = rows.derived.flatMap(({ owner }) => (owner === null ? [] : [owner]))
    const ownOwners = rows.own.flatMap(({ measure }) => (measure.owner === null ? [] : [measure.owner]))
    const names = await listPeopleNames(tx, [...events.map(({ by }) => by), ...owners, ...ownOwners])
    const timezone = await readSetting(tx, visit.node.path, 'timezone')
    const findings =
      plan.state === 'accepted'
        ? []
        : checkSchoolPlan(plan, rows, { windows: await checkWindows(tx, visit.node.path), today })
    return {
      id: plan.id,
      version: plan.version,
      revision: plan.revision,
      state: plan.state,
      status: plan.status,
      remark: plan.remark,
      school: visit.node.shortName,
      period: formatStretch(plan.period),
      parent: { id: parent?.id ?? plan.parent, title: parent?.title ?? '' },
      isOutdated: current !== undefined && current !== plan.parent,
      isEditable,
      mayWrite,
      maySend: visit.may('plan.send-school-plan'),
      mayReview: visit.may('plan.review-school-plan'),
      chosen: search.get('row') ?? '',
      saved: search.has('saved'),
      people: isEditable ? await listSchoolPeople(tx, plan.node) : [],
      errors: findings.filter(({ severity }) => severity === 'error').length,
      questions: findings.filter(({ severity }) => severity === 'warning').length,
      derived: rows.derived.map((row) => derivedRowOf(row, names, findings, today)),
      own: rows.own.map((row) => ownRowOf(row, names, findings, plan.period, today)),
      history: events.map((event) => ({
        done: reviewStepTitles[event.step],
        remark: event.remark,
        at: formatMoment(event.at, timezone),
        by: names.get(event.by) ?? 'программа',
      })),
    }
  })
}

export async function action(args: Route.ActionArgs) {
  const entered = await enterSchoolPlan(args)
  const done = await actOnSchoolPlan(entered, await args.request.formData())
  return done.ok ? redirect(done.value) : { problem: schoolPlanProblemSentence(done.error) }
}

export default function SchoolPlanPage({ loaderData, actionData }: Route.ComponentProps) {
  const { state, derived, own } = loaderData
  const isReview = state === 'sent' && loaderData.mayReview
  return (
    <div className="plan-print">
      <PageHead
        title={`План школы: ${loaderData.school}`}
        crumbs={[
          { title: 'План', to: paths.plans() },
          { title: loaderData.parent.title, to: paths.plan(loaderData.parent.id) },
          { title: 'Планы школ', to: paths.schoolPlans(loaderData.parent.id) },
        ]}
        lead={
          <>
            Версия {loaderData.revision}, период {loaderData.period}{' '}
            <Chip tone={reviewTones[state]}>{reviewStateTitles[state]}</Chip>
            {loaderData.status === 'superseded' && <Chip tone="look">заменён следующей версией</Chip>}
          </>
        }
        actions={
          <a href={paths.schoolPlanAnnex(loaderData.id, 'docx')} download>
            Приложение к приказу (DOCX)
          </a>
        }
      />
      <div className="stack">
        {actionData !== undefined && <Notice tone="late">{actionData.problem}</Notice>}
        {loaderData.saved && actionData === undefined && <Notice tone="ok">Строка сохранена.</Notice>}
        {state === 'returned' && (
          <Notice tone="look">
            <strong>План возвращён{loaderData.remark === null ? ' с замечаниями к строкам.' : ':'}</strong>{' '}
            {loaderData.remark}
          </Notice>
        )}
        {loaderData.isOutdated && (
          <Notice tone="look">
            Муниципальный план изменён корректирующим приказом. Составьте следующую версию плана школы: новые строки
            придут в неё сами.
          </Notice>
        )}
        <SchoolPlanNext {...loaderData} />
        <Card title={`Мероприятия муниципального плана: ${derived.length}`}>
          <p className="note">
            Школа отвечает за них одним исполнением: то, что принято здесь, принято и в муниципальном плане.
          </p>
          <DerivedRows {...loaderData} isReview={isReview} />
        </Card>
        <Card title={`Мероприятия школы: ${own.length}`}>
          {own.length === 0 && <p className="empty">Своих мероприятий школа пока не добавила.</p>}
          <OwnRows {...loaderData} isReview={isReview} />
          {loaderData.isEditable && <AddOwnRow key={own.length} plan={loaderData.id} people={loaderData.people} />}
        </Card>
        <ExportLink to={paths.schoolPlanWorkbook(loaderData.id)} />
        <Card title="Согласование">
          <ol className="timeline">
            {loaderData.history.toReversed().map((event, index) => (
              <li key={index}>
                <p>
                  План {event.done}
                  {event.remark !== null && <>: {event.remark}</>}
                </p>
                <p className="note">
                  {event.at}, {event.by}
                </p>
              </li>
            ))}
          </ol>
        </Card>
      </div>
    </div>
  )
}
