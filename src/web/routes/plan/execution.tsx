import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { data, Form, Link, redirect, useNavigation } from 'react-router'
import { listPeopleNames } from '#access'
import { roleTitles } from '#access/model'
import { evidenceSources } from '#app'
import { listExecutions, listRedatings, offerEvidence, planProblemSentence } from '#plan'
import {
  type Evidence,
  type ExecutionStep,
  executionStepTitles,
  measureKindEvidence,
  openStates,
  possibleSteps,
  stepRules,
} from '#plan/model'
import { isMinutesSource } from '#meetings/model'
import { readSetting } from '#organisations'
import { formatMoment } from '../../format-moment.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { actOnExecution } from './act-on-execution.ts'
import type { Route } from './+types/execution.ts'
import { enterExecution } from './enter-plan.ts'
import { rightToStep } from './right-to-step.ts'
import { isLate } from './is-late.ts'
import { changeWords } from './change-words.ts'
import { redatingWords } from './redating-words.ts'
import { formatDay, measureMark } from './plan-words.ts'
import { StateChip } from './state-chip.tsx'

export const meta = () => [{ title: 'Исполнение · Объектив' }]

const othersOffered = 50

export async function loader(args: Route.LoaderArgs) {
  const { visit, page, today } = await enterExecution(args)
  const { execution, measure, evidence, history, changes } = page
  const mayAct = (step: ExecutionStep): boolean => visit.may(rightToStep(step, measure))
  const isOpen = openStates.includes(execution.state)
  const mayAttach = isOpen && visit.may('plan.execute')
  return visit.app.store.read(async (tx) => {
    const timezone = await readSetting(tx, visit.node.path, 'timezone')
    const redatings = await listRedatings(tx, execution.id)
    const people = [
      ...redatings.map(({ by }) => by),
      ...history.map(({ by }) => by),
      ...evidence.map(({ addedBy }) => addedBy),
      ...changes.flatMap(({ by, from, to }) => [by, from ?? '', to ?? '']),
      execution.owner ?? '',
    ]
    const names = await listPeopleNames(tx, people)
    const who = (id: string): string => names.get(id) ?? 'программа'
    return {
      execution,
      measure,
      mark: measureMark(measure),
      late: isLate(execution, today),
      steps: possibleSteps(execution.state).filter(mayAct),
      mayAttach,
      evidence: evidence.map((each) => ({
        ...withMoments(each, timezone),
        by: who(each.addedBy),
        at: formatMoment(each.addedAt, timezone),
      })),
      offers: mayAttach ? await offerEvidence(tx, evidenceSources, execution.id) : [],
      alike: mayAttach
        ? (
            await listExecutions(tx, {
              at: execution.node,
              plan: execution.plan,
              states: openStates,
              limit: othersOffered,
            })
          )
            .filter(({ id, node }) => id !== execution.id && node === execution.node)
            .map(({ id, text, controlDate }) => ({ id, text, control: controlDate }))
        : [],
      owner: execution.owner === null ? '' : who(execution.owner),
      mayAssign: visit.may('plan.assign') && !['accepted', 'not-required'].includes(execution.state),
      history: [
        ...history.map((event) => ({ ...event, done: executionStepTitles[event.step].done })),
        ...changes.map((change) => ({ ...change, done: changeWords(change, who), remark: change.reason })),
        ...redatings.map((line) => ({ ...line, done: redatingWords(line), remark: null })),
      ]
        .toSorted((a, b) => a.at.localeCompare(b.at) || a.version - b.version)
        .map(({ done, remark, at, by }) => ({ done, remark, at: formatMoment(at, timezone), by: who(by) })),
    }
  })
}

function withMoments(evidence: Evidence, timezone: string) {
  if (evidence.kind !== 'file') return evidence
  return {
    ...evidence,
    revisions: evidence.revisions.map((revision) => ({ ...revision, at: formatMoment(revision.at, timezone) })),
  }
}

export async function action(args: Route.ActionArgs) {
  const { visit, page } = await enterExecution(args)
  const done = await actOnExecution(visit, page, args.request)
  if (done === 'forbidden') throw data(null, { status: 403 })
  if (done === 'unknown') throw data(null, { status: 400 })
  return done.ok ? redirect(paths.execution(page.execution.id)) : { problem: planProblemSentence(done.error) }
}

