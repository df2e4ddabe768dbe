import type { ReadTx } from '#db'
import { type Block, defaultStyle, type DocumentModel, type NumberedItem } from '#documents'
import { assert } from '#kernel/assert'
import type { Instant } from '#kernel/clock'
import { formatDate } from '#kernel/russian-text'
import { getNode, readSetting } from '#organisations'
import { gatherRequisites } from '#reports'
import type { Order } from './model.ts'

/** The order as a document by ГОСТ Р 7.0.97-2025; one without a number is marked as a draft. */
export async function gatherOrderDocument(tx: ReadTx, order: Order, at: Instant): Promise<DocumentModel> {
  const node = await getNode(tx, order.node)
  assert(node !== undefined, 'gatherOrderDocument: an order has its organisation')
  const { letterhead, signatory, executor } = await gatherRequisites(tx, node)
  const demonstration = await readSetting(tx, node.path, 'demonstration')
  const marks = [
    ...(order.number === null ? ['ПРОЕКТ'] : []),
    ...(demonstration ? ['Демонстрация: организации и люди вымышлены.'] : []),
  ]
  const blocks: Block[] = [
    ...marks.map((text): Block => ({ kind: 'note', runs: [text] })),
    ...(order.preamble === '' ? [] : [{ kind: 'paragraph', runs: [`${order.preamble},`] } as const]),
    {
      kind: 'paragraph',
      runs: [{ text: 'ПРИКАЗЫВАЮ:', bold: true }],
      align: 'left',
      indent: false,
      keepWithNext: true,
    },
    { kind: 'numberedItems', items: order.items.map(numberedItem) },
    { kind: 'signature', position: signatory.position, name: signatory.name },
    ...(executor === 'none' ? [] : [{ kind: 'executor', name: executor.name, phone: executor.phone } as const]),
  ]
  return {
    properties: { title: order.heading, subject: 'Приказ', author: letterhead.organisation, createdAt: at },
    style: defaultStyle,
    letterhead,
    requisites: {
      kind: 'ПРИКАЗ',
      date: order.date === null ? 'to-fill' : formatDate(order.date),
      number: order.number ?? 'to-fill',
      place: 'none',
      heading: order.heading,
      addressee: [],
    },
    blocks,
  }
}

const numberedItem = ({ text, items }: { text: string; items: readonly string[] }): NumberedItem => ({
  runs: [text],
  ...(items.length === 0 ? {} : { items: items.map((line) => ({ runs: [line] })) }),
})
