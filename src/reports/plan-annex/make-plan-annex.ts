import { type Block, defaultStyle, renderDocx } from '#documents'
import type { ReadTx, Store } from '#db'
import type { Instant, IsoDate } from '#kernel/clock'
import { getNode } from '#organisations'
import { listMeasures, loadPlan, loadPlanFile, readOrderFile } from '#plan'
import type { PlanId, PlanReading } from '#plan/model'
import { gatherRequisites } from '../gather/gather-requisites.ts'
import type { PlanAnnexData } from './annex-data.ts'
import { composeOrder } from './compose-order.ts'
import { annexBlocks, composePlanAnnex } from './compose-plan-annex.ts'
import { annexLines } from './annex-words.ts'
import { schoolPlanRows } from './school-plan-rows.ts'
import { parseSignatory } from './parse-signatory.ts'

/** The plan alone, or the order with the plan as its annex. */
export type PlanDocumentKind = 'annex' | 'order'

const readingLimitMs = 20_000

/**
 * The plan as it stands now as DOCX: a draft, a plan in force, a revision. The document it was read from is read again for
 * its columns and for the title of the order; without it the usual ones stand. Undefined where there is no such plan, or no order.
 */
export async function makePlanAnnex(
  store: Store,
  question: { readonly plan: PlanId; readonly kind: PlanDocumentKind; readonly at: Instant },
): Promise<Uint8Array | undefined> {
  const own = await loadAnnexData(store, question)
  if (own === undefined) return undefined
  if (question.kind === 'order') return own.clauses.length === 0 ? undefined : renderDocx(composeOrder(own))
  return renderDocx(composePlanAnnex(own))
}

/** The plan as the annex of an order that is written here: the order's own number and date stand on its stamp. */
export async function makeAnnexBlocks(
  store: Store,
  question: {
    readonly plan: PlanId
    readonly at: Instant
    readonly order: { readonly number: string | null; readonly date: IsoDate | null }
  },
): Promise<readonly Block[]> {
  const data = await loadAnnexData(store, question)
  if (data === undefined) return []
  const { number, date } = question.order
  const status = number === null ? 'draft' : 'in-force'
  const plan = { ...data.plan, status, orderNumber: number, orderDate: date } as const
  return [{ kind: 'annex', lines: annexLines({ ...data, plan }), orientation: 'landscape' }, ...annexBlocks(data)]
}

async function loadAnnexData(
  store: Store,
  question: { readonly plan: PlanId; readonly at: Instant },
): Promise<PlanAnnexData | undefined> {
  const gathered = await store.read((tx) => gatherPlanAnnex(tx, question.plan, question.at))
  if (gathered === undefined) return undefined
  const { data, bytes } = gathered
  const reading = bytes === undefined ? undefined : await readAgain(bytes)
  return {
    ...data,
    columns: reading === undefined || reading.headings.length === 0 ? 'none' : reading,
    orderTitle: (reading?.head.kind === 'order' ? reading.head.title : null) ?? 'unknown',
  }
}

async function gatherPlanAnnex(
  tx: ReadTx,
  id: PlanId,
  at: Instant,
): Promise<{ readonly data: PlanAnnexData; readonly bytes: Uint8Array | undefined } | undefined> {
  const plan = await loadPlan(tx, id)
  const node = plan === undefined ? undefined : await getNode(tx, plan.node)
  if (plan === undefined || node === undefined) return undefined
  const measures = await listMeasures(tx, { plan: id, at: plan.node, today: at.slice(0, 10) })
  const replaced = plan.replaces === null ? undefined : await loadPlan(tx, plan.replaces)
  const { letterhead, signatory } = await gatherRequisites(tx, node)
  const file = plan.file === null ? undefined : await loadPlanFile(tx, plan.file.id)
  return {
    data: {
      plan,
      replaced: replaced ?? 'none',
      columns: 'none',
      rows:
        plan.parent === null ? measures.filter(({ origin }) => origin === 'measure') : await schoolPlanRows(tx, plan),
      clauses: measures.filter(({ origin }) => origin === 'clause'),
      orderTitle: 'unknown',
      letterhead: plan.authority === null ? letterhead : { ...letterhead, organisation: plan.authority },
      signatory: parseSignatory(plan.signatory ?? '') ?? signatory,
      style: { ...defaultStyle, textSize: 13, tableSize: 11, lineSpacing: 1 },
      preparedAt: at,
    },
    bytes: file?.bytes,
  }
}

/** A document that cannot be read any more still has its plan: the usual columns are better than no document. */
async function readAgain(bytes: Uint8Array): Promise<PlanReading | undefined> {
  const read = await readOrderFile({ bytes, options: {} }, AbortSignal.timeout(readingLimitMs))
  return read.ok ? read.value.reading : undefined
}
