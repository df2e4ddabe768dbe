import { NavLink } from 'react-router'
import { paths } from '../../paths.ts'

/** The views of one plan. */
export function PlanTabs({ plan, matrix }: { plan: string; matrix: boolean }) {
  return (
    <nav className="tabs no-print" aria-label="Вид плана">
      <NavLink to={paths.plan(plan)} end>
        Мероприятия
      </NavLink>
      {matrix && <NavLink to={paths.planMatrix(plan)}>По школам</NavLink>}
      <NavLink to={paths.targets(plan)}>Показатели</NavLink>
      <NavLink to={paths.schoolPlans(plan)}>Планы школ</NavLink>
      <NavLink to={paths.planReaders(plan)}>Ознакомление</NavLink>
    </nav>
  )
}
