import { renderDocx } from '#documents'
import { composeAnalyticNote } from './compose-analytic-note.ts'
import type { AnalyticNoteData } from './model.ts'

/** The note's DOCX. Plain data in and out, so that it can be made in a thread: pictures of six subjects take seconds. */
export function renderNote(data: AnalyticNoteData): Promise<Uint8Array> {
  return renderDocx(composeAnalyticNote(data))
}
