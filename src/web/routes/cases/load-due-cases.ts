import { listCases } from '#cases'
import type { Visit } from '../../enter.ts'
import type { DueCase } from './due-cases.tsx'

const shown = 10

/** For «Сегодня»: what was asked of a school, or what schools have answered. */
export async function loadDueCases(visit: Visit): Promise<readonly DueCase[]> {
  const state = visit.may('cases.answer') ? 'asked' : visit.may('cases.decide') ? 'answered' : undefined
  if (state === undefined) return []
  const { cases } = await visit.app.store.read((tx) =>
    listCases(tx, { nodePath: visit.node.path, withUnasked: false, state, offset: 0, limit: shown }),
  )
  return cases.map(({ id, schoolName, year, due }) => ({ id, schoolName, year, due }))
}
