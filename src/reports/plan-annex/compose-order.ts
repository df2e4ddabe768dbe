import type { Block, DocumentModel } from '#documents'
import { formatDate } from '#kernel/russian-text'
import { annexBlocks } from './compose-plan-annex.ts'
import type { OrderClause, PlanAnnexData } from './annex-data.ts'
import { annexLines } from './annex-words.ts'

/** Pure. The order with its plan as an annex, in one file: upright pages, then pages on their side. */
export function composeOrder(data: PlanAnnexData): DocumentModel {
  const { plan, clauses, letterhead } = data
  const heading = data.orderTitle === 'unknown' ? `Об утверждении документа «${plan.title}»` : data.orderTitle
  return {
    properties: { title: heading, subject: 'Приказ', author: letterhead.organisation, createdAt: data.preparedAt },
    style: data.style,
    letterhead,
    requisites: {
      kind: 'ПРИКАЗ',
      date: plan.orderDate === null ? 'to-fill' : formatDate(plan.orderDate),
      number: plan.orderNumber ?? 'to-fill',
      place: 'none',
      heading,
      addressee: [],
    },
    blocks: [
      ...(plan.preamble === null ? [] : [paragraph(`${plan.preamble.replace(/[\s,;:]+$/, '')},`)]),
      { kind: 'paragraph', runs: ['ПРИКАЗЫВАЮ:'], indent: false, align: 'left', keepWithNext: true },
      ...clauses.flatMap(clauseBlocks),
      ...(data.signatory === 'none' ? [] : [{ kind: 'signature', ...data.signatory } as const]),
      { kind: 'annex', lines: annexLines(data), orientation: 'landscape' },
      ...annexBlocks(data),
    ],
  }
}

/** Numbers stand as the order has them: they may jump and repeat, which no automatic list does. */
const clauseBlocks = ({ number, text }: OrderClause): Block[] => {
  const [first = '', ...rest] = text.split('\n')
  return [paragraph(number === null ? first : `${number}. ${first}`), ...rest.map(paragraph)]
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: [text] })
