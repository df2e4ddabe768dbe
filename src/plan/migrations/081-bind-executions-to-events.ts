import { sql } from 'kysely'
import type { MigrationStep } from '#db'

/** Which event an execution hangs on outlives the waiting: when the event moves, the execution moves. */
export const bindExecutionsToEvents: MigrationStep = {
  name: '2026-11-22-81 plan/bind-executions-to-events',
  async up(db) {
    await db.schema.alterTable('plan_execution').addColumn('event', 'text').execute()
    await db.schema.alterTable('plan_execution').addColumn('event_part', 'integer').execute()
    await sql`update plan_execution set event = waits_for where waits_for is not null`.execute(db)
    await db.schema
      .createIndex('plan_execution_event_bound')
      .on('plan_execution')
      .columns(['plan_node_id', 'event'])
      .where(sql<boolean>`event is not null`)
      .execute()
    await db.schema
      .createTable('plan_execution_redating')
      .addColumn('execution_id', 'text', (column) => column.notNull().references('plan_execution.id'))
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('by', 'text', (column) => column.notNull())
      .addColumn('event', 'text', (column) => column.notNull())
      .addColumn('from_date', 'text')
      .addColumn('to_date', 'text')
      .addPrimaryKeyConstraint('plan_execution_redating_key', ['execution_id', 'version'])
      .execute()
  },
}
