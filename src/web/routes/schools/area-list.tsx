import { Link } from 'react-router'
import type { Indication } from '#screening/model'
import { familyNames } from '#screening/model'
import { counted, formatProbability } from '#kernel/russian-text'
import { paths } from '../../paths.ts'
import { Chip } from '../../ui/chip.tsx'

export interface Area {
  readonly code: string
  readonly name: string
  readonly works: number
  readonly q: number
  readonly indications: readonly Indication[]
}

/** Schools that call for a closer look, each with the sentences that say why. Alphabetical: this is not a ranking. */
export function AreaList({ areas }: { areas: readonly Area[] }) {
  return (
    <ul className="list">
      {areas.map((area) => (
        <li key={area.code}>
          <div>
            <h3>
              <Link to={paths.school(area.code)}>{area.name}</Link>
            </h3>
            <p className="note" style={{ margin: 0 }}>
              {counted(area.works, 'работа', 'работы', 'работ')} за все годы
            </p>
            <Sentences indications={area.indications} />
          </div>
          <div>
            <Chip tone="look">требует уточнения</Chip>
          </div>
        </li>
      ))}
    </ul>
  )
}

const shownSentences = 2

/** The strongest sentences first; the school's page has them all. */
function Sentences({ indications }: { indications: readonly Indication[] }) {
  const strongest = indications
    .filter((indication) => indication.outcome === 'tested')
    .toSorted((a, b) => a.logP - b.logP)
    .slice(0, shownSentences)
    .filter((indication, index) => index === 0 || indication.p < 0.05)
  return strongest.map((indication) => (
    <p key={indication.family} style={{ margin: '4px 0 0' }}>
      <span className="note">{familyNames[indication.family]}.</span> {indication.sentence}{' '}
      <span className="note">Вероятность при честной проверке: {formatProbability(indication.p)}.</span>
    </p>
  ))
}
