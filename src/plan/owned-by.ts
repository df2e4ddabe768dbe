import type { ExpressionBuilder, ExpressionWrapper, SqlBool } from 'kysely'
import type { PersonId } from '#access/model'
import type { Tables } from '#db'
import type { OwnWork } from './model.ts'
import './tables.ts'

type Executions = { e: Tables['plan_execution'] }

/** The condition that an execution is a person's, nobody's, or one's own. */
export function ownedBy<From extends Executions>(
  eb: ExpressionBuilder<From, 'e'>,
  owner: PersonId | 'nobody' | OwnWork,
): ExpressionWrapper<From, 'e', SqlBool> {
  const of = eb as unknown as ExpressionBuilder<Executions, 'e'>
  const condition =
    owner === 'nobody'
      ? of('e.owner_id', 'is', null)
      : typeof owner === 'string'
        ? of('e.owner_id', '=', owner)
        : of.or([
            of('e.owner_id', '=', owner.person),
            of.and([
              of('e.owner_id', 'is', null),
              of('e.node_id', 'in', owner.nodes),
              ...(owner.roles === undefined ? [] : [of('e.owner_role', 'in', owner.roles)]),
            ]),
          ])
  return condition as unknown as ExpressionWrapper<From, 'e', SqlBool>
}
