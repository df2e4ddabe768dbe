import { err, ok, type Result } from '#kernel/result'
import { allocate } from './allocate.ts'
import { compareBytes, itemHash } from './hash.ts'
import type { DrawDecision, DrawList, DrawListItem, DrawnStratum, DrawProblem, DrawRule } from './model.ts'

/**
 * The draw itself: a pure function of list, rule and seed. Every stratum is put in the order of SHA-256(seed ‖ LF ‖ code);
 * the first are drawn, the next are the reserve. The order of the list plays no part.
 */
export function drawItems(list: DrawList, rule: DrawRule, seed: string): Result<DrawnStratum[], DrawProblem> {
  const pool = poolOf(list, rule)
  if (!pool.ok) return pool
  const columns = rule.strata.map((name) => list.columns.indexOf(name))
  const unknown = columns.indexOf(-1)
  if (unknown >= 0) return err({ kind: 'no-column', sentence: `В списке нет столбца «${rule.strata[unknown]}».` })
  const strata = splitIntoStrata(pool.value, columns)
  const numbers = allocate(
    rule,
    strata.map(({ values, items }) => ({ values, size: items.length })),
    seed,
  )
  if (!numbers.ok) return numbers
  return ok(
    strata.map(({ values, items }, at) => {
      const count = numbers.value[at]!
      const ordered = items
        .map(({ code }) => ({ code, sha256: itemHash(seed, code) }))
        .toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1))
      return {
        values,
        size: items.length,
        count,
        drawn: ordered.slice(0, count),
        reserve: ordered.slice(count, count + rule.reserve),
      }
    }),
  )
}

/** What chance may choose from: the list without the codes that people have decided about. */
function poolOf(list: DrawList, rule: DrawRule): Result<DrawListItem[], DrawProblem> {
  const known = new Set(list.items.map(({ code }) => code))
  const decided = new Set<string>()
  for (const { code } of [...rule.exclude, ...rule.include] satisfies DrawDecision[]) {
    if (!known.has(code)) {
      return err({
        kind: 'unknown-code',
        sentence: `Кода «${code}», который назван среди исключений или включений, в списке нет.`,
      })
    }
    if (decided.has(code)) {
      return err({ kind: 'two-decisions', sentence: `О коде «${code}» названы два решения: нужно одно.` })
    }
    decided.add(code)
  }
  return ok(list.items.filter(({ code }) => !decided.has(code)))
}

interface Stratum {
  readonly values: string[]
  readonly items: DrawListItem[]
}

function splitIntoStrata(items: readonly DrawListItem[], columns: readonly number[]): Stratum[] {
  if (columns.length === 0) return [{ values: [], items: [...items] }]
  const strata = new Map<string, Stratum>()
  for (const item of items) {
    const values = columns.map((column) => item.values[column]!)
    const key = values.join('\t')
    const stratum = strata.get(key) ?? { values, items: [] }
    stratum.items.push(item)
    strata.set(key, stratum)
  }
  return [...strata].toSorted(([a], [b]) => compareBytes(a, b)).map(([, stratum]) => stratum)
}
