import { type Kysely, sql } from 'kysely'
import type { MigrationStep } from '#db'
import { unreachable } from '#kernel/assert'

/**
 * How many executions of a measure stand in which state with which date of control: some thousands of rows where there
 * are hundreds of thousands of executions. The store itself keeps them right, whoever writes; `obyektiv verify` recounts.
 */
export const countExecutions: MigrationStep = {
  name: '2026-11-22-91 plan/count-executions',
  async up(db, engine) {
    await db.schema
      .createTable('plan_tally')
      .addColumn('plan_id', 'text', (column) => column.notNull())
      .addColumn('measure_id', 'text', (column) => column.notNull())
      .addColumn('control_date', 'text', (column) => column.notNull())
      .addColumn('waits', 'integer', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('executions', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('plan_tally_key', ['plan_id', 'measure_id', 'control_date', 'waits', 'state'])
      .execute()
    await sql
      .raw(
        `insert into plan_tally (${key}, executions)
         select plan_id, measure_id, ${dateOf('')}, ${waitsOf('')}, state, count(*)
         from plan_execution group by 1, 2, 3, 4, 5`,
      )
      .execute(db)
    // With the counts at hand two indexes find every list: the rows of one count, and what one node has to do by date.
    for (const index of ['plan_execution_month', 'plan_execution_desk', 'plan_execution_node'])
      await db.schema.dropIndex(index).execute()
    await db.schema
      .createIndex('plan_execution_node')
      .on('plan_execution')
      .columns(['node_id', 'plan_id', 'control_date', 'state', 'measure_id'])
      .execute()
    switch (engine) {
      case 'sqlite':
        return countInSqlite(db)
      case 'postgres':
        return countInPostgres(db)
      default:
        return unreachable(engine)
    }
  },
}

const key = 'plan_id, measure_id, control_date, waits, state'

/** A part of a key must not be null: no date is an empty one. */
const dateOf = (row: string): string => `coalesce(${row}control_date, '')`
const waitsOf = (row: string): string =>
  `case when ${row}control_date is null and ${row}waits_for is not null then 1 else 0 end`

const keyOf = (row: string): string => `${row}plan_id, ${row}measure_id, ${dateOf(row)}, ${waitsOf(row)}, ${row}state`

async function countInSqlite(db: Kysely<unknown>): Promise<void> {
  const add = `insert into plan_tally (${key}, executions) values (${keyOf('new.')}, 1)
    on conflict (${key}) do update set executions = executions + 1;`
  const take = `update plan_tally set executions = executions - 1
    where plan_id = old.plan_id and measure_id = old.measure_id and control_date = ${dateOf('old.')}
      and waits = ${waitsOf('old.')} and state = old.state;`
  const counted = 'plan_id, measure_id, control_date, waits_for, state'
  for (const [name, event, body] of [
    ['added', 'insert', add],
    ['changed', `update of ${counted}`, `${take} ${add}`],
    ['removed', 'delete', take],
  ] as const)
    await sql.raw(`create trigger plan_tally_${name} after ${event} on plan_execution begin ${body} end`).execute(db)
}

/**
 * Once for a statement and not for each row: a thousand rows of one measure are one change of its count. Counts are
 * taken in the order of their key, so that two statements never wait for each other.
 */
async function countInPostgres(db: Kysely<unknown>): Promise<void> {
  const upsert = (rows: string): string => `
    insert into plan_tally (${key}, executions)
    select ${key}, sum(n)::integer from (${rows}) as r group by ${key} having sum(n) <> 0 order by ${key}
    on conflict (${key}) do update set executions = plan_tally.executions + excluded.executions;`
  const named = `${dateOf('')} as control_date, ${waitsOf('')} as waits`
  const rowsOf = (table: string, n: number): string =>
    `select plan_id, measure_id, ${named}, state, ${n} as n from ${table}`
  for (const [name, event, tables, rows] of [
    ['added', 'insert', 'new table as newer', rowsOf('newer', 1)],
    [
      'changed',
      'update',
      'old table as older new table as newer',
      `${rowsOf('older', -1)} union all ${rowsOf('newer', 1)}`,
    ],
    ['removed', 'delete', 'old table as older', rowsOf('older', -1)],
  ] as const) {
    await sql
      .raw(
        `create function plan_tally_${name}() returns trigger language plpgsql as $$ begin ${upsert(rows)}
         return null; end $$`,
      )
      .execute(db)
    await sql
      .raw(
        `create trigger plan_tally_${name} after ${event} on plan_execution referencing ${tables}
         for each statement execute function plan_tally_${name}()`,
      )
      .execute(db)
  }
}
