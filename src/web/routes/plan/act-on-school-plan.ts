import { data } from 'react-router'
import type { Act } from '#audit'
import {
  acceptSchoolPlan,
  addOwnRow,
  deleteSchoolPlanDraft,
  editDerivedRow,
  editOwnRow,
  recallSchoolPlan,
  removeOwnRow,
  returnSchoolPlan,
  type SchoolPlanProblem,
  sendSchoolPlan,
  startNextVersion,
} from '#plan'
import type { PlanMeasureId } from '#plan/model'
import type { Action } from '#app'
import { parseWhole } from '#kernel/parse-number'
import { ok, type Result } from '#kernel/result'
import { paths } from '../../paths.ts'
import { checkWindows } from './check-windows.ts'
import type { SchoolPlanVisit } from './enter-school-plan.ts'
import { readDerivedRowForm, readOwnRowForm, readRowRemarks } from './read-school-plan-form.ts'

const rights = {
  add: 'plan.write-school-plan',
  save: 'plan.write-school-plan',
  remove: 'plan.write-school-plan',
  'save-derived': 'plan.write-school-plan',
  delete: 'plan.write-school-plan',
  'next-version': 'plan.write-school-plan',
  send: 'plan.send-school-plan',
  recall: 'plan.send-school-plan',
  return: 'plan.review-school-plan',
  accept: 'plan.review-school-plan',
} as const satisfies Readonly<Record<string, Action>>

type Intent = keyof typeof rights

/** Does what the posted form asks for; answers where to go next. */
export async function actOnSchoolPlan(
  { visit, plan, today }: SchoolPlanVisit,
  form: FormData,
): Promise<Result<string, SchoolPlanProblem>> {
  const intent = (Object.keys(rights) as Intent[]).find((each) => each === form.get('intent'))
  // What is not one of ours asks for the least that a form here may ask for.
  if (!visit.may(rights[intent ?? 'save']) && !visit.may('plan.review-school-plan')) throw data(null, { status: 403 })
  if (intent === undefined) throw data(null, { status: 400 })
  if (!visit.may(rights[intent])) throw data(null, { status: 403 })
  const act: Act = { actor: visit.person.id, at: visit.app.clock() }
  const version = parseWhole(String(form.get('version') ?? '')) ?? 0
  const measure = String(form.get('measure') ?? '') as PlanMeasureId
  const seen = { plan: plan.id, version }
  const here = paths.schoolPlan(plan.id)
  const rowAt = (row: string): string => `${here}?row=${row}&saved=yes#row-${row}`
  return visit.app.store.write(async (tx): Promise<Result<string, SchoolPlanProblem>> => {
    switch (intent) {
      case 'add': {
        const added = await addOwnRow(tx, act, { plan: plan.id, fields: readOwnRowForm(form) })
        return added.ok ? ok(rowAt(added.value.id)) : added
      }
      case 'save':
        return then(
          await editOwnRow(tx, act, { plan: plan.id, measure, version, fields: readOwnRowForm(form) }),
          rowAt(measure),
        )
      case 'remove':
        return then(await removeOwnRow(tx, act, { plan: plan.id, measure, version }), here)
      case 'save-derived': {
        const edit = { plan: plan.id, measure, version, fields: readDerivedRowForm(form) }
        return then(await editDerivedRow(tx, act, edit), rowAt(measure))
      }
      case 'delete':
        return then(await deleteSchoolPlanDraft(tx, act, seen), paths.schoolPlans(plan.parent))
      case 'next-version': {
        const next = await startNextVersion(tx, act, plan.id)
        return next.ok ? ok(paths.schoolPlan(next.value)) : next
      }
      case 'send': {
        // What was looked at on the page is what holds the plan back.
        const context = { windows: await checkWindows(tx, visit.node.path), today }
        return then(await sendSchoolPlan(tx, act, { ...seen, context }), here)
      }
      case 'recall':
        return then(await recallSchoolPlan(tx, act, seen), here)
      case 'return': {
        const remark = String(form.get('remark') ?? '')
        return then(await returnSchoolPlan(tx, act, { ...seen, remark, rowRemarks: readRowRemarks(form) }), here)
      }
      case 'accept':
        return then(await acceptSchoolPlan(tx, act, seen), here)
      default:
        return intent satisfies never
    }
  })
}

const then = (done: Result<unknown, SchoolPlanProblem>, to: string): Result<string, SchoolPlanProblem> =>
  done.ok ? ok(to) : done