export default function ExecutionPage({ loaderData, actionData }: Route.ComponentProps) {
  const { execution, measure } = loaderData
  return (
    <div className="plan-print">
      <PageHead
        title={execution.text}
        crumbs={[
          { title: 'План', to: paths.plans() },
          { title: execution.planTitle, to: paths.plan(execution.plan) },
          { title: loaderData.mark, to: paths.measure(execution.plan, measure.id) },
        ]}
        lead={
          <>
            {execution.nodeName} <StateChip state={execution.state} late={loaderData.late} />
          </>
        }
      />
      <div className="stack">
        {actionData !== undefined && <Notice tone="late">{actionData.problem}</Notice>}
        {execution.state === 'returned' && execution.remark !== null && (
          <Notice tone="look">
            <strong>Возвращено с замечанием:</strong> {execution.remark}
          </Notice>
        )}
        <div className="columns">
          <Card title="Что нужно сделать">
            <dl className="facts">
              <dt>Срок в плане</dt>
              <dd>{measure.deadline === null ? 'не назван' : `«${measure.deadline.text}»`}</dd>
              <dt>Контроль</dt>
              <dd>
                {execution.controlDate === null ? 'без даты' : formatDay(execution.controlDate)}
                <br />
                <span className="note">{execution.reason}</span>
                {execution.waitsFor !== null && (
                  <>
                    <br />
                    <Link to={paths.waitingEvents()}>Событие в календаре</Link>
                  </>
                )}
              </dd>
              <dt>Отвечает</dt>
              <dd>
                {roleTitles[execution.ownerRole]}
                {loaderData.owner !== '' && `: ${loaderData.owner}`}
                {loaderData.mayAssign && (
                  <>
                    {' '}
                    <Link to={paths.executionOwner(execution.id)} className="no-print">
                      Назначить
                    </Link>
                  </>
                )}
              </dd>
              {measure.result !== null && (
                <>
                  <dt>Результат</dt>
                  <dd>{measure.result}</dd>
                </>
              )}
              <dt>Подойдёт</dt>
              <dd>{measureKindEvidence[measure.kind]}</dd>
            </dl>
          </Card>
          <Steps {...loaderData} />
        </div>
        <Card title="Подтверждения">
          <EvidenceList {...loaderData} />
        </Card>
        {loaderData.mayAttach && <AttachForms {...loaderData} />}
        <Card title="История">
          <History history={loaderData.history} />
        </Card>
      </div>
    </div>
  )
}

type Loaded = Route.ComponentProps['loaderData']

/** What can be done now: one button, or a button with the reason that is owed. */
function Steps({ execution, steps, evidence }: Loaded) {
  const sending = useNavigation().formMethod === 'POST'
  return (
    <Card title="Что дальше">
      {steps.length === 0 && <p>Сейчас от вас здесь ничего не требуется.</p>}
      <div className="stack">
        {steps.map((step) => {
          const needsRemark = stepRules[step].needsRemark
          const rare = step === 'not-require' || step === 'pause' || step === 'reopen'
          const waits = step === 'submit' && evidence.length === 0
          if (waits) {
            return (
              <p key={step} className="note" style={{ margin: 0 }}>
                Отправить можно, когда приложено хотя бы одно подтверждение.
              </p>
            )
          }
          const form = (
            <Form method="post" className="stack" key={step}>
              <input type="hidden" name="version" value={execution.version} />
              {needsRemark && (
                <Textarea
                  name="remark"
                  label={step === 'return' ? 'Замечание: что исправить' : 'Причина'}
                  rows={2}
                  required
                />
              )}
              <div>
                <Button
                  type="submit"
                  name="intent"
                  value={step}
                  loading={sending}
                  variant={step === 'submit' || step === 'accept' ? 'filled' : 'default'}
                >
                  {executionStepTitles[step].button}
                </Button>
              </div>
            </Form>
          )
          if (!rare) return form
          return (
            <details key={step} className="rare">
              <summary>{executionStepTitles[step].button}</summary>
              {form}
            </details>
          )
        })}
      </div>
    </Card>
  )
}

