import type { MigrationStep } from '#db'

export const createPeople: MigrationStep = {
  name: '2026-11-22-15 access/create-people',
  async up(db) {
    await db.schema
      .createTable('person')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('email', 'text', (column) => column.notNull().unique())
      .addColumn('sort_key', 'text', (column) => column.notNull())
      .addColumn('search_key', 'text', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('deactivated_at', 'text')
      .execute()
    await db.schema
      .createTable('role_grant')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('person_id', 'text', (column) => column.notNull().references('person.id'))
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('node_id', 'text', (column) => column.notNull().references('organisation_node.id'))
      .addColumn('granted_at', 'text', (column) => column.notNull())
      .addColumn('granted_by', 'text', (column) => column.notNull())
      .addColumn('ended_at', 'text')
      .addColumn('ended_by', 'text')
      .execute()
    await db.schema.createIndex('role_grant_person').on('role_grant').column('person_id').execute()
    await db.schema.createIndex('role_grant_node').on('role_grant').column('node_id').execute()
    await db.schema
      .createTable('invitation')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('token_hash', 'text', (column) => column.notNull().unique())
      .addColumn('purpose', 'text', (column) => column.notNull())
      .addColumn('email', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('role', 'text')
      .addColumn('node_id', 'text', (column) => column.references('organisation_node.id'))
      .addColumn('person_id', 'text', (column) => column.references('person.id'))
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('created_by', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'text', (column) => column.notNull())
      .addColumn('used_at', 'text')
      .addColumn('revoked_at', 'text')
      .execute()
    await db.schema
      .createTable('sign_in_attempt')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('failures', 'integer', (column) => column.notNull())
      .addColumn('window_start', 'text', (column) => column.notNull())
      .execute()
  },
}
