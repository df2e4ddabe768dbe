import type { ReactNode } from 'react'
import type { Tone } from './chip.tsx'

/** A sentence that stands out: what happened or what to know. Failures are announced to screen readers. */
export function Notice({ tone = 'info', children }: { tone?: Exclude<Tone, 'plain'>; children: ReactNode }) {
  return (
    <div className={tone === 'info' ? 'notice' : `notice notice-${tone}`} role={tone === 'late' ? 'alert' : 'status'}>
      {children}
    </div>
  )
}
