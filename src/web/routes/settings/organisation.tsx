import { data, redirect } from 'react-router'
import { z } from 'zod'
import {
  addAlias,
  createDistrict,
  findNodeByCode,
  getDistrict,
  getNode,
  listAliases,
  listAncestors,
  listChildren,
  listDistricts,
  listSuccession,
  mergeSchools,
  moveToDistrict,
  nodeProblemSentence,
  renameNode,
  splitSchool,
} from '#organisations'
import { type DistrictId, type FederalCode, nodeKindTitles } from '#organisations/model'
import { formatDate } from '#kernel/russian-text'
import { enter } from '../../enter.ts'
import { paths } from '../../paths.ts'
import { field, readForm } from '../../read-form.ts'
import { Card } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { AliasForm, DistrictForm, MergeForm, NamesForm, NewDistrictForm, SplitForm } from './organisation-forms.tsx'
import type { Route } from './+types/organisation.ts'

export const meta = ({ loaderData }: Route.MetaArgs) => [
  { title: `${loaderData?.shortName ?? 'Организация'} · Объектив` },
]

export async function loader(args: Route.LoaderArgs) {
  const { app, node, grants, may } = await enter(args, 'organisations.see', { code: args.params.code })
  return app.store.read(async (tx) => {
    const standing = await getNode(tx, node.id)
    const municipality = node.kind === 'school' && node.parentId !== null ? node.parentId : node.id
    const mergedInto = standing?.mergedInto
    const way = await listAncestors(tx, node.path)
    const mayEdit = may('organisations.edit')
    return {
      code: node.code,
      kind: node.kind,
      name: node.name,
      shortName: node.shortName,
      crumbs: way
        .filter((each) => each.id !== node.id && grants.some((grant) => each.path.startsWith(grant.nodePath)))
        .map((each) => ({ title: each.shortName, to: `${paths.organisations()}?node=${each.code}` })),
      aliases: await listAliases(tx, node.id),
      district: node.districtId === null ? undefined : await getDistrict(tx, node.districtId),
      districts: await listDistricts(tx, municipality),
      merged: mergedInto !== null && mergedInto !== undefined,
      succession: (await listSuccession(tx, node.id)).map(({ kind, fromName, toName, onDate }) =>
        kind === 'merge'
          ? `${formatDate(onDate)}: ${fromName} присоединена к ${toName}`
          : `${formatDate(onDate)}: из ${fromName} выделена ${toName}`,
      ),
      neighbours:
        mayEdit && node.kind === 'school' && node.parentId !== null
          ? (await listChildren(tx, node.parentId))
              .filter((other) => other.id !== node.id)
              .map((other) => ({ value: other.code, label: other.shortName }))
          : [],
      mayEdit,
      maySeeAudit: may('audit.read'),
      today: app.clock().slice(0, 10),
    }
  })
}

const day = z.iso.date()

const formSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('rename'), name: field, shortName: field }),
  z.object({ intent: z.literal('district'), district: field }),
  z.object({ intent: z.literal('new-district'), name: field }),
  z.object({ intent: z.literal('alias'), code: field }),
  z.object({ intent: z.literal('merge'), into: field, onDate: day }),
  z.object({ intent: z.literal('split'), code: field, name: field, shortName: field, onDate: day }),
])

export async function action(args: Route.ActionArgs) {
  const { app, node, person } = await enter(args, 'organisations.edit', { code: args.params.code })
  const form = await readForm(args.request, formSchema)
  const act = { actor: person.id, at: app.clock() } as const
  const done = await app.store.write(async (tx) => {
    switch (form.intent) {
      case 'rename':
        return renameNode(tx, act, node.id, form)
      case 'district':
        return moveToDistrict(tx, act, node.id, form.district === '' ? null : (form.district as DistrictId))
      case 'new-district':
        return createDistrict(tx, act, node.id, form.name)
      case 'alias':
        return addAlias(tx, act, node.id, form.code)
      case 'merge': {
        const into = await findNodeByCode(tx, form.into as FederalCode)
        return mergeSchools(tx, act, { from: node.id, into: into?.id ?? node.id, onDate: form.onDate })
      }
      case 'split':
        return splitSchool(tx, act, { ...form, from: node.id })
      default:
        throw data(null, { status: 400 })
    }
  })
  if (!done.ok) return data({ problem: nodeProblemSentence(done.error) }, { status: 400 })
  return redirect(paths.organisation(node.code))
}

export default function OrganisationPage({ loaderData, actionData }: Route.ComponentProps) {
  const { kind, mayEdit, merged } = loaderData
  return (
    <>
      <PageHead
        title={loaderData.shortName}
        crumbs={[{ title: 'Настройки', to: paths.settings() }, ...loaderData.crumbs]}
      />
      <div className="stack">
        {actionData !== undefined && <Notice tone="late">{actionData.problem}</Notice>}
        {merged && (
          <Notice tone="look">
            Школа присоединена к другой: её прежние результаты сохранены, новых она не принимает.
          </Notice>
        )}
        <div className="columns">
          <Card title="Сведения">
            <Facts {...loaderData} />
          </Card>
          {mayEdit && !merged && (
            <div className="stack">
              <NamesForm name={loaderData.name} shortName={loaderData.shortName} />
              {kind === 'municipality' && <NewDistrictForm />}
              {kind === 'school' && (
                <>
                  <DistrictForm districts={loaderData.districts} current={loaderData.district?.id} />
                  <AliasForm />
                  <MergeForm neighbours={loaderData.neighbours} today={loaderData.today} />
                  <SplitForm today={loaderData.today} />
                </>
              )}
            </div>
          )}
        </div>
      </div>
    </>
  )
}

function Facts(props: Route.ComponentProps['loaderData']) {
  return (
    <>
      <dl className="facts">
        <dt>Вид</dt>
        <dd>{nodeKindTitles[props.kind]}</dd>
        <dt>Полное название</dt>
        <dd>{props.name}</dd>
        <dt>Код</dt>
        <dd>{[props.code, ...props.aliases].join(', ')}</dd>
        {props.kind === 'school' && (
          <>
            <dt>Школьный округ</dt>
            <dd>{props.district?.name ?? 'не указан'}</dd>
          </>
        )}
        {props.kind === 'municipality' && (
          <>
            <dt>Школьные округа</dt>
            <dd>{props.districts.length === 0 ? 'нет' : props.districts.map((each) => each.name).join(', ')}</dd>
          </>
        )}
        {props.succession.length > 0 && (
          <>
            <dt>История</dt>
            <dd>
              {props.succession.map((sentence) => (
                <div key={sentence}>{sentence}</div>
              ))}
            </dd>
          </>
        )}
      </dl>
      {props.maySeeAudit && (
        <p className="note" style={{ margin: '12px 0 0' }}>
          <a href={`${paths.audit()}?node=${props.code}`}>Что здесь меняли</a>
        </p>
      )}
    </>
  )
}
