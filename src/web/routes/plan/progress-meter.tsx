import type { Progress } from '#plan/model'
import { formatDay } from './plan-words.ts'

/** How much of the work is accepted and how much is on its way, as a strip and in words. */
export function ProgressMeter({ progress }: { progress: Progress }) {
  const { accepted, submitted } = progress.byState
  const asked = progress.total - progress.byState['not-required']
  if (asked === 0) return <span className="note">ничего не поручено</span>
  return (
    <>
      <span className="meter" aria-hidden="true">
        <i style={{ width: `${(accepted / asked) * 100}%` }} />
        <i style={{ width: `${(submitted / asked) * 100}%` }} />
      </span>
      <span className="note">
        принято {accepted} из {asked}
        {submitted > 0 && `, ждут решения ${submitted}`}
        {progress.late > 0 && (
          <>
            , <strong style={{ color: 'var(--late)' }}>просрочено {progress.late}</strong>
          </>
        )}
        {progress.nextControl !== null && `, ближайшая дата ${formatDay(progress.nextControl)}`}
      </span>
    </>
  )
}
