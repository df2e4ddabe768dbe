import { evidenceSources, targetSources } from '#app'
import type { Act } from '#audit'
import { assert } from '#kernel/assert'
import { parseWhole } from '#kernel/parse-number'
import { err, type Result } from '#kernel/result'
import { attachEvidence, loadExecution, moveExecution, planProblemSentence } from '#plan'
import type { ExecutionId } from '#plan/model'
import {
  decideReport,
  deleteReport,
  reportEvidence,
  type ReportProblem,
  reportProblemSentence,
  saveReportFields,
  sendReport,
} from '#reports'
import type { ReportVisit } from './enter-report.ts'

/** What a posted form did: what to say on the page, or where the report went. */
export type ReportOutcome =
  | { readonly kind: 'done'; readonly notice: 'saved' | 'sent' | 'accepted' | 'returned' | 'closed' }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'problem'; readonly sentence: string }

export const reportIntents = ['save', 'send', 'delete', 'accept', 'return', 'close'] as const
export type ReportIntent = (typeof reportIntents)[number]

/** Does what the posted form of a report asks for. */
export async function actOnReport(
  { visit, report, writes, decides, inside }: ReportVisit,
  intent: ReportIntent,
  form: FormData,
): Promise<ReportOutcome> {
  const { store, clock } = visit.app
  const act: Act = { actor: visit.person.id, at: clock() }
  const version = parseWhole(text(form, 'version')) ?? 0
  const seen = { report: report.id, version }
  switch (intent) {
    case 'save':
    case 'send': {
      if (!writes) return problem({ kind: 'not-an-author' })
      const fields = {
        conclusions: text(form, 'conclusions'),
        difficulties: text(form, 'difficulties'),
        proposals: text(form, 'proposals'),
      }
      const saved = await store.write((tx) => saveReportFields(tx, act, { ...seen, ...fields }))
      if (!saved.ok) return problem(saved.error)
      if (intent === 'save') return { kind: 'done', notice: 'saved' }
      return told(await sendReport(store, act, { report: report.id, version: saved.value, targetSources }), 'sent')
    }
    case 'delete': {
      if (!writes) return problem({ kind: 'not-an-author' })
      const deleted = await store.write((tx) => deleteReport(tx, act, seen))
      return deleted.ok ? { kind: 'deleted' } : problem(deleted.error)
    }
    case 'accept':
    case 'return': {
      if (!decides) return problem(report.state === 'sent' ? { kind: 'not-a-receiver' } : notSent(report.state))
      const decision = { ...seen, step: intent, remark: text(form, 'remark') }
      const decided = await store.write((tx) => decideReport(tx, act, decision))
      return told(decided, intent === 'accept' ? 'accepted' : 'returned')
    }
    case 'close':
      if (!inside || !visit.may('plan.execute')) return problem({ kind: 'not-an-author' })
      return closeRows(visit, act, report.id, form.getAll('execution').map(String) as ExecutionId[])
    default:
      return intent satisfies never
  }
}

const notSent = (state: ReportVisit['report']['state']): ReportProblem => ({ kind: 'not-sent', state })

/** Puts the report beside rows of the plan as their evidence and sends them: one fact closes many rows. */
async function closeRows(
  visit: ReportVisit['visit'],
  act: Act,
  objectId: string,
  executions: readonly ExecutionId[],
): Promise<ReportOutcome> {
  if (executions.length === 0) return { kind: 'problem', sentence: 'Отметьте хотя бы одну строку плана.' }
  const evidence = { kind: 'object', source: reportEvidence.id, objectId } as const
  const closed = await visit.app.store.write(async (tx): Promise<Result<unknown, string>> => {
    const attached = await attachEvidence(tx, act, evidenceSources, { executions, evidence })
    if (!attached.ok) return err(planProblemSentence(attached.error))
    for (const id of executions) {
      const page = await loadExecution(tx, id)
      if (page === undefined) continue
      const { version } = page.execution
      const moved = await moveExecution(tx, act, { execution: id, version, step: 'submit' })
      assert(
        moved.ok,
        `closeRows: a row that took its evidence must take its sending, got ${moved.ok ? '' : moved.error.kind}`,
      )
    }
    return attached
  })
  return closed.ok ? { kind: 'done', notice: 'closed' } : { kind: 'problem', sentence: closed.error }
}

const problem = (error: ReportProblem): ReportOutcome => ({ kind: 'problem', sentence: reportProblemSentence(error) })

const told = (
  result: Result<unknown, ReportProblem>,
  notice: Extract<ReportOutcome, { kind: 'done' }>['notice'],
): ReportOutcome => (result.ok ? { kind: 'done', notice } : problem(result.error))

const text = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
