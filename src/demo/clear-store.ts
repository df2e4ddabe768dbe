import { lockTable, type Tables, type WriteTx } from '#db'
import '#access'
import '#cases'
import '#calendar'
import '#honours'
import '#mail'
import '#meetings'
import '#orders'
import '#organisations'
import '#plan'
import '#procedures'
import '#reminders'
import '#reports'
import '#results'
import '#screening'

/** Every table that holds what people made or brought in; a table comes before those it refers to. */
export const clearedTables = [
  'honours_check',
  'honours_candidate',
  'honours_import_base',
  'honours_import',
  'honours_upload',
  'honours_rule',
  'school_case_measure',
  'school_case_event',
  'school_case',
  'calendar_hold',
  'calendar_storage_term',
  'calendar_stage_mark',
  'calendar_stage',
  'calendar_school_date',
  'calendar_school_schedule',
  'calendar_event',
  'order_event',
  'order_document',
  'meeting_decision',
  'meeting_item',
  'meeting_invitee',
  'meeting',
  'reminder_line',
  'reminder_morning',
  'reminder_settled',
  'letter_preference',
  'letter',
  'mail_server',
  'plan_saved_filter',
  'plan_feed',
  'plan_acknowledgement',
  'plan_evidence_use',
  'plan_evidence_revision',
  'plan_evidence',
  'plan_execution_event',
  'plan_execution_change',
  'plan_execution_past',
  'plan_execution_redating',
  'plan_execution',
  'plan_tally',
  'plan_record',
  'plan_target_binding',
  'school_plan_row',
  'school_plan_event',
  'school_plan',
  'plan_measure_event',
  'plan_measure_pair',
  'plan_measure',
  'plan',
  'plan_upload',
  'plan_file_chunk',
  'plan_file',
  'period_report_event',
  'period_report',
  'report_schedule',
  'document_chunk',
  'document',
  'screening_funnel',
  'screening_cell',
  'screening_municipality',
  'screening_school',
  'screening_run',
  'official_marker',
  'result_aggregate',
  'result_cell',
  'work',
  'result_upload_chunk',
  'result_upload',
  'result_import_base',
  'result_import',
  'mark_scale',
  'task_specification',
  'assessment',
  'sign_in_two_factor',
  'sign_in_verification',
  'sign_in_session',
  'sign_in_account',
  'sign_in_user',
  'sign_in_attempt',
  'invitation',
  'role_grant',
  'person',
  'node_setting',
  'node_alias',
  'node_succession',
  'school_district',
  'organisation_node',
] as const satisfies readonly (keyof Tables)[]

/** The log is never cut, the schema is not data, and a reset may itself run as a job. */
export const keptTables = ['audit_entry', 'audit_head', 'schema_step', 'job'] as const

/** Empties the store of a demonstration. */
export async function clearStore(tx: WriteTx): Promise<void> {
  // A screening that is being saved refers to the tree: it ends first, and whatever comes later waits for the new tree.
  await lockTable(tx, 'organisation_node')
  for (const table of clearedTables) await tx.deleteFrom(table).execute()
}
