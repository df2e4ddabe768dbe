import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { Form, Link, redirect, useNavigation } from 'react-router'
import { personNames } from '#access'
import type { PersonId } from '#access/model'
import { canMakePdf } from '#documents'
import { followUp, listCaseEvents, listCaseMeasures, listCasesOfSchool, plansFor, proposeRequest } from '#cases'
import { caseActionTitles, caseDecisions, caseDecisionTitles, proposedMeasures } from '#cases/model'
import { formatDate } from '#kernel/russian-text'
import { readSetting } from '#organisations'
import { formatMoment } from '../../format-moment.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { HistoryList } from '../../ui/history-list.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/case.ts'
import { actOnCase } from './act-on-case.ts'
import { caseMark, caseTones } from './case-words.ts'
import { enterCase } from './enter-case.ts'
import { SignsOfCase } from './signs-of-case.tsx'

export const meta = ({ loaderData }: Route.MetaArgs) => [
  { title: `Дело: ${loaderData?.found.schoolName ?? 'школа'} · Объектив` },
]

export async function loader(args: Route.LoaderArgs) {
  const { visit, found } = await enterCase(args, 'cases.read')
  const pdf = await canMakePdf()
  return visit.app.store.read(async (tx) => {
    const timezone = await readSetting(tx, visit.node.path, 'timezone')
    const events = await listCaseEvents(tx, found.id)
    const names = await personNames(tx, [...new Set(events.map(({ by }) => by))] as PersonId[])
    const mayDecide = visit.may('cases.decide')
    const seesAll = visit.may('cases.read-all')
    return {
      found: { ...found, answer: found.answer?.sentAt === null && seesAll ? null : found.answer },
      pdf,
      mayDecide,
      mayAnswer: visit.may('cases.answer') && found.state === 'asked',
      proposal: proposeRequest(found),
      plans: mayDecide && found.state === 'decided' ? await plansFor(tx, found.school) : [],
      measures: await listCaseMeasures(tx, found),
      later: await followUp(tx, found),
      others: (await listCasesOfSchool(tx, found.school))
        .filter(({ id, state }) => id !== found.id && (seesAll || state !== 'opened'))
        .map(({ id, year, state, decision }) => ({ id, year, mark: caseMark(state, decision?.decision ?? null) })),
      events: events.map(({ at, by, action, remark }) => ({
        at: formatMoment(at, timezone),
        by: names.get(by as PersonId) ?? 'программа',
        done: caseActionTitles[action],
        remark,
      })),
      issued: new URL(args.request.url).searchParams.get('issued') ?? '',
    }
  })
}

export async function action(args: Route.ActionArgs) {
  const { visit, found } = await enterCase(args, 'cases.read')
  const done = await actOnCase(visit, found, await args.request.formData())
  return done.kind === 'problem' ? { problem: done.problem, typed: done.typed } : redirect(done.to)
}

