import { type ReactNode, useId } from 'react'

/** A bordered block with its own heading. */
export function Card({ title, children }: { title?: ReactNode; children: ReactNode }) {
  const id = useId()
  if (title === undefined) return <div className="card">{children}</div>
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}
