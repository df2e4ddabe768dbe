import type { InnocentCheck } from '#screening'
import { Chip } from '../../ui/chip.tsx'

/** Explanations that the program checked by itself; those that fit come first. */
export function InnocentList({ checks }: { checks: readonly (InnocentCheck & { from?: string })[] }) {
  const seen = new Set<string>()
  const own = checks
    .filter(({ sentence }) => !seen.has(sentence) && seen.add(sentence) !== undefined)
    .toSorted((a, b) => Number(b.fits) - Number(a.fits))
  return (
    <ul className="list">
      {own.map(({ sentence, fits, from }) => (
        <li key={sentence}>
          <span>
            {sentence}
            {from !== undefined && from !== '' && <span className="note"> ({from})</span>}
          </span>
          <span>{fits ? <Chip tone="info">возможно</Chip> : <Chip>проверено</Chip>}</span>
        </li>
      ))}
    </ul>
  )
}
