import { listPeopleNames } from '#access'
import type { App } from '#app'
import { listAudit } from '#audit'
import { measureChanges, planProblemSentence, previewChange } from '#plan'
import { changedFieldTitles, type MeasureChange, type Plan, type PlanMeasure } from '#plan/model'
import { readSetting } from '#organisations'
import { formatMoment } from '../../format-moment.ts'
import type { ConflictField } from './edit-conflict.tsx'

export interface Conflict {
  readonly problem: string
  readonly by: string
  readonly at: string
  readonly fields: readonly ConflictField[]
  readonly again: readonly (readonly [name: string, value: string])[]
}

/** What the second of two editors is shown: who was faster, and both wordings of each field that differs. */
export async function conflictOf(
  app: App,
  {
    plan,
    nodePath,
    current,
    change,
    form,
  }: {
    readonly plan: Plan
    readonly nodePath: string
    readonly current: PlanMeasure
    readonly change: MeasureChange
    readonly form: FormData
  },
): Promise<Conflict> {
  const { entries, names, timezone } = await app.store.read(async (tx) => {
    const page = await listAudit(tx, { nodePathPrefix: nodePath, subject: current.id, limit: 1 })
    return {
      entries: page.entries,
      names: await listPeopleNames(
        tx,
        page.entries.map(({ actor }) => actor),
      ),
      timezone: await readSetting(tx, nodePath, 'timezone'),
    }
  })
  const [last] = entries
  const mine = previewChange(current, change, plan)
  return {
    problem: planProblemSentence({ kind: 'stale-measure', current }),
    by: last === undefined ? 'другой человек' : (names.get(last.actor) ?? 'другой человек'),
    at: last === undefined ? '' : formatMoment(last.at, timezone),
    fields: measureChanges(current, mine).map(({ field, from, to }) => ({
      title: changedFieldTitles[field],
      theirs: from,
      mine: to,
    })),
    again: [...form.entries()].flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, name === 'version' ? String(current.version) : value] as const] : [],
    ),
  }
}
