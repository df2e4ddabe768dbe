import { type Role, roles, roleTitles } from '#access/model'
import type { ReadTx } from '#db'
import type { Stretch } from '#deadlines/model'
import { getNode, listSubtree } from '#organisations'
import type { NodeId } from '#organisations/model'
import type { BurdenSource } from '../burden-source.ts'
import type { BurdenLedger, BurdenLine, BurdenSum } from '../model.ts'
import { monthsOf } from './months-of.ts'

/** How many pieces of work the ledger names. */
const topWorks = 10

export interface LedgerQuestion {
  readonly node: NodeId
  readonly stretch: Stretch
}

/** Minutes asked of every school and every role, month by month; schools in the order of names, never by weight. */
export async function burdenLedger(
  tx: ReadTx,
  sources: readonly BurdenSource[],
  { node: id, stretch }: LedgerQuestion,
): Promise<BurdenLedger> {
  const months = monthsOf(stretch)
  const node = await getNode(tx, id)
  const sumsBy = async (by: 'node' | 'role' | 'work'): Promise<readonly BurdenSum[]> => {
    if (node === undefined) return []
    const all: BurdenSum[] = []
    for (const source of sources) all.push(...(await source.sums(tx, { node, stretch, by })))
    return all
  }
  const byNode = linesOf(await sumsBy('node'), months)
  const byRole = linesOf(await sumsBy('role'), months)
  const works = joinWorks(await sumsBy('work'))
  const order = node === undefined ? [] : [node, ...(await listSubtree(tx, node.path, 'school'))]
  const total = linesOf(
    [...byNode.values()].flatMap((line) => sumsOf(line, months)),
    months,
  ).get('total')
  return {
    stretch,
    months,
    byNode: order.flatMap(({ id: key }) => byNode.get(key) ?? []).filter(isFirst),
    byRole: roles.flatMap((role: Role) => {
      const line = byRole.get(role)
      return line === undefined ? [] : [{ ...line, role, title: roleTitles[role] }]
    }),
    top: works.toSorted((a, b) => b.minutes - a.minutes || b.times - a.times).slice(0, topWorks),
    total: total ?? emptyLine('total', 'Всего', months),
  }
}

/** A school asked for by itself is both the node and its only school. */
const isFirst = ({ key }: BurdenLine, index: number, all: readonly BurdenLine[]): boolean =>
  all.findIndex((each) => each.key === key) === index

function linesOf(sums: readonly BurdenSum[], months: readonly string[]): ReadonlyMap<string, BurdenLine> {
  const lines = new Map<string, BurdenLine>()
  for (const sum of sums) {
    const line = lines.get(sum.key) ?? emptyLine(sum.key, sum.title, months)
    const at = months.indexOf(sum.month)
    lines.set(sum.key, {
      ...line,
      months: line.months.map((minutes, index) => (index === at ? minutes + sum.minutes : minutes)),
      undated: line.undated + (at === -1 ? sum.minutes : 0),
      minutes: line.minutes + sum.minutes,
      times: line.times + sum.times,
      untimed: line.untimed + sum.untimed,
    })
  }
  return lines
}

const emptyLine = (key: string, title: string, months: readonly string[]): BurdenLine => ({
  key,
  title,
  months: months.map(() => 0),
  undated: 0,
  minutes: 0,
  times: 0,
  untimed: 0,
})

/** A line taken apart again, for the sum over all lines; its counts stand with the work without a date. */
function sumsOf(line: BurdenLine, months: readonly string[]): readonly BurdenSum[] {
  const common = { key: 'total', title: 'Всего', times: 0, untimed: 0 }
  return [
    ...months.map((month, index) => ({ ...common, month, minutes: line.months[index] ?? 0 })),
    { ...common, month: '', minutes: line.undated, times: line.times, untimed: line.untimed },
  ]
}

/** A meeting and a measure are never the same work; one measure of several sources would be. */
function joinWorks(sums: readonly BurdenSum[]): readonly BurdenSum[] {
  const byKey = new Map<string, BurdenSum>()
  for (const sum of sums) {
    const before = byKey.get(sum.key)
    byKey.set(
      sum.key,
      before === undefined
        ? sum
        : {
            ...before,
            minutes: before.minutes + sum.minutes,
            times: before.times + sum.times,
            untimed: before.untimed + sum.untimed,
          },
    )
  }
  return [...byKey.values()]
}
