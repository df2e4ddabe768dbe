import type { MigrationStep } from '#db'

export const createOrganisations: MigrationStep = {
  name: '2026-11-22-10 organisations/create-organisations',
  async up(db) {
    await db.schema
      .createTable('organisation_node')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('parent_id', 'text', (column) => column.references('organisation_node.id'))
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('code', 'text', (column) => column.notNull().unique())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('short_name', 'text', (column) => column.notNull())
      .addColumn('district_id', 'text')
      .addColumn('path', 'text', (column) => column.notNull())
      .addColumn('sort_key', 'text', (column) => column.notNull())
      .addColumn('search_key', 'text', (column) => column.notNull())
      .addColumn('merged_into', 'text', (column) => column.references('organisation_node.id'))
      .execute()
    await db.schema
      .createIndex('organisation_node_parent')
      .on('organisation_node')
      .columns(['parent_id', 'sort_key'])
      .execute()
    await db.schema
      .createTable('school_district')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('municipality_id', 'text', (column) => column.notNull().references('organisation_node.id'))
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('sort_key', 'text', (column) => column.notNull())
      .addUniqueConstraint('school_district_name', ['municipality_id', 'name'])
      .execute()
  },
}
