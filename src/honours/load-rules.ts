import type { ReadTx } from '#db'
import type { NodeId } from '#organisations/model'
import { type Award, awards, type RuleOfYear, ruleTermsSchema } from './model.ts'
import { sourcedRule } from './sourced-rules.ts'
import './tables.ts'

const trustEntered = 'Введено по документу, который назван; за текст отвечает тот, кто ввёл.'

/** The rules of one year at a place: what the nearest place above has entered, else what a source says, else unknown. */
export async function loadRules(tx: ReadTx, nodePath: string, year: number): Promise<ReadonlyMap<Award, RuleOfYear>> {
  const ids = nodePath.split('/').filter((part) => part !== '') as NodeId[]
  const rows =
    ids.length === 0
      ? []
      : await tx
          .selectFrom('honours_rule')
          .selectAll()
          .where('year', '=', year)
          .where('node_id', 'in', ids)
          .orderBy('version', 'desc')
          .execute()
  const newest = rows.filter(
    (row, index) => rows.findIndex((each) => each.node_id === row.node_id && each.award === row.award) === index,
  )
  return new Map<Award, RuleOfYear>(
    awards.map((award): [Award, RuleOfYear] => {
      const own = newest
        .filter((row) => row.award === award && row.terms !== null)
        .toSorted((a, b) => ids.indexOf(b.node_id) - ids.indexOf(a.node_id))[0]
      const version = newest.find((row) => row.award === award && row.node_id === ids.at(-1))?.version ?? 0
      if (own === undefined || own.terms === null) {
        return [award, { ...(sourcedRule(award, year) ?? { award, year, terms: 'unknown' as const }), version }]
      }
      const terms = ruleTermsSchema.parse(JSON.parse(own.terms))
      const source = { kind: 'entered' as const, text: own.document }
      return [award, { award, year, terms, source, trust: trustEntered, version }]
    }),
  )
}

export interface RuleVersion {
  readonly award: Award
  readonly version: number
  readonly terms: boolean
  readonly document: string
  readonly at: string
  readonly by: string
}

/** What was entered at this very place for the year, newest first. */
export async function listRuleVersions(tx: ReadTx, node: NodeId, year: number): Promise<readonly RuleVersion[]> {
  const rows = await tx
    .selectFrom('honours_rule')
    .selectAll()
    .where('node_id', '=', node)
    .where('year', '=', year)
    .orderBy('entered_at', 'desc')
    .orderBy('version', 'desc')
    .execute()
  return rows.map(({ award, version, terms, document, entered_at, entered_by }) => {
    return { award, version, terms: terms !== null, document, at: entered_at, by: entered_by }
  })
}
