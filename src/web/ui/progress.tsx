import { useEffect } from 'react'
import { useRevalidator } from 'react-router'

const everyMs = 1000

/** How far a long job is. The page asks again by itself; without JavaScript the browser reloads it. */
export function Progress({ share, stage }: { share: number; stage: string }) {
  const revalidator = useRevalidator()
  useEffect(() => {
    const timer = setInterval(() => {
      if (revalidator.state === 'idle') void revalidator.revalidate()
    }, everyMs)
    return () => clearInterval(timer)
  }, [revalidator])
  return (
    <div>
      <noscript>
        <meta httpEquiv="refresh" content="2" />
      </noscript>
      <p className="sentence" role="status">
        {stage}
      </p>
      <progress className="progress" value={share} max={1} aria-label={stage} />
    </div>
  )
}
