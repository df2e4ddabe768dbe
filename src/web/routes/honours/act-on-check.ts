import { data } from 'react-router'
import { renderDocx } from '#documents'
import { composeHonoursNote, finishCheck, honoursProblemSentence } from '#honours'
import { checkStages } from '#honours/model'
import { parseWhole } from '#kernel/parse-number'
import { gatherRequisites, keepDocument } from '#reports'
import type { Visit } from '../../enter.ts'

type Done = { readonly kind: 'done'; readonly query: string } | { readonly kind: 'problem'; readonly problem: string }

/** What the forms beside a list of candidates ask for: to finish the check, or its paper. */
export async function actOnCheck(visit: Visit, form: FormData): Promise<Done> {
  const { app, node, person } = visit
  const act = { actor: person.id, at: app.clock() }
  const year = parseWhole(String(form.get('year') ?? ''))
  if (year === undefined) throw data(null, { status: 400 })
  switch (form.get('intent')) {
    case 'finish': {
      const stage = checkStages.find((each) => each === form.get('stage'))
      if (stage === undefined) throw data(null, { status: 400 })
      const remark = String(form.get('remark') ?? '')
      const done = await app.store.write((tx) => finishCheck(tx, act, { node: node.id, year, stage, remark }))
      return done.ok
        ? { kind: 'done', query: `year=${year}&finished=${stage}` }
        : { kind: 'problem', problem: honoursProblemSentence(done.error) }
    }
    case 'issue':
      return { kind: 'done', query: `year=${year}&issued=${await issue(visit, year)}` }
    default:
      throw data(null, { status: 400 })
  }
}

/** The paper is kept as it goes out; a school's holds codes and stays inside. */
async function issue({ app, node, person }: Visit, year: number): Promise<string> {
  const act = { actor: person.id, at: app.clock() }
  const model = await app.store.read(async (tx) =>
    composeHonoursNote(tx, node, year, await gatherRequisites(tx, node), act.at),
  )
  const docx = await renderDocx(model)
  return app.store.write((tx) =>
    keepDocument(tx, act, {
      node,
      kind: 'honours-note',
      audience: node.kind === 'school' ? 'school' : 'authority',
      title: `Претенденты ${year} года, ${node.shortName}`,
      parameters: { year },
      docx,
    }),
  )
}
