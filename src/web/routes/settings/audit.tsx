import { Button, NativeSelect, TextInput } from '@mantine/core'
import { data, Form, Link } from 'react-router'
import { personNames } from '#access'
import type { PersonId } from '#access/model'
import { actionTitles } from '#app'
import { actionTitle, auditFaultSentence, auditSealSentence, listAudit, verifyAudit } from '#audit'
import { nodeNames, readSetting } from '#organisations'
import type { NodeId } from '#organisations/model'
import { enter } from '../../enter.ts'
import { formatMoment } from '../../format-moment.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { summariseDetails } from './summarise-details.ts'
import type { Route } from './+types/audit.ts'

export const meta = () => [{ title: 'Журнал действий · Объектив' }]

const pageSize = 50

export async function loader(args: Route.LoaderArgs) {
  const search = new URL(args.request.url).searchParams
  const code = search.get('node')
  const { app, node, may } = await enter(args, 'audit.read', code === null ? 'home' : { code })
  const asked = readQuestion(search)
  return app.store.read(async (tx) => {
    const { entries, next } = await listAudit(tx, { nodePathPrefix: node.path, limit: pageSize, ...asked })
    const timezone = await readSetting(tx, node.path, 'timezone')
    const people = await personNames(
      tx,
      entries.map((entry) => entry.actor).filter((actor) => actor !== 'system') as PersonId[],
    )
    const places = await nodeNames(
      tx,
      entries.map((entry) => placeOf(entry.nodePath)),
    )
    return {
      place: node.shortName,
      node: code ?? '',
      asked,
      next,
      titles: Object.entries(actionTitles).map(([value, label]) => ({ value, label })),
      mayVerify: may('audit.verify'),
      entries: entries.map((entry) => ({
        sequence: entry.sequence,
        at: formatMoment(entry.at, timezone),
        who: entry.actor === 'system' ? 'Программа' : (people.get(entry.actor) ?? 'Неизвестный'),
        what: actionTitle(actionTitles, entry.action),
        where: places.get(placeOf(entry.nodePath)) ?? '',
        summary: summariseDetails(entry.details),
        record: JSON.stringify({ subject: entry.subject, ...entry.details, hash: entry.hash }, null, 1),
      })),
    }
  })
}

const placeOf = (path: string): NodeId => (path.split('/').at(-2) ?? '') as NodeId

function readQuestion(search: URLSearchParams) {
  const text = (name: string): string | undefined => search.get(name) || undefined
  const day = (name: string): string | undefined => /^\d{4}-\d{2}-\d{2}$/.exec(search.get(name) ?? '')?.[0]
  const before = Number.parseInt(search.get('before') ?? '', 10)
  const action = text('action')
  const [fromDay, toDay] = [day('from'), day('to')]
  return {
    ...(action === undefined ? {} : { action }),
    ...(fromDay === undefined ? {} : { fromDay }),
    ...(toDay === undefined ? {} : { toDay }),
    ...(Number.isSafeInteger(before) ? { before } : {}),
  }
}

/** Goes through the whole chain. */
export async function action(args: Route.ActionArgs) {
  const { app } = await enter(args, 'audit.verify', 'home')
  const verdict = await app.store.read(verifyAudit)
  return verdict.ok
    ? { sound: true, sentence: auditSealSentence(verdict.value) }
    : data({ sound: false, sentence: auditFaultSentence(verdict.error) })
}

export default function AuditPage({ loaderData, actionData }: Route.ComponentProps) {
  const { asked, entries, next, node } = loaderData
  return (
    <>
      <PageHead
        title="Журнал действий"
        crumbs={[{ title: 'Настройки', to: paths.settings() }]}
        lead={`${loaderData.place}: кто, что и когда сделал. Записи не меняются и не удаляются; каждая скреплена с предыдущей.`}
        actions={
          loaderData.mayVerify && (
            <Form method="post">
              <Button type="submit" variant="default">
                Проверить целостность
              </Button>
            </Form>
          )
        }
      />
      <div className="stack">
        {actionData !== undefined && <Notice tone={actionData.sound ? 'ok' : 'late'}>{actionData.sentence}</Notice>}
        <Card>
          <Form method="get" className="filters" role="search">
            {node !== '' && <input type="hidden" name="node" value={node} />}
            <NativeSelect
              name="action"
              label="Действие"
              defaultValue={asked.action ?? ''}
              data={[{ value: '', label: 'Любое' }, ...loaderData.titles]}
            />
            <TextInput name="from" type="date" label="С" defaultValue={asked.fromDay} />
            <TextInput name="to" type="date" label="По" defaultValue={asked.toDay} />
            <Button type="submit" variant="default">
              Показать
            </Button>
          </Form>
          <DataTable
            caption="Записи журнала, новые сверху"
            captionHidden
            rows={entries}
            rowKey={(entry) => String(entry.sequence)}
            empty="Таких записей нет."
            columns={[
              {
                title: 'Что',
                cell: (entry) => (
                  <>
                    {entry.what}
                    {entry.summary !== '' && <div className="note">{entry.summary}</div>}
                    <details className="fold">
                      <summary>Запись № {entry.sequence}</summary>
                      <pre className="note" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', margin: 0 }}>
                        {entry.record}
                      </pre>
                    </details>
                  </>
                ),
              },
              { title: 'Где', cell: (entry) => entry.where },
              { title: 'Кто', cell: (entry) => entry.who },
              { title: 'Когда', cell: (entry) => entry.at },
            ]}
          />
          {next !== undefined && (
            <p className="pager note">
              <Link to={`?${olderThan(next, loaderData)}`}>Более ранние →</Link>
            </p>
          )}
        </Card>
      </div>
    </>
  )
}

function olderThan(before: number, { asked, node }: Route.ComponentProps['loaderData']): URLSearchParams {
  const search = new URLSearchParams({ before: String(before) })
  if (node !== '') search.set('node', node)
  if (asked.action !== undefined) search.set('action', asked.action)
  if (asked.fromDay !== undefined) search.set('from', asked.fromDay)
  if (asked.toDay !== undefined) search.set('to', asked.toDay)
  return search
}
