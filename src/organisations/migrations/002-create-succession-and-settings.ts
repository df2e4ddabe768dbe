import type { MigrationStep } from '#db'

export const createSuccessionAndSettings: MigrationStep = {
  name: '2026-11-22-11 organisations/create-succession-and-settings',
  async up(db) {
    await db.schema
      .createTable('node_succession')
      .addColumn('from_id', 'text', (column) => column.notNull().references('organisation_node.id'))
      .addColumn('to_id', 'text', (column) => column.notNull().references('organisation_node.id'))
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('on_date', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('node_succession_pair', ['from_id', 'to_id', 'kind'])
      .execute()
    await db.schema
      .createTable('node_alias')
      .addColumn('code', 'text', (column) => column.primaryKey())
      .addColumn('node_id', 'text', (column) => column.notNull().references('organisation_node.id'))
      .execute()
    await db.schema
      .createTable('node_setting')
      .addColumn('node_id', 'text', (column) => column.notNull().references('organisation_node.id'))
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('value', 'text', (column) => column.notNull())
      .addColumn('changed_at', 'text', (column) => column.notNull())
      .addColumn('changed_by', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('node_setting_version', ['node_id', 'key', 'version'])
      .execute()
    await db.schema.createIndex('organisation_node_path').on('organisation_node').column('path').execute()
  },
}
