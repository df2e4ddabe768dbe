import type { InnocentCheck } from '#screening'
import { Chip } from '../../ui/chip.tsx'

/** Explanations that the program checked by itself; those that fit come first, what only the school knows last. */
export function InnocentList({ checks }: { checks: readonly (InnocentCheck & { from?: string })[] }) {
  const seen = new Set<string>()
  const own = checks
    .filter(({ sentence }) => !seen.has(sentence) && seen.add(sentence) !== undefined)
    .toSorted((a, b) => rank(a) - rank(b))
  return (
    <ul className="list">
      {own.map(({ sentence, fits, question, from }) => (
        <li key={sentence}>
          <span>
            {sentence}
            {from !== undefined && from !== '' && <span className="note"> ({from})</span>}
          </span>
          <span>
            {fits ? (
              <Chip tone="info">возможно</Chip>
            ) : question === true ? (
              <Chip tone="look">спросить</Chip>
            ) : (
              <Chip>проверено</Chip>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}

const rank = ({ fits, question }: InnocentCheck): number => (fits ? 0 : question === true ? 2 : 1)
