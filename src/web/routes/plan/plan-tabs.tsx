import { Link, NavLink, useLocation, useRouteLoaderData } from 'react-router'
import { paths } from '../../paths.ts'
import type { loader as shell } from '../shell.tsx'
import { askedQuery } from './execution-filter.ts'

/** The views of one plan. Of a plan that was `replaced` only its rows and its readers are left: its work goes on by the newer one. */
export function PlanTabs({ plan, matrix, replaced = false }: { plan: string; matrix: boolean; replaced?: boolean }) {
  const seesExecutions = useRouteLoaderData<typeof shell>('routes/shell')?.seesExecutions ?? false
  if (replaced) {
    return (
      <nav className="tabs no-print" aria-label="Вид плана">
        <NavLink to={paths.plan(plan)} end>
          Мероприятия
        </NavLink>
        <NavLink to={paths.planReaders(plan)}>Ознакомление</NavLink>
      </nav>
    )
  }
  return (
    <nav className="tabs no-print" aria-label="Вид плана">
      <NavLink to={paths.plan(plan)} end>
        Мероприятия
      </NavLink>
      <NavLink to={paths.planMonths(plan)}>По месяцам</NavLink>
      <NavLink to={paths.planCalendar(plan)}>Календарь</NavLink>
      {seesExecutions && <ExecutionsTab plan={plan} />}
      {matrix && <NavLink to={paths.planMatrix(plan)}>По школам</NavLink>}
      <NavLink to={paths.targets(plan)}>Показатели</NavLink>
      <NavLink to={paths.schoolPlans(plan)}>Планы школ</NavLink>
      <NavLink to={paths.planReaders(plan)}>Ознакомление</NavLink>
    </nav>
  )
}

/** The list is one page for all plans; here it stands open at this one. */
function ExecutionsTab({ plan }: { plan: string }) {
  const isHere = useLocation().pathname === paths.executions()
  return (
    <Link to={`${paths.executions()}?${askedQuery({ plan })}`} aria-current={isHere ? 'page' : undefined}>
      Исполнения
    </Link>
  )
}
