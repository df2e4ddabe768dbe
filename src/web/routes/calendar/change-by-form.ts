import { z } from 'zod'
import type { EventChange } from '#calendar'
import type { Act } from '#audit'
import { makeEventChange, previewEventChange, redatingProblemSentence } from '#plan'
import type { RedatingPreview } from '#plan/model'
import type { Store } from '#db'
import { field } from '../../read-form.ts'
import type { EventAnswer, EventFields } from './event-form.tsx'

export const eventFormSchema = z.object({
  intent: z.enum(['save', 'remove']),
  name: field,
  kind: z.enum(['holidays', 'diagnostics', 'study', 'other']).catch('other'),
  start: field,
  end: field,
  basis: field,
  version: field,
  seen: field,
})

/**
 * Makes a change of an event, or first shows whom it would affect: what nobody hangs on is saved at once, the rest waits
 * for the person who has seen the preview.
 */
export async function changeByForm(
  store: Store,
  act: Act,
  change: EventChange,
  form: { readonly seen: string; readonly fields: EventFields },
): Promise<{ readonly moved: number } | { readonly answer: EventAnswer }> {
  const { seen, fields } = form
  const removing = change.kind === 'remove' ? { removing: true } : {}
  const asked = (preview: RedatingPreview, problem?: string): { readonly answer: EventAnswer } => ({
    answer: { fields, preview, ...removing, ...(problem === undefined ? {} : { problem }) },
  })
  let confirmed = seen
  if (confirmed === '') {
    const previewed = await store.read((tx) => previewEventChange(tx, act, change))
    if (!previewed.ok) return { answer: { fields, problem: redatingProblemSentence(previewed.error) } }
    if (previewed.value.moved > 0) return asked(previewed.value)
    confirmed = previewed.value.fingerprint
  }
  const made = await store.write((tx) => makeEventChange(tx, act, change, confirmed))
  if (made.ok) return { moved: made.value.moved }
  const sentence = redatingProblemSentence(made.error)
  return made.error.kind === 'affected-changed'
    ? asked(made.error.preview, sentence)
    : { answer: { fields, problem: sentence } }
}

/** Said on the page that follows: how many executions have got another date. */
export const movedIn = ({ moved }: { readonly moved: number }): Readonly<Record<string, string>> => ({
  moved: String(moved),
})
