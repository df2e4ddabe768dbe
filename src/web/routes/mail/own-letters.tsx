import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { data, Form, Link, redirect, useNavigation } from 'react-router'
import { z } from 'zod'
import {
  changePreferences,
  letterLinks,
  loadPreferences,
  previewMorning,
  reminderProblemSentence,
  rulesFor,
} from '#reminders'
import { digestTimes, isForced, letterRules, ruleWords } from '#reminders/model'
import { parseWhole } from '#kernel/parse-number'
import { listSubtree } from '#organisations'
import { formatDate } from '#kernel/russian-text'
import { appKey } from '#web/request-context'
import { linkOrigin } from '../../link-origin.ts'
import { paths } from '../../paths.ts'
import { field, readForm, tick } from '../../read-form.ts'
import { Card } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { visitorKey } from '../../visitor.ts'
import type { Route } from './+types/own-letters.ts'

export const meta = () => [{ title: 'Письма · Объектив' }]

/** The letter of somebody who answers for more places takes a second or two: it is gathered when asked for. */
const soonGathered = 100

export async function loader({ request, context }: Route.LoaderArgs) {
  const { person, grants } = context.get(visitorKey)
  const { store, clock, config } = context.get(appKey)
  const links = letterLinks(linkOrigin(config, request))
  const search = new URL(request.url).searchParams
  const rules = rulesFor(grants.map(({ role }) => role))
  const previewFor = async (tx: Parameters<typeof loadPreferences>[0]) => {
    const places = await listSubtree(tx, grants[0]?.nodePath ?? '')
    if (places.length > soonGathered && !search.has('letter')) return 'on-request' as const
    const preview = await previewMorning(tx, person.id, clock(), links)
    return preview === 'no-role' ? undefined : { ...preview, day: formatDate(preview.day) }
  }
  return store.read(async (tx) => {
    const { digestTime, off, pause, version } = await loadPreferences(tx, person.id)
    return {
      saved: search.has('saved'),
      email: person.email,
      sends: config.smtp !== 'off',
      version,
      digestTime,
      pause,
      choices: rules
        .filter((rule) => !isForced(rule))
        .map((rule) => ({ rule, ...ruleWords[rule], isOn: !off.includes(rule) })),
      always: rules.filter(isForced).map((rule) => ({ rule, ...ruleWords[rule] })),
      preview: rules.length === 0 ? undefined : await previewFor(tx),
    }
  })
}

const formSchema = z.object({
  version: field,
  digestTime: field,
  pauseFrom: field,
  pauseUntil: field,
  ...(Object.fromEntries(letterRules.map((rule) => [rule, tick])) as Record<(typeof letterRules)[number], typeof tick>),
})

export async function action({ request, context }: Route.ActionArgs) {
  const { person, grants } = context.get(visitorKey)
  const { store, clock } = context.get(appKey)
  const form = await readForm(request, formSchema)
  const shown = rulesFor(grants.map(({ role }) => role))
  const changed = await store.write((tx) =>
    changePreferences(
      tx,
      { actor: person.id, at: clock() },
      {
        person: person.id,
        version: parseWhole(form.version) ?? -1,
        digestTime: form.digestTime,
        // A rule that the form did not show stays on.
        off: shown.filter((rule) => !form[rule]),
        pauseFrom: form.pauseFrom,
        pauseUntil: form.pauseUntil,
      },
    ),
  )
  if (!changed.ok) return data({ problem: reminderProblemSentence(changed.error) }, { status: 400 })
  return redirect(`${paths.ownLetters()}?saved`)
}

