import { redirect } from 'react-router'
import { paths } from '../paths.ts'
import { mayAnywhere, visitorKey } from '../visitor.ts'
import type { Route } from './+types/home.ts'

/** The first page of each role: what it came for. */
export function loader({ context }: Route.LoaderArgs) {
  const visitor = context.get(visitorKey)
  if (mayAnywhere(visitor, 'plan.read-executions')) return redirect(paths.today())
  if (mayAnywhere(visitor, 'screening.read-shielded')) return redirect(paths.attentionAreas())
  if (mayAnywhere(visitor, 'people.read')) return redirect(paths.settings())
  if (mayAnywhere(visitor, 'procedures.read')) return redirect(paths.data())
  return redirect(paths.profile())
}
