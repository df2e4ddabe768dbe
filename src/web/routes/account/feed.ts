import { createHash } from 'node:crypto'
import { effectiveGrants } from '#access'
import { type CalendarEntry, writeIcalendar } from '#documents'
import { feedEntries, findFeedOwner, listOwnDue } from '#plan'
import { readSetting } from '#organisations'
import { linkOrigin } from '../../link-origin.ts'
import { paths } from '../../paths.ts'
import { appKey } from '#web/request-context'
import { dayAt } from '../plan/enter-plan.ts'
import type { Route } from './+types/feed.ts'
import { meetingEntries } from './meeting-entries.ts'

/** A reader of calendars asks every few hours; sooner than this nothing new is to be expected. */
const freshSeconds = 900

/**
 * The private calendar of a person, for programs that read one by its address alone. Whoever does not know the address
 * learns nothing: a wrong one, a closed one and that of a person who left are the same 404. Reading is not written down.
 */
export async function loader({ request, context, params }: Route.LoaderArgs) {
  const app = context.get(appKey)
  const token = /^([A-Za-z0-9_-]{43})\.ics$/.exec(params.file)?.[1]
  if (token === undefined) return missing()
  const origin = linkOrigin(app.config, request)
  const now = app.clock()
  const found = await app.store.read(async (tx) => {
    const person = await findFeedOwner(tx, token)
    const grants = person === undefined ? [] : await effectiveGrants(tx, person)
    const [first] = grants
    if (person === undefined || first === undefined) return undefined
    const today = dayAt(now, await readSetting(tx, first.nodePath, 'timezone'))
    const due = feedEntries(await listOwnDue(tx, { person, grants }), {
      person,
      today,
      addressOf: (page) => origin + (page === 'today' ? paths.today() : paths.execution(page.execution)),
    })
    return { today, entries: [...due, ...(await meetingEntries(tx, { person, grants, today, origin }))] }
  })
  if (found === undefined) return missing()
  return answer(request, found)
}

const missing = (): Response => new Response('Такого календаря нет.', { status: 404 })

function answer(
  request: Request,
  { today, entries }: { readonly today: string; readonly entries: readonly CalendarEntry[] },
): Response {
  // Stamped by the day and not by the moment, so that a calendar that has not changed is the same file.
  const at = `${today}T00:00:00.000Z`
  const body = writeIcalendar({ name: 'Объектив: мои сроки', purpose: 'feed', entries, at })
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`
  const headers = { ETag: etag, 'Cache-Control': `private, max-age=${freshSeconds}` }
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
  return new Response(body, {
    headers: {
      ...headers,
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'inline; filename="obyektiv.ics"',
    },
  })
}
