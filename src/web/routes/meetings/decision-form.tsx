import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { Form, useFetcher } from 'react-router'
import { roleTitles } from '#access/model'
import type { Decision } from '#meetings/model'
import { measureScopeTitles } from '#plan/model'
import { paths } from '../../paths.ts'
import { ownerRoles } from '../plan/owner-roles.ts'
import type { MeetingPage } from './load-meeting-page.ts'
import type { DecisionEcho } from './echo-decision.ts'

/** Long enough for a word, short enough to look like an answer. */
const pauseMs = 250

/** One decision: what, who, by when, and by which plan it becomes work. */
export function DecisionForm(props: MeetingPage & { decision?: Decision }) {
  const { meeting, decision, plans, schools } = props
  const isSchool = meeting.nodeKind === 'school'
  const roles = ownerRoles.filter((role) => !isSchool || role.startsWith('school'))
  const [plan, setPlan] = useState<string>(decision === undefined ? (plans[0]?.id ?? '') : (decision.plan ?? ''))
  return (
    <Form method="post" className="stack" style={{ marginTop: 12 }}>
      <input type="hidden" name="version" value={meeting.version} />
      <input type="hidden" name="decision" value={decision?.id ?? ''} />
      <Textarea name="text" label="Что решили" rows={2} defaultValue={decision?.text ?? ''} required />
      <div className="columns">
        <NativeSelect
          name="item"
          label="По вопросу"
          defaultValue={decision?.item ?? meeting.items[0]?.id ?? ''}
          data={[
            ...meeting.items.map((item, index) => ({
              value: item.id as string,
              label: `${index + 1}. ${item.text.slice(0, 80)}`,
            })),
            { value: '', label: 'По встрече в целом' },
          ]}
        />
        <NativeSelect
          name="plan"
          label="В какой план"
          value={plan}
          onChange={(event) => setPlan(event.currentTarget.value)}
          data={[
            ...plans.map(({ id, title }) => ({ value: id as string, label: title })),
            { value: '', label: 'Ни в какой: оставить к сведению' },
          ]}
        />
      </div>
      <div className="columns">
        {isSchool ? (
          <input type="hidden" name="scope" value="own" />
        ) : (
          <NativeSelect
            name="scope"
            label="Кто исполняет"
            defaultValue={decision?.scope ?? 'all-schools'}
            data={(['all-schools', 'named-schools', 'own'] as const).map((value) => ({
              value: value as string,
              label: measureScopeTitles[value],
            }))}
          />
        )}
        <NativeSelect
          name="ownerRole"
          label="Отвечает"
          defaultValue={decision?.ownerRole ?? 'school-head'}
          data={roles.map((value) => ({ value: value as string, label: roleTitles[value] }))}
        />
      </div>
      {!isSchool && (
        <details className="fold" open={decision?.scope === 'named-schools'}>
          <summary>Школы, если исполняют не все</summary>
          <div className="choice-options" style={{ marginTop: 8 }}>
            {schools.map((school) => (
              <label key={school.id}>
                <input
                  type="checkbox"
                  name="school"
                  value={school.id}
                  defaultChecked={decision?.schools.some((id) => id === school.id) ?? false}
                />{' '}
                {school.name}
              </label>
            ))}
          </div>
        </details>
      )}
      <DeadlineField meeting={meeting.id} plan={plan} value={decision?.deadlineText ?? ''} />
      <div>
        <Button type="submit" name="intent" value="decision" variant="default">
          {decision === undefined ? 'Добавить решение' : 'Сохранить решение'}
        </Button>
      </div>
    </Form>
  )
}

/** A deadline in words, with what the program reads in them said underneath while it is written. */
function DeadlineField({ meeting, plan, value }: { meeting: string; plan: string; value: string }) {
  const { data: echo, load } = useFetcher<DecisionEcho>()
  const [text, setText] = useState(value)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    if (text.trim() === '') return
    timer.current = setTimeout(() => {
      void load(`${paths.meetingDeadline(meeting)}?${new URLSearchParams({ plan, text })}`)
    }, pauseMs)
    return () => clearTimeout(timer.current)
  }, [text, plan, meeting, load])
  return (
    <div>
      <TextInput
        name="deadlineText"
        label="Срок"
        description="Как в протоколе: «до 15 декабря», «ежемесячно», «март 2027 г.»"
        defaultValue={value}
        onChange={(event) => setText(event.currentTarget.value)}
        autoComplete="off"
      />
      {echo !== undefined && text.trim() !== '' && plan !== '' && (
        <p className="note meeting-echo" aria-live="polite">
          {echo.understood === '' ? 'Срок не прочитан.' : `Прочитано: ${echo.understood}`}
          {echo.dates !== '' && `; контроль ${echo.dates}`}
          {echo.doubts.map((doubt) => (
            <span key={doubt}>{doubt}</span>
          ))}
        </p>
      )}
    </div>
  )
}
