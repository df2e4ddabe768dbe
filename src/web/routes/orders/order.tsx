import { Button, Textarea, TextInput } from '@mantine/core'
import { Form, Link, redirect, useNavigation } from 'react-router'
import { personNames } from '#access'
import type { PersonId } from '#access/model'
import { canMakePdf } from '#documents'
import { lastNumber, listAmendments, listOrderEvents, loadOrder, nextNumber } from '#orders'
import { issuedStates, nextOrderState, orderStateTitles, orderStepRules, orderSteps } from '#orders/model'
import { readSetting } from '#organisations'
import { formatMoment } from '../../format-moment.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { HistoryList } from '../../ui/history-list.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/order.ts'
import { actOnOrder } from './act-on-order.ts'
import { enterOrder } from './enter-order.ts'
import { OrderSheet } from './order-sheet.tsx'
import { OrderTextForm } from './order-text-form.tsx'
import { orderMark, orderTones } from './order-words.ts'

export const meta = ({ loaderData }: Route.MetaArgs) => [
  { title: `${loaderData?.order.heading ?? 'Приказ'} · Объектив` },
]

export async function loader(args: Route.LoaderArgs) {
  const { visit, order } = await enterOrder(args, 'orders.read')
  const isIssued = issuedStates.includes(order.state)
  const pdf = await canMakePdf()
  return visit.app.store.read(async (tx) => {
    const timezone = await readSetting(tx, visit.node.path, 'timezone')
    const events = visit.may('orders.read-drafts') ? await listOrderEvents(tx, order.id) : []
    const names = await personNames(tx, [...new Set(events.map(({ by }) => by))] as PersonId[])
    const amended = order.amends === null ? undefined : await loadOrder(tx, order.amends)
    return {
      order,
      pdf,
      isIssued,
      place: visit.node.shortName,
      mayEdit: order.state === 'draft' && visit.may('orders.edit'),
      steps: orderSteps.filter(
        (step) => nextOrderState(order.state, step) !== undefined && visit.may(orderStepRules[step].right),
      ),
      mayTrack: isIssued && order.state !== 'cancelled' && visit.node.kind !== 'school' && visit.may('plan.edit'),
      mayAmend: (order.state === 'registered' || order.state === 'amended') && visit.may('orders.edit'),
      number: nextNumber(await lastNumber(tx, order.node)),
      today: visit.app.clock().slice(0, 10),
      amended: amended === undefined ? null : { id: amended.id, mark: orderMark(amended) },
      amendments: (await listAmendments(tx, order.id)).map((each) => ({ id: each.id, mark: orderMark(each) })),
      events: events.map(({ at, by, to, remark }) => ({
        at: formatMoment(at, timezone),
        by: names.get(by as PersonId) ?? 'программа',
        done: orderStateTitles[to],
        remark,
      })),
    }
  })
}

export async function action(args: Route.ActionArgs) {
  const { visit, order } = await enterOrder(args, 'orders.edit')
  const done = await actOnOrder(visit, order, await args.request.formData())
  return done.kind === 'problem' ? done : redirect(done.to)
}

