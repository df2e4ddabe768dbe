import { Link } from 'react-router'
import type { ClassChoice } from './draw-evidence.ts'

/** Links that put another class into the figure; they work without scripts, and the address names the class. */
export function ClassLinks({ choice, carrier }: { choice: ClassChoice; carrier: string | undefined }) {
  return (
    <nav className="class-links" aria-label="Класс на рисунке">
      <span className="note">Класс:</span>
      {choice.classes.map((label) => (
        <Link
          key={label}
          to={`?class=${encodeURIComponent(label)}#${choice.family}`}
          preventScrollReset
          aria-current={label === choice.chosen ? 'true' : undefined}
        >
          {label}
          {label === carrier && <span className="visually-hidden"> (на нём держится признак)</span>}
        </Link>
      ))}
    </nav>
  )
}
