import { Button, Textarea } from '@mantine/core'
import { Form, Link, redirect, useNavigation } from 'react-router'
import { listPlans, listPlanUploads, stagePlanUpload } from '#plan'
import { planStatusTitles } from '#plan/model'
import { formatDate } from '#kernel/russian-text'
import { enter } from '../../enter.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { FileField } from '../../ui/file-field.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/plans.ts'
import { todayAt } from './enter-plan.ts'
import { formatStretch } from './plan-words.ts'
import { ProgressMeter } from './progress-meter.tsx'
import { readOrderForm } from './read-order-form.ts'

export const meta = () => [{ title: 'План · Объектив' }]

export async function loader(args: Route.LoaderArgs) {
  const visit = await enter(args, 'plan.read', 'home')
  const today = await todayAt(visit)
  const mayEdit = visit.may('plan.edit')
  return visit.app.store.read(async (tx) => {
    const plans = await listPlans(tx, { node: visit.node.id, today })
    const uploads = mayEdit ? await listPlanUploads(tx, visit.node.id) : []
    return {
      place: visit.node.shortName,
      seesBurden: visit.may('plan.read-executions'),
      mayEdit,
      mayAssign: visit.may('plan.assign'),
      uploads: uploads.map(({ id, fileName, uploadedAt }) => ({ id, fileName, at: formatDate(uploadedAt) })),
      plans: plans
        .filter(({ status, node }) => status !== 'draft' || (mayEdit && node === visit.node.id))
        .map((plan) => ({
          id: plan.id,
          title: plan.title,
          status: plan.status,
          order: [
            plan.orderNumber === null ? '' : `№\u00a0${plan.orderNumber}`,
            plan.orderDate === null ? '' : `от ${formatDate(plan.orderDate)}`,
          ]
            .filter((part) => part !== '')
            .join(' '),
          period: formatStretch(plan.period),
          measures: plan.measures,
          revision: plan.revision,
          progress: plan.progress,
          own: plan.node === visit.node.id,
        })),
    }
  })
}

export async function action(args: Route.ActionArgs) {
  const { app, node, person } = await enter(args, 'plan.edit', 'home')
  const order = await readOrderForm(args.request)
  if (!order.ok) return { problem: order.error }
  const act = { actor: person.id, at: app.clock() }
  const staged = await app.store.write((tx) => stagePlanUpload(tx, act, { node: node.id, ...order.value }))
  return redirect(paths.planUpload(staged))
}

export default function Plans({ loaderData, actionData }: Route.ComponentProps) {
  const { plans, uploads, mayEdit } = loaderData
  return (
    <>
      <PageHead
        title="План"
        lead={`${loaderData.place}. Приказ или план загружается таким, какой он есть: программа прочитает мероприятия, сроки и ответственных и покажет их рядом с документом.`}
        actions={
          <>
            {loaderData.mayAssign && <Link to={paths.planOwners()}>Ответственные</Link>}
            {loaderData.seesBurden && <Link to={paths.burden()}>Нагрузка</Link>}
          </>
        }
      />
      <div className="stack">
        {uploads.length > 0 && (
          <Card title="Ждут вашего решения">
            <ul className="list">
              {uploads.map((upload) => (
                <li key={upload.id}>
                  <Link to={paths.planUpload(upload.id)}>{upload.fileName}</Link>
                  <span className="note">{upload.at}</span>
                </li>
              ))}
            </ul>
          </Card>
        )}
        <Card title="Планы">
          {plans.length === 0 ? (
            <p className="empty">
              {mayEdit ? 'Планов пока нет. Загрузите приказ или план ниже.' : 'Действующих планов пока нет.'}
            </p>
          ) : (
            <ul className="list list-folding">
              {plans.map((plan) => (
                <li key={plan.id}>
                  <div>
                    <h3>
                      <Link
                        to={
                          plan.status !== 'draft'
                            ? paths.plan(plan.id)
                            : plan.revision > 1
                              ? paths.planChanges(plan.id)
                              : paths.planDraft(plan.id)
                        }
                      >
                        {plan.title}
                      </Link>
                    </h3>
                    <p className="note" style={{ margin: '0 0 6px' }}>
                      {[
                        plan.revision > 1 ? `редакция ${plan.revision}` : '',
                        plan.order,
                        plan.period,
                        `мероприятий: ${plan.measures}`,
                      ]
                        .filter((part) => part !== '')
                        .join(' · ')}
                    </p>
                    {plan.status !== 'draft' && <ProgressMeter progress={plan.progress} />}
                  </div>
                  <Chip tone={plan.status === 'in-force' ? 'ok' : plan.status === 'draft' ? 'look' : 'plain'}>
                    {planStatusTitles[plan.status]}
                  </Chip>
                </li>
              ))}
            </ul>
          )}
        </Card>
        {mayEdit && <OrderForms problem={actionData?.problem} />}
      </div>
    </>
  )
}

function OrderForms({ problem }: { problem: string | undefined }) {
  const sending = useNavigation().formMethod === 'POST'
  return (
    <Card title="Загрузить приказ или план">
      <div className="columns">
        <Form method="post" encType="multipart/form-data" className="stack">
          <FileField
            name="file"
            label="Файл DOCX, PDF с текстом или TXT"
            hint="Приказ с планом, план без приказа, дорожная карта. До 20 МБ."
            accept=".docx,.pdf,.txt,.md,.csv"
            {...(problem === undefined ? {} : { error: problem })}
          />
          <div>
            <Button type="submit" loading={sending}>
              Загрузить и прочитать
            </Button>
          </div>
        </Form>
        <Form method="post" encType="multipart/form-data" className="stack">
          <Textarea
            name="text"
            label="Или вставьте текст"
            description="Таблица, скопированная из документа, тоже подойдёт"
            rows={5}
            required
          />
          <div>
            <Button type="submit" variant="default">
              Прочитать текст
            </Button>
          </div>
        </Form>
      </div>
    </Card>
  )
}
