import { TextInput } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useFetcher } from 'react-router'
import { paths } from '../../paths.ts'
import type { DeadlineEcho } from './echo-deadline.ts'

/** Long enough for a word, short enough to look like an answer. */
const pauseMs = 250

/**
 * A deadline in words, with what the program reads in them said underneath while it is written. Without JavaScript the
 * line says what was read of the saved words.
 */
export function DeadlineField(props: { plan: string; value: string; echo: DeadlineEcho }) {
  const fetcher = useFetcher<DeadlineEcho>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const echo = fetcher.data ?? props.echo
  const ask = (text: string) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      void fetcher.load(`${paths.schoolPlanDeadline(props.plan)}?${new URLSearchParams({ text })}`)
    }, pauseMs)
  }
  return (
    <div>
      <TextInput
        name="deadlineText"
        label="Срок"
        description="Как принято писать в плане: «до 15 декабря», «ежемесячно», «март 2027 г.»"
        defaultValue={props.value}
        onChange={(event) => ask(event.currentTarget.value)}
        autoComplete="off"
      />
      <p className="note deadline-echo" aria-live="polite">
        {echo.understood === '' ? 'Срок не прочитан.' : `Прочитано: ${echo.understood}`}
        {echo.dates !== '' && <> · {echo.dates}</>}
        {echo.doubts.map((doubt) => (
          <span key={doubt} className="deadline-doubt">
            {doubt}
          </span>
        ))}
      </p>
    </div>
  )
}
