import type { ReactNode } from 'react'

/** A page outside the shell: before one is known, or on the way in. */
export function PlainPage({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <main id="main" className="plain-page">
      <a className="logo" href="/" style={{ margin: 0 }}>
        <i aria-hidden="true" />
        Объектив
      </a>
      <div>
        <h1>{title}</h1>
        {lead !== undefined && (
          <p className="lead" style={{ margin: 0 }}>
            {lead}
          </p>
        )}
      </div>
      {children}
    </main>
  )
}
