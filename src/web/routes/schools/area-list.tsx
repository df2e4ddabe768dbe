import { Link } from 'react-router'
import { counted, formatProbability } from '#kernel/russian-text'
import { paths } from '../../paths.ts'
import { Chip } from '../../ui/chip.tsx'
import type { ShortSign } from './strongest-signs.ts'

export interface Area {
  readonly code: string
  readonly name: string
  readonly works: number
  readonly signs: readonly ShortSign[]
}

/** Schools that call for a closer look, each with the sentences that say why. Alphabetical: this is not a ranking. */
export function AreaList({ areas }: { areas: readonly Area[] }) {
  return (
    <ul className="list list-folding">
      {areas.map((area) => (
        <li key={area.code}>
          <div>
            <h3>
              <Link to={paths.school(area.code)}>{area.name}</Link>
            </h3>
            <p className="note" style={{ margin: 0 }}>
              {counted(area.works, 'работа', 'работы', 'работ')} за все годы
            </p>
            {area.signs.map((sign) => (
              <p key={sign.family} style={{ margin: '4px 0 0' }}>
                <span className="note">{sign.family}.</span> {sign.sentence}{' '}
                <span className="note">Вероятность при честной проверке: {formatProbability(sign.p)}.</span>
              </p>
            ))}
          </div>
          <div>
            <Chip tone="look">требует уточнения</Chip>
          </div>
        </li>
      ))}
    </ul>
  )
}