export default function OrderPage({ loaderData, actionData }: Route.ComponentProps) {
  const { order, mayEdit, isIssued } = loaderData
  return (
    <>
      <PageHead
        title={order.heading}
        crumbs={[
          { title: 'Документы', to: paths.documents() },
          { title: 'Реестр', to: paths.register() },
        ]}
        lead={
          <>
            Приказ {orderMark(order)}, {loaderData.place}{' '}
            <Chip tone={orderTones[order.state]}>{orderStateTitles[order.state]}</Chip>
          </>
        }
      />
      <div className="stack">
        {actionData !== undefined && <Notice tone="late">{actionData.problem}</Notice>}
        {order.remark !== null && order.state !== 'registered' && <Notice tone="look">{order.remark}</Notice>}
        {loaderData.amended !== null && (
          <Notice>
            Изменяет <Link to={paths.order(loaderData.amended.id)}>приказ {loaderData.amended.mark}</Link>.
          </Notice>
        )}
        {loaderData.amendments.length > 0 && (
          <Notice tone="look">
            Изменён:{' '}
            {loaderData.amendments.map(({ id, mark }, index) => (
              <span key={id}>
                {index > 0 && ', '}
                <Link to={paths.order(id)}>приказом {mark}</Link>
              </span>
            ))}
            . Ниже прежний текст, каким он вышел.
          </Notice>
        )}
        <div className="columns columns-wide-first">
          {mayEdit ? (
            <Card title="Текст">
              <OrderTextForm order={order} typed={actionData?.typed} />
            </Card>
          ) : (
            <OrderSheet order={order} />
          )}
          <div className="stack">
            <Steps {...loaderData} />
            <Card title="Файл">
              <p className="actions" style={{ margin: 0 }}>
                {isIssued && order.document !== null ? (
                  <>
                    <a href={paths.documentFile(order.document, 'docx')} download>
                      Скачать DOCX
                    </a>
                    {loaderData.pdf && (
                      <a href={paths.documentFile(order.document, 'pdf')} download>
                        Скачать PDF
                      </a>
                    )}
                  </>
                ) : (
                  <a href={paths.orderDraftFile(order.id)} download>
                    Скачать проект (DOCX)
                  </a>
                )}
              </p>
            </Card>
            {loaderData.events.length > 0 && (
              <Card title="История">
                <HistoryList lines={loaderData.events} />
              </Card>
            )}
          </div>
        </div>
        {mayEdit && <OrderSheet order={order} />}
      </div>
    </>
  )
}

type Loaded = Route.ComponentProps['loaderData']

/** What can be done with the order now, by this person. */
function Steps({ order, steps, mayTrack, mayAmend, mayEdit, number, today }: Loaded) {
  const sending = useNavigation().formMethod === 'POST'
  const nothing = steps.length === 0 && !mayTrack && !mayAmend && !mayEdit
  return (
    <Card title="Что дальше">
      {nothing && <p className="empty">Сейчас от вас здесь ничего не требуется.</p>}
      <div className="stack">
        {steps.map((step) => {
          const rule = orderStepRules[step]
          const form = (
            <Form method="post" className="stack" key={step}>
              <input type="hidden" name="version" value={order.version} />
              {step === 'register' && (
                <>
                  <TextInput name="number" label="Номер" defaultValue={number} required />
                  <TextInput name="date" label="Дата" type="date" defaultValue={today} required />
                </>
              )}
              {rule.needsRemark && <Textarea name="remark" label="Причина" rows={2} required />}
              <div>
                <Button
                  type="submit"
                  name="intent"
                  value={step}
                  loading={sending}
                  variant={step === 'send' || step === 'approve' || step === 'register' ? 'filled' : 'default'}
                >
                  {rule.button}
                </Button>
              </div>
            </Form>
          )
          if (step !== 'cancel' && step !== 'withdraw' && step !== 'return') return form
          return (
            <details key={step} className="rare">
              <summary>{rule.button}</summary>
              {form}
            </details>
          )
        })}
        {mayTrack && (
          <Form method="post">
            <p className="note">
              Пункты приказа со сроками станут строками плана, за исполнением которых следит система.
            </p>
            <Button type="submit" name="intent" value="track" variant="default">
              Поставить пункты на контроль
            </Button>
          </Form>
        )}
        {mayAmend && (
          <p style={{ margin: 0 }}>
            <Link to={`${paths.newOrder('correction')}&amends=${order.id}`}>Внести изменения приказом</Link>
          </p>
        )}
        {mayEdit && (
          <details className="rare">
            <summary>Удалить проект</summary>
            <Form method="post">
              <Button type="submit" name="intent" value="delete" variant="default">
                Удалить
              </Button>
            </Form>
          </details>
        )}
      </div>
    </Card>
  )
}
