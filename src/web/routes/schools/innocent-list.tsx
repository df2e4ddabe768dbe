import type { InnocentCheck } from '#screening'
import { Chip } from '../../ui/chip.tsx'

type Checked = InnocentCheck & { readonly from?: string }

/** What fits and what to ask the school stands open; what was checked and explains nothing is folded. */
export function InnocentList({ checks }: { checks: readonly Checked[] }) {
  const seen = new Set<string>()
  const own = checks.filter(({ sentence }) => !seen.has(sentence) && seen.add(sentence) !== undefined)
  const fitting = own.filter(({ fits }) => fits)
  const asked = own.filter(({ fits, question }) => !fits && question === true)
  const refuted = own.filter(({ fits, question }) => !fits && question !== true)
  return (
    <>
      {fitting.length === 0 && <p>Ни одно из объяснений, которые можно проверить по данным, не подошло.</p>}
      {fitting.length + asked.length > 0 && (
        <ul className="list list-folding">
          {[...fitting, ...asked].map((check) => (
            <Line key={check.sentence} check={check} />
          ))}
        </ul>
      )}
      {refuted.length > 0 && (
        <details className="rare" style={{ marginTop: 10 }}>
          <summary>Проверено и не объясняет: {refuted.length}</summary>
          <ul className="list list-folding">
            {refuted.map((check) => (
              <Line key={check.sentence} check={check} />
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function Line({ check: { sentence, fits, question, from } }: { check: Checked }) {
  return (
    <li>
      <span>
        {sentence}
        {from !== undefined && from !== '' && <span className="note"> ({from})</span>}
      </span>
      <span>
        {fits ? (
          <Chip tone="info">возможно</Chip>
        ) : question === true ? (
          <Chip>спросить школу</Chip>
        ) : (
          <Chip>проверено</Chip>
        )}
      </span>
    </li>
  )
}
