import { awardTitles, type Award, unknownRuleSentence } from '#honours/model'
import type { Provenance } from '#procedures/model'
import { Source } from '../../ui/source.tsx'

export interface ShownRule {
  readonly award: Award
  readonly terms: readonly string[]
  readonly source: Provenance | 'none'
  readonly trust: string
}

/** What each award asks in the year, with the source and how far to trust it. */
export function RuleList({ rules }: { rules: readonly ShownRule[] }) {
  return (
    <ul className="list">
      {rules.map((rule) => (
        <li key={rule.award}>
          <div>
            <h3>{awardTitles[rule.award]}</h3>
            {rule.terms.length === 0 ? (
              <p style={{ margin: 0 }}>{unknownRuleSentence}</p>
            ) : (
              <>
                {rule.terms.map((term) => (
                  <p key={term} style={{ margin: 0 }}>
                    {term}
                  </p>
                ))}
                <Source provenance={rule.source} />
                <p className="note" style={{ margin: 0 }}>
                  {rule.trust}
                </p>
              </>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
