import { Button, TextInput } from '@mantine/core'
import { Form, Link } from 'react-router'
import { countSchools, listAncestors, listChildren, listDistricts, searchNodes } from '#organisations'
import type { OrganisationNode } from '#organisations/model'
import { enter } from '../../enter.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/organisations.ts'

export const meta = () => [{ title: 'Организации · Объектив' }]

const searchLimit = 100

export async function loader(args: Route.LoaderArgs) {
  const search = new URL(args.request.url).searchParams
  const code = search.get('node')
  const text = search.get('text') ?? ''
  const { app, node, grants, may } = await enter(args, 'organisations.see', code === null ? 'home' : { code })
  return app.store.read(async (tx) => {
    const found =
      text === ''
        ? await listChildren(tx, node.id)
        : await searchNodes(tx, { path: node.path, text, limit: searchLimit })
    const schools = await countSchools(tx, node.path)
    const districts = new Map((await listDistricts(tx, node.id)).map((district) => [district.id, district.name]))
    const seen = (each: OrganisationNode): boolean => grants.some((grant) => each.path.startsWith(grant.nodePath))
    const way = await listAncestors(tx, node.path)
    return {
      text,
      name: node.name,
      code: node.code,
      kind: node.kind,
      // A school sees the names above it, but walks no further than its own page.
      crumbs: way
        .filter((each) => each.id !== node.id && seen(each))
        .map((each) => ({ title: each.shortName, to: placeOf(each) })),
      rows: found
        .filter((each) => each.id !== node.id && seen(each))
        .map((each) => ({
          code: each.code,
          kind: each.kind,
          name: each.shortName.replaceAll('№ ', '№\u00a0'),
          to: placeOf(each),
          district: each.districtId === null ? '' : (districts.get(each.districtId) ?? ''),
          schools: schools.get(each.id) ?? 0,
        })),
      mayEdit: may('organisations.edit'),
    }
  })
}

const placeOf = (node: OrganisationNode): string =>
  node.kind === 'school' ? paths.organisation(node.code) : `${paths.organisations()}?node=${node.code}`

export default function OrganisationsPage({ loaderData }: Route.ComponentProps) {
  const { rows, text, kind, code, mayEdit } = loaderData
  const municipalities = rows.length > 0 && rows.every((row) => row.kind === 'municipality')
  return (
    <>
      <PageHead
        title={loaderData.name}
        crumbs={[{ title: 'Настройки', to: paths.settings() }, ...loaderData.crumbs]}
        lead={`Код в федеральной системе: ${code}`}
        actions={
          <>
            {mayEdit && kind !== 'school' && (
              <>
                <Button component={Link} to={`${paths.newOrganisation()}?parent=${code}`}>
                  {kind === 'region' ? 'Добавить муниципалитет' : 'Добавить школу'}
                </Button>
                <Button component={Link} to={`${paths.schoolList()}?node=${code}`} variant="default">
                  Загрузить список школ
                </Button>
              </>
            )}
            <Button component={Link} to={paths.organisation(code)} variant="default">
              {mayEdit ? 'Сведения и изменения' : 'Сведения'}
            </Button>
          </>
        }
      />
      <Card>
        <Form method="get" className="filters" role="search">
          <input type="hidden" name="node" value={code} />
          <TextInput name="text" label="Название или код" defaultValue={text} />
          <Button type="submit" variant="default">
            Найти
          </Button>
          {text !== '' && <Link to={`${paths.organisations()}?node=${code}`}>Показать все</Link>}
        </Form>
        <DataTable
          caption={municipalities ? 'Муниципалитеты' : 'Школы'}
          captionHidden
          rows={rows}
          rowKey={(row) => row.code}
          empty={text === '' ? emptySentences[kind] : `По запросу «${text}» ничего не нашлось.`}
          columns={[
            { title: 'Название', cell: (row) => <Link to={row.to}>{row.name}</Link> },
            { title: 'Код', cell: (row) => row.code },
            municipalities
              ? { title: 'Школ', number: true, cell: (row) => row.schools }
              : { title: 'Школьный округ', cell: (row) => row.district },
          ]}
        />
      </Card>
    </>
  )
}

const emptySentences = {
  region: 'Муниципалитетов пока нет.',
  municipality: 'Школ пока нет. Загрузите список или добавьте их по одной.',
  school: 'Под школой других организаций нет.',
} as const
