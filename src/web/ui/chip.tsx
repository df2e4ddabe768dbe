import type { ReactNode } from 'react'

export type Tone = 'plain' | 'look' | 'ok' | 'late' | 'info'

/** A small label. The words carry the meaning; the colour only repeats it. */
export function Chip({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={tone === 'plain' ? 'chip' : `chip chip-${tone}`}>{children}</span>
}
