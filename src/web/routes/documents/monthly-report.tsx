import { data, redirect, useNavigation } from 'react-router'
import { targetSources } from '#app'
import { personNames } from '#access'
import type { PersonId } from '#access/model'
import { canMakePdf } from '#documents'
import { formatDate } from '#kernel/russian-text'
import { readSetting } from '#organisations'
import { listClosable } from '#plan'
import { gatherReport, listReportEvents, reportEvidence, reportTitle } from '#reports'
import { reportFields, reportFieldTitles, reportStateTitles, reportStepTitles } from '#reports/model'
import { formatMoment } from '../../format-moment.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { actOnReport, type ReportIntent, reportIntents } from './act-on-report.ts'
import { enterReport, type ReportVisit } from './enter-report.ts'
import { FactSectionCard } from './fact-section.tsx'
import { CloseRows, DecisionForm, ReportHistory, WordsForm } from './report-forms.tsx'
import { reportTones } from './report-words.ts'
import type { Route } from './+types/monthly-report.ts'

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `${loaderData?.title ?? 'Отчёт'} · Объектив` }]

const mostRows = 20

export async function loader(args: Route.LoaderArgs) {
  const entered = await enterReport(args, 'reports.read')
  const { visit, report, inside } = entered
  const at = visit.app.clock()
  const pdf = await canMakePdf()
  return visit.app.store.read(async (tx) => {
    const timezone = await readSetting(tx, report.nodePath, 'timezone')
    const events = await listReportEvents(tx, report.id)
    const people = await personNames(tx, events.map(({ by }) => by).filter((by) => by !== 'system') as PersonId[])
    // What came back is at its author's: from above one sees what was sent, not what is being written.
    const shown =
      inside || report.facts !== 'live' ? await gatherReport(tx, report, { at, targetSources }) : 'with-author'
    const isOut = report.state === 'sent' || report.state === 'accepted'
    const rows =
      inside && isOut && visit.may('plan.execute')
        ? await listClosable(tx, {
            node: report.node,
            kinds: reportEvidence.closes,
            object: { sources: [reportEvidence.id], objectId: report.id },
            limit: mostRows,
          })
        : { closed: [], open: [] }
    const row = ({ id, text, measureNumber, controlDate, planTitle, state }: (typeof rows.open)[number]) => ({
      id,
      text,
      number: measureNumber,
      control: controlDate,
      planTitle,
      state,
      fits: controlDate !== null && controlDate >= report.stretch.start && controlDate <= latest(report),
    })
    return {
      id: report.id,
      title: reportTitle(report),
      place: report.nodeName,
      state: report.state,
      due: report.due,
      version: report.version,
      remark: report.remark,
      pdf,
      hasFile: shown !== 'with-author',
      writes: entered.writes,
      decides: entered.decides,
      deletable: entered.writes && report.sentAt === null && report.schedule === null,
      at: shown === 'with-author' ? '' : formatMoment(shown.facts.at, timezone),
      isLive: report.facts === 'live',
      sections: shown === 'with-author' ? [] : shown.facts.sections,
      words: { conclusions: report.conclusions, difficulties: report.difficulties, proposals: report.proposals },
      closed: rows.closed.map(row),
      open: rows.open.map(row),
      events: events.map((event) => ({
        at: formatMoment(event.at, timezone),
        by: event.by === 'system' ? 'программа' : (people.get(event.by as PersonId) ?? 'неизвестный'),
        step: reportStepTitles[event.step],
        remark: event.remark,
        document: event.document,
        sha256: event.sha256,
      })),
      notice: new URL(args.request.url).searchParams.get('done') ?? '',
    }
  })
}

const latest = ({ stretch, due }: ReportVisit['report']): string =>
  due !== null && due > stretch.end ? due : stretch.end

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData()
  const intent = reportIntents.find((each) => each === form.get('intent')) ?? 'save'
  const entered = await enterReport(args, rightTo(intent))
  const outcome = await actOnReport(entered, intent, form)
  switch (outcome.kind) {
    case 'done':
      return redirect(`${paths.report(entered.report.id)}?done=${outcome.notice}`)
    case 'deleted':
      return redirect(paths.reports())
    case 'problem': {
      // What the person wrote stays in the fields, whatever was wrong.
      const typed = Object.fromEntries(reportFields.map((field) => [field, String(form.get(field) ?? '')]))
      return data({ problem: outcome.sentence, typed: intent === 'save' || intent === 'send' ? typed : undefined })
    }
    default:
      return outcome satisfies never
  }
}

