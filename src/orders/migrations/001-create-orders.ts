import type { MigrationStep } from '#db'

export const createOrders: MigrationStep = {
  name: '2026-11-22-99 orders/create-orders',
  async up(db) {
    await db.schema
      .createTable('order_document')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('node_id', 'text', (column) => column.notNull().references('organisation_node.id'))
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('heading', 'text', (column) => column.notNull())
      .addColumn('preamble', 'text', (column) => column.notNull())
      .addColumn('items', 'text', (column) => column.notNull())
      .addColumn('number', 'text')
      .addColumn('date', 'text')
      .addColumn('plan_id', 'text', (column) => column.references('plan.id'))
      .addColumn('amends_id', 'text', (column) => column.references('order_document.id'))
      .addColumn('document_id', 'text', (column) => column.references('document.id'))
      .addColumn('remark', 'text')
      .addColumn('changed_at', 'text', (column) => column.notNull())
      .addColumn('changed_by', 'text', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .execute()
    await db.schema.createIndex('order_document_node').on('order_document').columns(['node_id', 'changed_at']).execute()
    await db.schema
      .createTable('order_event')
      .addColumn('order_id', 'text', (column) => column.notNull().references('order_document.id'))
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('by', 'text', (column) => column.notNull())
      .addColumn('to_state', 'text', (column) => column.notNull())
      .addColumn('remark', 'text')
      .addPrimaryKeyConstraint('order_event_key', ['order_id', 'version'])
      .execute()
  },
}
