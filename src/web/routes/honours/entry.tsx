import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { data, Form, redirect } from 'react-router'
import { enterCandidate, honoursProblemSentence } from '#honours'
import { awards, awardTitles, graduationYear } from '#honours/model'
import { parseWhole } from '#kernel/parse-number'
import { enter } from '../../enter.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/entry.ts'
import { readEntryCells } from './read-entry-cells.ts'

export const meta = () => [{ title: 'Внести претендента · Объектив' }]

export async function loader(args: Route.LoaderArgs) {
  const { app, node } = await enter(args, 'honours.import', { code: args.params.school })
  if (node.kind !== 'school') throw data(null, { status: 404 })
  const asked = parseWhole(new URL(args.request.url).searchParams.get('year') ?? '')
  return { code: node.code, name: node.shortName, year: asked ?? graduationYear(app.clock().slice(0, 10)) }
}

export async function action(args: Route.ActionArgs) {
  const { app, node, person } = await enter(args, 'honours.import', { code: args.params.school })
  if (node.kind !== 'school') throw data(null, { status: 404 })
  const form = await args.request.formData()
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const year = parseWhole(typed['year'] ?? '')
  if (year === undefined) return { problems: [honoursProblemSentence({ kind: 'bad-year' })], typed }
  const act = { actor: person.id, at: app.clock() }
  const done = await app.store.write((tx) =>
    enterCandidate(tx, act, {
      school: node,
      year,
      cells: readEntryCells(typed),
      examsComplete: typed['complete'] === 'yes',
    }),
  )
  if (done.ok) return redirect(`${paths.honoursSchool(node.code)}?year=${year}&entered=${done.value.id}`)
  return done.error.kind === 'wrong-fields'
    ? { problems: done.error.findings.map(({ column, message }) => `${column}: ${message}`), typed }
    : { problems: [honoursProblemSentence(done.error)], typed }
}

export default function HonoursEntry({ loaderData, actionData }: Route.ComponentProps) {
  const typed = (name: string, otherwise = ''): string => actionData?.typed[name] ?? otherwise
  const number = (name: string, label: string, description?: string) => (
    <TextInput name={name} label={label} description={description} inputMode="numeric" defaultValue={typed(name)} />
  )
  return (
    <>
      <PageHead
        title="Внести претендента"
        crumbs={[
          { title: 'Претенденты', to: paths.honours() },
          { title: loaderData.name, to: `${paths.honoursSchool(loaderData.code)}?year=${loaderData.year}` },
        ]}
        lead="Для школы, где претендентов несколько. Участник, который уже есть, дополняется или исправляется; пустое поле ничего не стирает."
      />
      <div className="stack narrow">
        {actionData !== undefined && (
          <Notice tone="late">
            {actionData.problems.map((problem) => (
              <p key={problem}>{problem}</p>
            ))}
          </Notice>
        )}
        <Card>
          <Form method="post" className="form">
            <TextInput
              name="year"
              label="Год выпуска"
              inputMode="numeric"
              required
              defaultValue={typed('year', String(loaderData.year))}
            />
            <TextInput
              name="participant"
              label="Код участника"
              description="Только код, без фамилии"
              required
              autoComplete="off"
              defaultValue={typed('participant')}
            />
            <NativeSelect
              name="award"
              label="Награда"
              defaultValue={typed('award', 'medal-1')}
              data={awards.map((award) => ({ value: award as string, label: awardTitles[award] }))}
            />
            {number('fives', 'Итоговых «5»', 'Пусто, пока отметок нет')}
            {number('fours', 'Итоговых «4»')}
            {number('others', 'Других итоговых отметок')}
            <NativeSelect
              name="firstTry"
              label="Экзамены сданы с первого раза"
              defaultValue={typed('firstTry')}
              data={[
                { value: '', label: 'неизвестно' },
                { value: 'да', label: 'да' },
                { value: 'нет', label: 'нет, была пересдача' },
              ]}
            />
            {number('russian', 'ЕГЭ по русскому языку, баллы', 'Только первая попытка')}
            {number('profileMath', 'ЕГЭ по профильной математике, баллы')}
            {number('baseMath', 'ЕГЭ по базовой математике, отметка')}
            <TextInput
              name="subject"
              label="Ещё один экзамен ЕГЭ"
              description="Предмет, например: Физика"
              defaultValue={typed('subject')}
            />
            {number('score', 'Баллы за него')}
            {number('ogeRussian', 'ОГЭ по русскому языку, отметка')}
            {number('ogeMath', 'ОГЭ по математике, отметка')}
            <Checkbox
              name="complete"
              value="yes"
              label="Результаты экзаменов пришли полностью"
              defaultChecked={typed('complete') === 'yes'}
            />
            <div>
              <Button type="submit">Записать</Button>
            </div>
          </Form>
        </Card>
      </div>
    </>
  )
}