export default function CasePage({ loaderData, actionData }: Route.ComponentProps) {
  const { found } = loaderData
  return (
    <>
      <PageHead
        title={`${found.schoolName}, ${found.year} год`}
        crumbs={[{ title: 'Дела школ', to: paths.cases() }]}
        lead={
          <>
            Признак – повод для вопроса, а не вывод о школе.{' '}
            <Chip tone={caseTones[found.state]}>{caseMark(found.state, found.decision?.decision ?? null)}</Chip>
          </>
        }
        actions={<Link to={paths.school(found.schoolCode)}>Страница школы</Link>}
      />
      <div className="stack">
        {actionData !== undefined && <Notice tone="late">{actionData.problem}</Notice>}
        {loaderData.issued !== '' && (
          <Notice tone="ok">
            Документ готов и сохранён таким, каким вышел:{' '}
            <a href={paths.documentFile(loaderData.issued, 'docx')} download>
              DOCX
            </a>
            {loaderData.pdf && (
              <>
                {', '}
                <a href={paths.documentFile(loaderData.issued, 'pdf')} download>
                  PDF
                </a>
              </>
            )}
            .
          </Notice>
        )}
        <div className="columns">
          <Card title="Что видно в данных">
            <SignsOfCase found={found} />
          </Card>
          <div className="stack">
            <Talk {...loaderData} typed={actionData?.typed ?? ''} />
          </div>
        </div>
        <Decision {...loaderData} typed={actionData?.typed ?? ''} />
        {loaderData.later.length > 0 && (
          <Card title="Следующий год">
            <ul className="list">
              {loaderData.later.map((each) => (
                <li key={each.title}>
                  <div>
                    <h3>{each.title}</h3>
                    <p style={{ margin: 0 }}>{each.sentence}</p>
                    <p className="note" style={{ margin: 0 }}>
                      {each.of === 'cohort' ? 'Те же ученики годом старше.' : 'Другие ученики, тот же класс и предмет.'}
                    </p>
                  </div>
                </li>
              ))}
            </ul>
          </Card>
        )}
        <div className="columns">
          <Card title="История">
            <HistoryList lines={loaderData.events} />
          </Card>
          <div className="stack">
            {loaderData.others.length > 0 && (
              <Card title="Дела других лет">
                <ul className="list">
                  {loaderData.others.map(({ id, year, mark }) => (
                    <li key={id}>
                      <Link to={paths.case(id)}>{year} год</Link>
                      <span className="note">{mark}</span>
                    </li>
                  ))}
                </ul>
              </Card>
            )}
            {loaderData.mayDecide && (
              <Card title="Документ">
                <p className="note">Признаки и слова школы рядом, решение после них. Хранится таким, каким вышел.</p>
                <Form method="post">
                  <Button type="submit" name="intent" value="issue" variant="default">
                    Составить справку по делу
                  </Button>
                </Form>
              </Card>
            )}
          </div>
        </div>
      </div>
    </>
  )
}

type Loaded = Route.ComponentProps['loaderData'] & { typed: string }

/** The question and the answer, each in its own words. */
function Talk({ found, mayDecide, mayAnswer, proposal, typed }: Loaded) {
  const sending = useNavigation().formMethod === 'POST'
  const mayAsk = mayDecide && (found.state === 'opened' || found.state === 'asked')
  return (
    <>
      <Card title="Вопрос школе">
        {found.request === null ? (
          !mayAsk && <p className="empty">Школу не спрашивали.</p>
        ) : (
          <>
            <p className="note">
              {formatDate(found.request.at)}
              {found.request.due !== null && `, ответ ждут до ${formatDate(found.request.due)}`}
            </p>
            <p className="case-words">{found.request.text}</p>
          </>
        )}
        {mayAsk && (
          <Asking asked={found.request !== null}>
            <Form method="post" className="stack">
              <input type="hidden" name="version" value={found.version} />
              <Textarea
                name="text"
                label="Текст вопроса"
                rows={10}
                required
                defaultValue={typed || (found.request?.text ?? proposal)}
              />
              <TextInput name="due" type="date" label="Ответить до" defaultValue={found.request?.due ?? ''} />
              <div>
                <Button type="submit" name="intent" value="ask" loading={sending}>
                  Направить школе
                </Button>
              </div>
            </Form>
          </Asking>
        )}
      </Card>
      <Card title="Объяснение школы">
        {mayAnswer ? (
          <Form method="post" className="stack">
            <input type="hidden" name="version" value={found.version} />
            <Textarea
              name="text"
              label="Ваш ответ своими словами"
              description="Сохранённое видите только вы. Управление увидит ответ, когда вы его отправите."
              rows={8}
              defaultValue={typed || (found.answer?.text ?? '')}
            />
            <div className="actions">
              <Button type="submit" name="intent" value="answer" loading={sending}>
                Отправить ответ
              </Button>
              <Button type="submit" name="intent" value="save-answer" variant="default">
                Сохранить и дописать позже
              </Button>
            </div>
          </Form>
        ) : found.answer === null || found.answer.sentAt === null ? (
          <p className="empty">{found.request === null ? 'Вопрос ещё не направлен.' : 'Ответа пока нет.'}</p>
        ) : (
          <>
            <p className="note">{formatDate(found.answer.sentAt)}</p>
            <p className="case-words">{found.answer.text}</p>
          </>
        )}
      </Card>
    </>
  )
}

