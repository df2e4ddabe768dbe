import { evidenceSources } from '#app'
import type { Act } from '#audit'
import {
  attachEvidence,
  detachEvidence,
  markNotRequired,
  moveExecution,
  type PlanProblem,
  returnExecution,
} from '#plan'
import { type EvidenceId, type ExecutionId, type ExecutionPage, executionSteps, type NewEvidence } from '#plan/model'
import { parseWhole } from '#kernel/parse-number'
import { err, type Result } from '#kernel/result'
import type { Visit } from '../../enter.ts'
import { rightToStep } from './right-to-step.ts'

/** Does what the posted form of an execution asks for: a step, or a change of its evidence. */
export async function actOnExecution(
  visit: Visit,
  { execution, measure }: Pick<ExecutionPage, 'execution' | 'measure'>,
  request: Request,
): Promise<Result<unknown, PlanProblem> | 'forbidden' | 'unknown'> {
  const { app, person } = visit
  const act: Act = { actor: person.id, at: app.clock() }
  const form = await request.formData()
  const intent = form.get('intent')
  const step = executionSteps.find((each) => each === intent)
  if (step !== undefined) {
    if (!visit.may(rightToStep(step, measure))) return 'forbidden'
    const version = parseWhole(text(form, 'version')) ?? 0
    const remark = text(form, 'remark')
    const seen = { execution: execution.id, version }
    return app.store.write((tx): Promise<Result<unknown, PlanProblem>> => {
      if (step === 'return') return returnExecution(tx, act, { ...seen, remark })
      if (step === 'not-require') return markNotRequired(tx, act, { ...seen, reason: remark })
      return moveExecution(tx, act, { ...seen, step, ...(remark === '' ? {} : { remark }) })
    })
  }
  if (!visit.may('plan.execute')) return 'forbidden'
  if (intent === 'detach') {
    const evidence = text(form, 'evidence') as EvidenceId
    return app.store.write((tx) => detachEvidence(tx, act, { execution: execution.id, evidence }))
  }
  const evidence = await evidenceOf(form)
  if (evidence === 'unknown') return 'unknown'
  if (evidence === 'empty') return err({ kind: 'empty-file' })
  const also = form.getAll('also').map(String) as ExecutionId[]
  return app.store.write((tx) =>
    // Only executions of the same node are taken together; the verb refuses any other.
    attachEvidence(tx, act, evidenceSources, { executions: [execution.id, ...also], evidence }),
  )
}

async function evidenceOf(form: FormData): Promise<NewEvidence | 'unknown' | 'empty'> {
  switch (form.get('intent')) {
    case 'attach-file': {
      const file = form.get('file')
      if (!(file instanceof File) || file.name === '') return 'empty'
      const note = text(form, 'note')
      const brought = {
        fileName: file.name,
        bytes: new Uint8Array(await file.arrayBuffer()),
        ...(note === '' ? {} : { note }),
      }
      const older = text(form, 'evidence')
      return older === ''
        ? { kind: 'file', ...brought }
        : { kind: 'revision', evidence: older as EvidenceId, ...brought }
    }
    case 'attach-link':
      return { kind: 'link', url: text(form, 'url'), title: text(form, 'title') }
    case 'attach-object': {
      const [source = '', ...rest] = text(form, 'object').split(' ')
      return { kind: 'object', source, objectId: rest.join(' ') }
    }
    default:
      return 'unknown'
  }
}

const text = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : ''
}
