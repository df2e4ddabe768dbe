import type { App } from '#app'
import type { Act } from '#audit'
import { assert } from '#kernel/assert'
import type { Result } from '#kernel/result'
import {
  agreeMinutes,
  createMeeting,
  holdMeeting,
  inviteToMeeting,
  loadMeeting,
  setAgenda,
  writeMinutes,
} from '#meetings'
import type { MeetingId } from '#meetings/model'
import type { NodeId } from '#organisations/model'
import type { Target } from './two-municipalities.ts'

const act: Act = { actor: 'system', at: '2026-11-22T09:00:00.000Z' }

/** In each municipality a meeting that all its schools are invited to, and one with agreed minutes. */
export async function plantMeetings(
  app: App,
  nodes: ReadonlyMap<string, { readonly id: NodeId; readonly path: string }>,
  municipalities: readonly { readonly code: string }[],
): Promise<Record<'meeting' | 'meeting-agreed', readonly Target[]>> {
  const targets: Record<'meeting' | 'meeting-agreed', Target[]> = { meeting: [], 'meeting-agreed': [] }
  await app.store.write(async (tx) => {
    const seen = async (meeting: MeetingId) => ({ meeting, version: (await loadMeeting(tx, meeting))?.version ?? 0 })
    for (const { code } of municipalities) {
      const { id: node, path } = nodes.get(code)!
      const invite = async (): Promise<MeetingId> => {
        const audience = { roles: [], scope: 'all-schools', schools: [], people: [], guests: [] } as const
        const when = { kind: 'days', from: '2026-11-20', to: '2026-11-20' } as const
        const head = { kind: 'heads', title: 'Совещание (Демо)', when, place: '', link: '', audience } as const
        const meeting = must(await createMeeting(tx, act, { node, head }))
        const lines = [{ id: null, text: 'О ходе плана', speaker: '', minutes: null }]
        must(await setAgenda(tx, act, { ...(await seen(meeting)), lines }))
        must(await inviteToMeeting(tx, act, { ...(await seen(meeting)), url: 'https://demo.invalid' }))
        return meeting
      }
      const invited = await invite()
      const agreed = await invite()
      must(await holdMeeting(tx, act, await seen(agreed)))
      const items = (await loadMeeting(tx, agreed))?.items ?? []
      const draft = {
        number: '1',
        date: '2026-11-20',
        chair: 'Председатель (Демо)',
        secretary: 'Секретарь (Демо)',
        items: items.map(({ id }) => ({ id, heard: 'Сообщение', resolved: 'К сведению' })),
      }
      must(await writeMinutes(tx, act, { ...(await seen(agreed)), draft }))
      must(await agreeMinutes(tx, act, await seen(agreed)))
      targets.meeting.push({ name: `of ${code}`, id: invited, kind: 'object', path })
      targets['meeting-agreed'].push({ name: `of ${code}`, id: agreed, kind: 'object', path })
    }
  })
  const unknown: Target = { name: 'unknown', id: 'no-such-thing', kind: 'object' }
  return { meeting: [...targets.meeting, unknown], 'meeting-agreed': [...targets['meeting-agreed'], unknown] }
}

function must<T>(result: Result<T, unknown>): T {
  assert(result.ok, `plantMeetings: a verb refused: ${result.ok ? '' : JSON.stringify(result.error)}`)
  return result.value
}
