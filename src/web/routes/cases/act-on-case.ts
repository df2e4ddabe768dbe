import { data } from 'react-router'
import {
  askSchool,
  caseProblemSentence,
  composeCase,
  decideCase,
  planCaseMeasure,
  reopenCase,
  saveAnswer,
  sendAnswer,
} from '#cases'
import { caseDecisions, type CaseProblem, type SchoolCase } from '#cases/model'
import { renderDocx } from '#documents'
import type { Result } from '#kernel/result'
import { parseWhole } from '#kernel/parse-number'
import { listAncestors } from '#organisations'
import type { PlanId } from '#plan/model'
import { gatherRequisites, keepDocument } from '#reports'
import type { Visit } from '../../enter.ts'
import { paths } from '../../paths.ts'

type Done =
  | { readonly kind: 'done'; readonly to: string }
  | { readonly kind: 'problem'; readonly problem: string; readonly typed: string }

/** What a form of the case's page asks for. */
export async function actOnCase(visit: Visit, found: SchoolCase, form: FormData): Promise<Done> {
  const { store, clock } = visit.app
  const act = { actor: visit.person.id, at: clock() }
  const said = (name: string): string => String(form.get(name) ?? '')
  const change = { case: found.id, version: parseWhole(said('version')) ?? 0 }
  const intent = said('intent')
  const right = intent === 'answer' || intent === 'save-answer' ? 'cases.answer' : 'cases.decide'
  if (!visit.may(right)) throw data(null, { status: 403 })
  const text = said('text')
  switch (intent) {
    case 'ask': {
      const due = /^\d{4}-\d{2}-\d{2}$/.test(said('due')) ? said('due') : null
      return doneOf(found, await store.write((tx) => askSchool(tx, act, { ...change, text, due })), text)
    }
    case 'save-answer':
      return doneOf(found, await store.write((tx) => saveAnswer(tx, act, { ...change, text })), text)
    case 'answer':
      return doneOf(found, await store.write((tx) => sendAnswer(tx, act, { ...change, text })), text)
    case 'decide': {
      const decision = caseDecisions.find((each) => each === said('decision'))
      const reason = said('reason')
      if (decision === undefined) return { kind: 'problem', problem: 'Выберите, что решено.', typed: reason }
      return doneOf(found, await store.write((tx) => decideCase(tx, act, { ...change, decision, reason })), reason)
    }
    case 'reopen': {
      const reason = said('reason')
      return doneOf(found, await store.write((tx) => reopenCase(tx, act, { ...change, reason })), reason)
    }
    case 'plan': {
      const measure = { plan: said('plan') as PlanId, text, deadlineText: said('deadline') }
      const planned = await store.write((tx) =>
        planCaseMeasure(tx, act, { ...change, ...measure, ownerRole: 'school-head' }),
      )
      return doneOf(found, planned, text)
    }
    case 'issue':
      return { kind: 'done', to: `${paths.case(found.id)}?issued=${await issue(visit, found)}` }
    default:
      throw data(null, { status: 400 })
  }
}

const doneOf = (found: SchoolCase, done: Result<unknown, CaseProblem>, typed: string): Done =>
  done.ok
    ? { kind: 'done', to: paths.case(found.id) }
    : { kind: 'problem', problem: caseProblemSentence(done.error), typed }

/** The paper of the case, kept as it goes out; issued by the authority above the school. */
async function issue({ app, node, person }: Visit, found: SchoolCase): Promise<string> {
  const act = { actor: person.id, at: app.clock() }
  const model = await app.store.read(async (tx) => {
    const authority = (await listAncestors(tx, node.path)).findLast(({ id }) => id !== node.id) ?? node
    return composeCase(tx, found, await gatherRequisites(tx, authority), act.at)
  })
  const docx = await renderDocx(model)
  return app.store.write((tx) =>
    keepDocument(tx, act, {
      node,
      kind: 'case-file',
      audience: 'authority',
      title: `Дело за ${found.year} год, ${found.schoolName}`,
      parameters: { case: found.id, version: found.version },
      docx,
    }),
  )
}
