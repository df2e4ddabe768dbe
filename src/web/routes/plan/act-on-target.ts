import { data } from 'react-router'
import { targetSources } from '#app'
import type { Act } from '#audit'
import { addRecord, bindTarget, loadRecord, type NewRecord, targetProblemSentence, withdrawRecord } from '#plan'
import type { PlanRecordId } from '#plan/model'
import { parseWhole } from '#kernel/parse-number'
import { err, ok, type Result } from '#kernel/result'
import type { enterTarget } from './enter-target.ts'

/** Does what the posted form of a target asks for; the error is a sentence. */
export async function actOnTarget(
  entered: Awaited<ReturnType<typeof enterTarget>>,
  form: FormData,
): Promise<Result<void, string>> {
  const { visit, place, node, at, below, mayBind, mayKeep } = entered
  if (!mayBind && !mayKeep) throw data(null, { status: 403 })
  const { app, person } = visit
  const act: Act = { actor: person.id, at: app.clock() }
  const text = (name: string): string => {
    const value = form.get(name)
    return typeof value === 'string' ? value.trim() : ''
  }
  switch (form.get('intent')) {
    case 'bind': {
      if (!mayBind) throw data(null, { status: 403 })
      const request = { ...place, source: text('source'), version: parseWhole(text('version')) ?? -1 }
      const done = await app.store.write((tx) => bindTarget(tx, act, targetSources, request))
      return done.ok ? ok(undefined) : err(targetProblemSentence(done.error))
    }
    case 'add': {
      if (!mayKeep) throw data(null, { status: 403 })
      const grant = visit.grants.find(({ nodePath }) => node.path.startsWith(nodePath))
      if (grant === undefined) throw data(null, { status: 403 })
      const record: NewRecord = {
        ...place,
        node: at,
        role: grant.role,
        what: text('what'),
        amount: parseWhole(text('amount')) ?? Number.NaN,
        date: text('date'),
        document: text('document'),
        evidence: await evidenceOf(form),
      }
      const done = await app.store.write((tx) => addRecord(tx, act, record))
      return done.ok ? ok(undefined) : err(targetProblemSentence(done.error))
    }
    case 'withdraw': {
      if (!mayKeep) throw data(null, { status: 403 })
      const id = text('record') as PlanRecordId
      const record = await app.store.read((tx) => loadRecord(tx, id))
      const isHere = record?.measure === place.measure && record.target === place.target
      if (!isHere || (below && record.node !== at)) throw data(null, { status: 404 })
      const done = await app.store.write((tx) => withdrawRecord(tx, act, { record: id, why: text('why') }))
      return done.ok ? ok(undefined) : err(targetProblemSentence(done.error))
    }
    default:
      throw data(null, { status: 400 })
  }
}

async function evidenceOf(form: FormData): Promise<NewRecord['evidence']> {
  const file = form.get('file')
  if (file instanceof File && file.name !== '') {
    return { kind: 'file', fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
  }
  const url = form.get('url')
  return typeof url === 'string' && url.trim() !== '' ? { kind: 'link', url } : { kind: 'none' }
}
