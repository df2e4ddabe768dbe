import type { ReadTx } from '#db'
import type { OrganisationNode } from '#organisations/model'
import type { AssessmentId } from '#procedures/model'
import {
  analyseDynamics,
  analyseMarks,
  analysePlanned,
  analyseRegister,
  analyseScores,
  analyseTasks,
  analyseTasksByMark,
  presentDynamics,
  presentMarks,
  presentPlanned,
  presentRegister,
  presentRegisterMatrix,
  presentScores,
  presentTasks,
  presentTasksByMark,
} from '#results'
import type { AnalysisTable, GroupRow, ShieldRule } from '#results/model'

/** Tables of one assessment at one node, as the page shows and the workbook carries them. */
export async function loadTables(tx: ReadTx, node: OrganisationNode, assessment: AssessmentId, shield: ShieldRule) {
  const by = node.kind === 'school' ? 'class' : node.kind === 'municipality' ? 'school' : 'municipality'
  const question = { assessment, node: node.id, by, shield } as const
  const marks = await analyseMarks(tx, question)
  const scores = await analyseScores(tx, question)
  const register = await analyseRegister(tx, question)
  const tasks = await analyseTasks(tx, question)
  const byMark = await analyseTasksByMark(tx, question)
  const planned = await analysePlanned(tx, question)
  const dynamics = await analyseDynamics(tx, question)
  return { marks, scores, register, tasks, byMark, planned, dynamics }
}

export type AnalysisTables = Awaited<ReturnType<typeof loadTables>>

export const tableNames = [
  'marks',
  'scores',
  'register',
  'matrix',
  'tasks',
  'tasks-by-mark',
  'planned',
  'dynamics',
] as const
export type TableName = (typeof tableNames)[number]

/** The sheet of one table; `none` where the data hold nothing for it. */
export function sheetOf(tables: AnalysisTables, name: TableName, node: OrganisationNode) {
  switch (name) {
    case 'marks':
      return filled(presentMarks(tables.marks))
    case 'scores':
      return filled(presentScores(tables.scores))
    case 'register':
      return filled(presentRegister(tables.register))
    case 'matrix': {
      const own = ownRow(tables.register, node)
      return own === undefined || own.figures === 'hidden'
        ? 'none'
        : presentRegisterMatrix(own.group.name, own.figures, tables.register.filter)
    }
    case 'tasks':
      return filled(presentTasks(tables.tasks))
    case 'tasks-by-mark':
      return tables.byMark === 'none' ? 'none' : filled(presentTasksByMark(tables.byMark))
    case 'planned':
      return filled(presentPlanned(tables.planned))
    case 'dynamics':
      return filled(presentDynamics(tables.dynamics))
  }
}

function filled<S extends { rows: readonly unknown[] }>(sheet: S): S | 'none' {
  return sheet.rows.length === 0 ? 'none' : sheet
}

/** The node's own line. */
export function ownRow<F>(table: AnalysisTable<F>, node: OrganisationNode): GroupRow<F> | undefined {
  return table.rows.find(({ group }) => group.level === node.kind && group.node === node.id)
}

/** The lines above the node and its own: the country, the region, the municipality. */
export function widerRows<F>(table: AnalysisTable<F>, node: OrganisationNode): readonly GroupRow<F>[] {
  const own = ownRow(table, node)
  const at = own === undefined ? table.rows.length : table.rows.indexOf(own)
  const wider = table.rows.slice(0, at).filter(({ group }) => group.level !== 'class')
  return own === undefined ? wider.filter(({ group }) => group.level !== 'school') : [...wider, own]
}

/** The same table with the lines for a picture or a narrow column set only. */
export function narrowed<T extends AnalysisTable<unknown>>(table: T, rows: T['rows']): T {
  return { ...table, rows }
}
