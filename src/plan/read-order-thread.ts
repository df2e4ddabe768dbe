import { type ReadDocument, readDocument } from '#documents'
import { err, ok, type Result } from '#kernel/result'
import type { PlanReading } from './model.ts'
import { readPlan, type ReadPlanOptions } from './reading/read-plan.ts'

export interface OrderFile {
  readonly bytes: Uint8Array
  readonly options: ReadPlanOptions
}

export interface ReadOrder {
  readonly document: ReadDocument
  readonly reading: PlanReading
}

/** Why a file gave no plan. `headings` are there when naming the columns by hand may help. */
export interface UnreadableOrder {
  readonly sentence: string
  readonly headings: readonly string[]
}

/** Opens the document and reads its plan. Runs in a thread of its own: a long PDF takes seconds. */
export async function readOrder({ bytes, options }: OrderFile): Promise<Result<ReadOrder, UnreadableOrder>> {
  const document = await readDocument(bytes)
  if (!document.ok) return err({ sentence: document.error.sentence, headings: [] })
  const reading = readPlan(document.value, options)
  if (!reading.ok) return err({ sentence: reading.error.sentence, headings: reading.error.headings ?? [] })
  return ok({ document: document.value, reading: reading.value })
}