function rightTo(intent: ReportIntent): 'reports.write' | 'reports.accept' {
  return intent === 'accept' || intent === 'return' ? 'reports.accept' : 'reports.write'
}

const notices: Readonly<Record<string, string>> = {
  saved: 'Сохранено. Отчёт ещё не отправлен.',
  sent: 'Отчёт отправлен. Факты и документ сохранены такими, какими ушли.',
  accepted: 'Отчёт принят.',
  returned: 'Отчёт возвращён с вашим замечанием.',
  closed: 'Отчёт приложен к строкам плана, строки отправлены на приёмку.',
}

export default function MonthlyReport({ loaderData, actionData }: Route.ComponentProps) {
  const sending = useNavigation().formMethod === 'POST'
  const { sections, words, notice } = loaderData
  return (
    <>
      <PageHead
        title={loaderData.title}
        crumbs={[
          { title: 'Документы', to: paths.documents() },
          { title: 'Отчёты', to: paths.reports() },
        ]}
        lead={
          <>
            {loaderData.place} <Chip tone={reportTones[loaderData.state]}>{reportStateTitles[loaderData.state]}</Chip>
            {loaderData.due !== null && ` отправить до ${formatDate(loaderData.due)}`}
          </>
        }
        actions={
          loaderData.hasFile && (
            <>
              <a href={paths.reportFile(loaderData.id, 'docx')} download>
                Скачать DOCX
              </a>
              {loaderData.pdf && (
                <a href={paths.reportFile(loaderData.id, 'pdf')} download>
                  Скачать PDF
                </a>
              )}
            </>
          )
        }
      />
      <div className="stack">
        {actionData !== undefined && <Notice tone="late">{actionData.problem}</Notice>}
        {actionData === undefined && notices[notice] !== undefined && <Notice tone="ok">{notices[notice]}</Notice>}
        {loaderData.state === 'returned' && <Notice tone="look">Возвращён с замечанием: {loaderData.remark}</Notice>}
        <div className="report-columns">
          <div className="stack">
            {sections.length > 0 && (
              <p className="note" style={{ margin: 0 }}>
                {loaderData.isLive ? (
                  <>
                    Факты собраны сейчас, {loaderData.at}. До отправки они обновляются при каждом открытии.{' '}
                    <a href={paths.report(loaderData.id)}>Обновить</a>{' '}
                    <a className="report-jump" href="#words">
                      К словам автора
                    </a>
                  </>
                ) : (
                  <>Факты такие, какими ушли: {loaderData.at}.</>
                )}
              </p>
            )}
            {sections.length === 0 && (
              <Card>
                <p className="empty">Отчёт сейчас у автора. Отправленные версии можно скачать из истории.</p>
              </Card>
            )}
            {sections.map((section) => (
              <FactSectionCard key={section.id} section={section} />
            ))}
          </div>
          <div className="stack" id="words">
            {loaderData.writes ? (
              <WordsForm
                key={loaderData.version}
                version={loaderData.version}
                words={{ ...words, ...actionData?.typed }}
                sending={sending}
                deletable={loaderData.deletable}
              />
            ) : (
              reportFields
                .filter((field) => words[field] !== '' && sections.length > 0)
                .map((field) => (
                  <Card key={field} title={reportFieldTitles[field]}>
                    <p className="report-words">{words[field]}</p>
                  </Card>
                ))
            )}
            {loaderData.decides && <DecisionForm version={loaderData.version} sending={sending} />}
            {loaderData.open.length + loaderData.closed.length > 0 && (
              <CloseRows open={loaderData.open} closed={loaderData.closed} sending={sending} />
            )}
            {loaderData.events.length > 0 && <ReportHistory events={loaderData.events} pdf={loaderData.pdf} />}
          </div>
        </div>
      </div>
    </>
  )
}