export default function OwnLettersPage({ loaderData, actionData }: Route.ComponentProps) {
  const { saved, sends, email, preview } = loaderData
  return (
    <>
      <PageHead
        title="Письма"
        crumbs={[{ title: 'Профиль', to: paths.profile() }]}
        lead={`Приходят на ${email}. По выходным, праздникам и ночью программа не пишет.`}
      />
      <div className="stack">
        {actionData !== undefined && <Notice tone="late">{actionData.problem}</Notice>}
        {actionData === undefined && saved && <Notice tone="ok">Сохранено.</Notice>}
        {!sends && (
          <Notice tone="look">
            Почтовый сервер к программе не подключён. Письма ждут в очереди; что не ушло за семь дней, устаревает. Всё,
            о чём они говорят, есть на странице «Сегодня».
          </Notice>
        )}
        {preview === undefined ? (
          <Card>
            <p className="empty">По вашей роли писем программа не шлёт.</p>
          </Card>
        ) : (
          <div className="columns">
            {/* What was typed stays after a refusal; after a save the form is made anew from what was kept. */}
            <PreferencesCard key={loaderData.version} {...loaderData} />
            {preview === 'on-request' ? <RequestCard /> : <PreviewCard preview={preview} />}
          </div>
        )}
      </div>
    </>
  )
}

function PreferencesCard(props: Route.ComponentProps['loaderData']) {
  const busy = useNavigation().formMethod === 'POST'
  return (
    <Card title="Что и когда приходит">
      <Form method="post" className="form">
        <input type="hidden" name="version" value={props.version} />
        <fieldset className="choice letter-rules">
          <legend>Приходит, если вы не против</legend>
          {props.choices.map(({ rule, title, when, isOn }) => (
            <Checkbox key={rule} name={rule} value="yes" label={title} description={when} defaultChecked={isOn} />
          ))}
        </fieldset>
        {props.always.length > 0 && (
          <div>
            <h3>Приходит всегда</h3>
            <ul className="letter-always">
              {props.always.map(({ rule, title, when, forced }) => (
                <li key={rule}>
                  {title}
                  <div className="note">
                    {when}: {forced}
                  </div>
                </li>
              ))}
            </ul>
          </div>
        )}
        <NativeSelect
          name="digestTime"
          label="Утреннее письмо не раньше"
          description="По местному времени. Приходит, только если есть что сказать; одно в день."
          data={[...digestTimes]}
          defaultValue={props.digestTime}
        />
        <fieldset className="choice">
          <legend>Перерыв: отпуск, больничный</legend>
          <p className="note">
            В эти дни писем нет. Ваши исполнения напомнят тем, у кого в организации та же роль; если таких нет, это
            увидит координатор.
          </p>
          <div className="letter-pause">
            <TextInput name="pauseFrom" type="date" label="Первый день" defaultValue={props.pause?.from ?? ''} />
            <TextInput name="pauseUntil" type="date" label="Последний день" defaultValue={props.pause?.until ?? ''} />
          </div>
        </fieldset>
        <div>
          <Button type="submit" loading={busy}>
            Сохранить
          </Button>
        </div>
      </Form>
    </Card>
  )
}

function RequestCard() {
  return (
    <Card title="Ближайшее утреннее письмо">
      <p className="note">
        Программа соберёт его по всем школам, за которые вы отвечаете. Это займёт несколько секунд.
      </p>
      <Button component={Link} to="?letter" variant="default">
        Показать письмо
      </Button>
    </Card>
  )
}

type Preview = Exclude<NonNullable<Route.ComponentProps['loaderData']['preview']>, 'on-request'>

function PreviewCard({ preview }: { preview: Preview }) {
  const { day, letter } = preview
  return (
    <Card title={`Утреннее письмо на ${day}`}>
      {letter === 'away' && <p className="note">В этот день у вас перерыв: письма не будет.</p>}
      {letter === 'nothing' && (
        <p className="note">Пока сказать нечего: ни сроков рядом, ни нового просроченного. Письма не будет.</p>
      )}
      {typeof letter === 'object' && (
        <>
          <p className="note">
            Таким оно уйдёт, если до утра ничего не изменится. О чём уже написано, второй раз не пишется.
          </p>
          <p>
            Тема: <strong>{letter.subject}</strong>
          </p>
          <iframe className="letter-preview" title="Утреннее письмо" srcDoc={letter.html} sandbox="" />
        </>
      )}
    </Card>
  )
}
