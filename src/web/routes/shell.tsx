import { Form, NavLink, Outlet } from 'react-router'
import { roleTitles } from '#access/model'
import { getNode, readSetting } from '#organisations'
import { appKey } from '#web/request-context'
import { paths } from '../paths.ts'
import { mayAnywhere, requireVisitor, visitorKey } from '../visitor.ts'
import type { Route } from './+types/shell.ts'

export const middleware: Route.MiddlewareFunction[] = [requireVisitor]

export async function loader({ context }: Route.LoaderArgs) {
  const visitor = context.get(visitorKey)
  const [grant] = visitor.grants
  const { node, demonstration } = await context.get(appKey).store.read(async (tx) => ({
    node: grant === undefined ? undefined : await getNode(tx, grant.nodeId),
    demonstration: grant !== undefined && (await readSetting(tx, grant.nodePath, 'demonstration')),
  }))
  const seesResults = mayAnywhere(visitor, 'screening.read') || mayAnywhere(visitor, 'screening.read-shielded')
  const seesToday = mayAnywhere(visitor, 'plan.read-executions') || mayAnywhere(visitor, 'plan.read-summary')
  const menu = [
    ...(seesToday ? [{ title: 'Сегодня', to: paths.today() }] : []),
    ...(mayAnywhere(visitor, 'plan.read') ? [{ title: 'План', to: paths.plans() }] : []),
    ...(mayAnywhere(visitor, 'calendar.read') ? [{ title: 'Календарь', to: paths.calendar() }] : []),
    ...(seesResults ? [{ title: 'Школы', to: paths.attentionAreas() }] : []),
    ...(mayAnywhere(visitor, 'cases.read') ? [{ title: 'Дела', to: paths.cases() }] : []),
    ...(mayAnywhere(visitor, 'honours.read-shielded') ? [{ title: 'Претенденты', to: paths.honours() }] : []),
    ...(mayAnywhere(visitor, 'meetings.read') ? [{ title: 'Встречи', to: paths.meetings() }] : []),
    ...(mayAnywhere(visitor, 'results.read-shielded') ? [{ title: 'Анализ', to: paths.analysis() }] : []),
    ...(mayAnywhere(visitor, 'procedures.read') ? [{ title: 'Данные', to: paths.data() }] : []),
    ...(mayAnywhere(visitor, 'reports.read') ? [{ title: 'Документы', to: paths.documents() }] : []),
  ]
  const settings =
    mayAnywhere(visitor, 'people.read') || mayAnywhere(visitor, 'audit.read')
      ? [{ title: 'Настройки', to: paths.settings() }]
      : []
  // What is no daily concern gives way: in a full menu it stands beside the profile.
  const isFull = menu.length + settings.length > longestMenu
  return {
    name: visitor.person.name,
    role: grant === undefined ? 'Без роли' : roleTitles[grant.role],
    place: node?.shortName ?? '',
    demonstration,
    seesExecutions: mayAnywhere(visitor, 'plan.read-executions'),
    menu: isFull ? menu : [...menu, ...settings],
    beside: isFull ? settings : [],
  }
}

const longestMenu = 10

export default function Shell({ loaderData }: Route.ComponentProps) {
  return (
    <div className="shell">
      <aside className="shell-side">
        <NavLink className="logo" to={paths.home()} end>
          <i aria-hidden="true" />
          Объектив
        </NavLink>
        <nav className="shell-menu" aria-label="Главное меню">
          <Menu items={loaderData.menu} />
        </nav>
        <details className="shell-menu-fold">
          <summary>Меню</summary>
          <nav aria-label="Меню">
            <Menu items={loaderData.menu} />
            <PersonBlock {...loaderData} />
          </nav>
        </details>
        <div className="shell-person">
          <PersonBlock {...loaderData} />
        </div>
      </aside>
      <div>
        {loaderData.demonstration && (
          <aside className="demo-band" aria-label="Демонстрация">
            Демо: все школы, люди и результаты вымышлены.
          </aside>
        )}
        <main id="main" className="shell-main">
          <Outlet />
        </main>
      </div>
    </div>
  )
}

function Menu({ items }: { items: readonly { title: string; to: string }[] }) {
  return (
    <ul className="menu">
      {items.map((item) => (
        <li key={item.to}>
          <NavLink to={item.to}>{item.title}</NavLink>
        </li>
      ))}
    </ul>
  )
}

function PersonBlock(props: {
  name: string
  role: string
  place: string
  beside: readonly { title: string; to: string }[]
}) {
  return (
    <>
      <strong>{props.name}</strong>
      {props.role}
      {props.place !== '' && `, ${props.place}`}
      <Form method="post" action={paths.signOut()} className="actions" style={{ marginTop: 6 }}>
        <NavLink to={paths.profile()}>Профиль</NavLink>
        {props.beside.map((item) => (
          <NavLink key={item.to} to={item.to}>
            {item.title}
          </NavLink>
        ))}
        <button className="link-button" type="submit">
          Выйти
        </button>
      </Form>
    </>
  )
}
