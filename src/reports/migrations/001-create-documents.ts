import type { MigrationStep } from '#db'

export const createDocuments: MigrationStep = {
  name: '2026-11-22-60 reports/create-documents',
  async up(db) {
    await db.schema
      .createTable('document')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('node_id', 'text', (column) => column.notNull().references('organisation_node.id'))
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('audience', 'text', (column) => column.notNull())
      .addColumn('title', 'text', (column) => column.notNull())
      .addColumn('parameters', 'text', (column) => column.notNull())
      .addColumn('sha256', 'text', (column) => column.notNull())
      .addColumn('byte_length', 'integer', (column) => column.notNull())
      .addColumn('made_at', 'text', (column) => column.notNull())
      .addColumn('made_by', 'text', (column) => column.notNull())
      .execute()
    await db.schema.createIndex('document_node').on('document').columns(['node_id', 'made_at']).execute()
    await db.schema
      .createTable('document_chunk')
      .addColumn('document_id', 'text', (column) => column.notNull().references('document.id'))
      .addColumn('position', 'integer', (column) => column.notNull())
      .addColumn('data', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('document_chunk_key', ['document_id', 'position'])
      .execute()
  },
}
