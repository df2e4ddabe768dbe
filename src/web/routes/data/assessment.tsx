import { Button, TextInput } from '@mantine/core'
import { data, Form, redirect } from 'react-router'
import { assessmentTitle, enterMarkScale, loadAssessment, missingFor, suggestScales } from '#procedures'
import { type AssessmentId, type MarkScale, taskLevelNames } from '#procedures/model'
import { parseWhole } from '#kernel/parse-number'
import { recountAssessment } from '#results'
import { requestScreening } from '#screening'
import { enter } from '../../enter.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Source } from '../../ui/source.tsx'
import type { Route } from './+types/assessment.ts'

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `${loaderData?.title ?? 'Работа'} · Объектив` }]

export async function loader(args: Route.LoaderArgs) {
  const visit = await enter(args, 'procedures.read', 'home')
  const assessment = await visit.app.store.read((tx) => loadAssessment(tx, args.params.assessment as AssessmentId))
  if (assessment === undefined) throw data(null, { status: 404 })
  return {
    title: assessmentTitle(assessment),
    assessment,
    missing: missingFor(assessment),
    suggestions: assessment.scale === 'missing' ? suggestScales(assessment) : [],
    mayEdit: visit.may('procedures.edit'),
  }
}

export async function action(args: Route.ActionArgs) {
  const { app, person, node } = await enter(args, 'procedures.edit', 'home')
  const form = await args.request.formData()
  const [three, four, five] = (['three', 'four', 'five'] as const).map((name) =>
    parseWhole(String(form.get(name) ?? '')),
  )
  const source = String(form.get('source') ?? '').trim()
  if (three === undefined || four === undefined || five === undefined) {
    return { problem: 'Укажите целый первичный балл, с которого начинается каждая отметка.' }
  }
  if (source === '') return { problem: 'Укажите источник шкалы: документ с номером или адрес публикации.' }
  const assessment = args.params.assessment as AssessmentId
  const kind = form.get('published') === 'yes' ? 'published' : 'entered'
  const url = String(form.get('url') ?? '')
  const act = { actor: person.id, at: app.clock() }
  const entered = await app.store.write(async (tx) => {
    const outcome = await enterMarkScale(tx, act, {
      assessment,
      scale: { 3: three, 4: four, 5: five },
      source: { kind, text: source, ...(url === '' ? {} : { url }) },
    })
    if (outcome.ok) {
      // Works of a form that prints no marks have theirs from the scale.
      await recountAssessment(tx, assessment)
      await requestScreening(tx, node.id, act)
    }
    return outcome
  })
  if (!entered.ok) return { problem: entered.error.sentence }
  app.wakeWorker()
  return redirect(paths.assessment(assessment))
}

export default function AssessmentPage({ loaderData, actionData }: Route.ComponentProps) {
  const { assessment } = loaderData
  return (
    <>
      <PageHead
        title={loaderData.title}
        crumbs={[
          { title: 'Данные', to: paths.data() },
          { title: 'Работы и шкалы', to: paths.assessments() },
        ]}
      />
      <div className="columns">
        <Card title="Задания">
          {assessment.tasks.length === 0 ? (
            <p>Спецификация не загружена: она появится вместе с файлом индивидуальных результатов.</p>
          ) : (
            <>
              <DataTable
                caption={`Заданий: ${assessment.tasks.length}, максимальный первичный балл: ${assessment.maxScore}`}
                rows={assessment.tasks}
                rowKey={(task) => task.label}
                columns={[
                  { title: 'Задание', cell: (task) => task.label },
                  { title: 'Максимум', number: true, cell: (task) => task.max },
                  { title: 'Уровень', cell: (task) => taskLevelNames[task.level] },
                ]}
              />
              <Source provenance={assessment.tasksSource} />
            </>
          )}
        </Card>
        <div className="stack">
          {loaderData.missing.length > 0 && (
            <Notice tone="look">
              {loaderData.missing.map((sentence) => (
                <p key={sentence}>{sentence}</p>
              ))}
            </Notice>
          )}
          <Card title="Шкала перевода баллов в отметки">
            <ScaleInForce scale={assessment.scale} />
            <Source provenance={assessment.scaleSource} />
            {loaderData.suggestions.map((suggestion) =>
              suggestion.scale === 'missing' ? null : (
                <Form method="post" key={suggestion.source.text} className="notice" style={{ marginTop: 12 }}>
                  <p>
                    Опубликована шкала: «3» с {suggestion.scale[3]}, «4» с {suggestion.scale[4]}, «5» с{' '}
                    {suggestion.scale[5]}.
                  </p>
                  <Source provenance={suggestion.source} />
                  <input type="hidden" name="three" value={suggestion.scale[3]} />
                  <input type="hidden" name="four" value={suggestion.scale[4]} />
                  <input type="hidden" name="five" value={suggestion.scale[5]} />
                  <input type="hidden" name="source" value={suggestion.source.text} />
                  <input type="hidden" name="url" value={suggestion.source.url ?? ''} />
                  <input type="hidden" name="published" value="yes" />
                  {loaderData.mayEdit && (
                    <Button type="submit" variant="default">
                      Принять эту шкалу
                    </Button>
                  )}
                </Form>
              ),
            )}
          </Card>
          {loaderData.mayEdit && (
            <Card title={assessment.scale === 'missing' ? 'Задать шкалу' : 'Задать другую шкалу'}>
              <Form method="post" className="form">
                <p className="note">
                  Шкала носит рекомендательный характер и меняется по годам. Прежние версии сохраняются.
                </p>
                <TextInput name="three" label="«3» начинается с балла" inputMode="numeric" required />
                <TextInput name="four" label="«4» начинается с балла" inputMode="numeric" required />
                <TextInput name="five" label="«5» начинается с балла" inputMode="numeric" required />
                <TextInput name="source" label="Источник" description="Документ с датой и номером" required />
                {actionData !== undefined && (
                  <span className="field-error" role="alert">
                    {actionData.problem}
                  </span>
                )}
                <Button type="submit">Принять шкалу</Button>
              </Form>
            </Card>
          )}
        </div>
      </div>
    </>
  )
}

function ScaleInForce({ scale }: { scale: MarkScale | 'missing' }) {
  if (scale === 'missing') return <p>Шкала не задана.</p>
  return (
    <dl className="facts">
      <dt>«2»</dt>
      <dd>0–{scale[3] - 1}</dd>
      <dt>«3»</dt>
      <dd>
        {scale[3]}–{scale[4] - 1}
      </dd>
      <dt>«4»</dt>
      <dd>
        {scale[4]}–{scale[5] - 1}
      </dd>
      <dt>«5»</dt>
      <dd>с {scale[5]}</dd>
    </dl>
  )
}