function EvidenceList({ evidence, execution, mayAttach }: Loaded) {
  if (evidence.length === 0) return <p className="empty">Пока ничего не приложено.</p>
  return (
    <ul className="list list-folding">
      {evidence.map((each) => (
        <li key={each.id}>
          <div>
            <h3>
              {each.kind === 'link' ? (
                <a href={each.url} rel="noreferrer">
                  {each.title}
                </a>
              ) : each.kind === 'object' && each.source === 'school-plan' ? (
                <Link to={paths.schoolPlan(each.objectId)}>{each.title}</Link>
              ) : each.kind === 'object' && isMinutesSource(each.source) ? (
                <Link to={paths.meeting(each.objectId)}>{each.title}</Link>
              ) : (
                each.title
              )}
            </h3>
            <p className="note" style={{ margin: 0 }}>
              {each.at}, {each.by}
            </p>
            {each.kind === 'file' && (
              <ul className="note" style={{ margin: '6px 0 0', paddingLeft: 18 }}>
                {each.revisions.toReversed().map((revision) => (
                  <li key={revision.revision}>
                    <a href={paths.evidenceFile(execution.id, revision.file)} download>
                      Версия {revision.revision}: {revision.fileName}
                    </a>
                    , {revision.at}
                    {revision.note !== null && revision.note !== '' && `, ${revision.note}`}
                    <br />
                    <span style={{ overflowWrap: 'anywhere' }}>SHA-256 {revision.sha256}</span>
                  </li>
                ))}
              </ul>
            )}
          </div>
          {mayAttach && (
            <Form method="post">
              <input type="hidden" name="evidence" value={each.id} />
              <button className="link-button" type="submit" name="intent" value="detach">
                Убрать
              </button>
            </Form>
          )}
        </li>
      ))}
    </ul>
  )
}

/** A file, a newer version of one, a link, or an object of the product itself; one fact may close several rows. */
function AttachForms({ evidence, offers, alike }: Loaded) {
  const files = evidence.filter(({ kind }) => kind === 'file')
  return (
    <Card title="Приложить подтверждение">
      <div className="columns">
        <Form method="post" encType="multipart/form-data" className="form">
          <div className="file-field">
            <label htmlFor="evidence-file">Файл</label>
            <input id="evidence-file" type="file" name="file" required />
          </div>
          {files.length > 0 && (
            <NativeSelect
              name="evidence"
              label="Что это"
              data={[
                { value: '', label: 'Новый документ' },
                ...files.map(({ id, title }) => ({ value: id as string, label: `Новая версия: ${title}` })),
              ]}
            />
          )}
          <TextInput name="note" label="Пояснение" />
          <AlsoFor alike={alike} />
          <div>
            <Button type="submit" name="intent" value="attach-file">
              Приложить файл
            </Button>
          </div>
        </Form>
        <div className="stack">
          {offers.length > 0 && (
            <Form method="post" className="form">
              <NativeSelect
                name="object"
                label="Из системы"
                data={offers.map((offer) => ({
                  value: `${offer.source} ${offer.objectId}`,
                  label: `${offer.sourceTitle}: ${offer.title}`,
                }))}
              />
              <AlsoFor alike={alike} />
              <div>
                <Button type="submit" name="intent" value="attach-object" variant="default">
                  Приложить из системы
                </Button>
              </div>
            </Form>
          )}
          <Form method="post" className="form">
            <TextInput name="url" label="Ссылка" placeholder="https://" required />
            <TextInput name="title" label="Что по ссылке" />
            <AlsoFor alike={alike} />
            <div>
              <Button type="submit" name="intent" value="attach-link" variant="default">
                Приложить ссылку
              </Button>
            </div>
          </Form>
        </div>
      </div>
    </Card>
  )
}

function AlsoFor({ alike }: Pick<Loaded, 'alike'>) {
  if (alike.length === 0) return null
  return (
    <details className="fold">
      <summary>Подтверждает и другие строки</summary>
      <div className="choice" style={{ marginTop: 8 }}>
        {alike.map((each) => (
          <label key={each.id}>
            <input type="checkbox" name="also" value={each.id} />
            <span>
              {each.text}
              {each.control !== null && <span className="note"> до {formatDay(each.control)}</span>}
            </span>
          </label>
        ))}
      </div>
    </details>
  )
}

function History({ history }: Pick<Loaded, 'history'>) {
  if (history.length === 0) return <p className="empty">Работа ещё не начиналась.</p>
  return (
    <ol className="timeline">
      {history.toReversed().map((event, index) => (
        <li key={index}>
          <p>
            {event.done}
            {event.remark !== null && <>: {event.remark}</>}
          </p>
          <p className="note">
            {event.at}, {event.by}
          </p>
        </li>
      ))}
    </ol>
  )
}