/** A question that was sent can be put anew, which is rare. */
function Asking({ asked, children }: { asked: boolean; children: React.ReactNode }) {
  if (!asked) return children
  return (
    <details className="rare">
      <summary>Уточнить вопрос</summary>
      {children}
    </details>
  )
}

function Decision({ found, mayDecide, plans, measures, typed }: Loaded) {
  const { decision } = found
  const proposed = decision === null ? null : proposedMeasures[decision.decision]
  return (
    <Card title="Решение">
      {decision !== null && (
        <>
          <p>
            <strong>{caseDecisionTitles[decision.decision]}</strong>, {formatDate(decision.at)}
          </p>
          <p className="case-words">{decision.reason}</p>
        </>
      )}
      {decision === null && !mayDecide && <p className="empty">Решение ещё не принято.</p>}
      {decision === null && mayDecide && (
        <Form method="post" className="form">
          <input type="hidden" name="version" value={found.version} />
          {found.state !== 'answered' && (
            <p className="note">Школа ещё не ответила. Решить можно и сейчас, в деле и в документе это будет видно.</p>
          )}
          <NativeSelect
            name="decision"
            label="Что решено"
            required
            defaultValue=""
            data={[
              { value: '', label: 'выберите' },
              ...caseDecisions.map((value) => ({ value: value as string, label: caseDecisionTitles[value] })),
            ]}
          />
          <Textarea name="reason" label="Почему" rows={3} required defaultValue={typed} />
          <div>
            <Button type="submit" name="intent" value="decide">
              Записать решение
            </Button>
          </div>
        </Form>
      )}
      {measures.length > 0 && (
        <ul className="list">
          {measures.map((measure) => (
            <li key={measure.measure}>
              <div>
                <Link to={paths.measure(measure.plan, measure.measure)}>{measure.text}</Link>
                <p className="note" style={{ margin: 0 }}>
                  {measure.planTitle}
                </p>
              </div>
              <Chip tone={measure.accepted === measure.total ? 'ok' : 'plain'}>
                принято {measure.accepted} из {measure.total}
              </Chip>
            </li>
          ))}
        </ul>
      )}
      {decision !== null && mayDecide && (
        <>
          {plans.length > 0 ? (
            <details className="rare" open={proposed !== null && measures.length === 0}>
              <summary>Поставить меру в план</summary>
              <Form method="post" className="form">
                <input type="hidden" name="version" value={found.version} />
                <Textarea name="text" label="Что сделать" rows={2} required defaultValue={proposed?.text ?? ''} />
                <TextInput
                  name="deadline"
                  label="Срок словами"
                  description="Например: до 20 декабря 2026 г.; по графику ВПР."
                  defaultValue={proposed?.deadline ?? ''}
                />
                <NativeSelect
                  name="plan"
                  label="План"
                  data={plans.map(({ id, title }) => ({ value: id as string, label: title }))}
                />
                <div>
                  <Button type="submit" name="intent" value="plan" variant="default">
                    Поставить в план
                  </Button>
                </div>
              </Form>
            </details>
          ) : (
            <p className="note">Чтобы поставить меру, нужен действующий план.</p>
          )}
          <details className="rare">
            <summary>Открыть дело снова</summary>
            <Form method="post" className="form">
              <input type="hidden" name="version" value={found.version} />
              <Textarea name="reason" label="Почему" rows={2} required />
              <div>
                <Button type="submit" name="intent" value="reopen" variant="default">
                  Открыть снова
                </Button>
              </div>
            </Form>
          </details>
        </>
      )}
    </Card>
  )
}
