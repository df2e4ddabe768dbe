import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { Form, Link, redirect } from 'react-router'
import { personNames } from '#access'
import type { PersonId } from '#access/model'
import { candidateYears, enterRule, honoursProblemSentence, listRuleVersions, loadRules } from '#honours'
import { awardTitles } from '#honours/model'
import { formatDate } from '#kernel/russian-text'
import { enter } from '../../enter.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { HistoryList } from '../../ui/history-list.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/rules.ts'
import { HowCounted } from './how-counted.tsx'
import { readHonoursFilter, yearChoices } from './read-honours-filter.ts'
import { readRuleForm } from './read-rule-form.ts'
import { RuleList } from './rule-list.tsx'
import { shownRule } from './shown-rules.ts'

export const meta = () => [{ title: 'Правила для претендентов · Объектив' }]

export async function loader(args: Route.LoaderArgs) {
  const visit = await enter(args, 'honours.read-shielded', 'home')
  const { app, node } = visit
  const search = new URL(args.request.url).searchParams
  const today = app.clock().slice(0, 10)
  return app.store.read(async (tx) => {
    const years = await candidateYears(tx, node.path)
    const { year } = readHonoursFilter(search, years, today)
    const rules = await loadRules(tx, node.path, year)
    const versions = await listRuleVersions(tx, node.id, year)
    const names = await personNames(tx, [...new Set(versions.map(({ by }) => by))] as PersonId[])
    return {
      place: node.shortName,
      year,
      years: yearChoices(years, year, today),
      rules: [...rules.values()].map((rule) => ({
        ...shownRule(rule),
        version: rule.version,
        known: rule.terms === 'unknown' ? undefined : rule.terms,
        entered: rule.terms !== 'unknown' && rule.source.kind === 'entered',
      })),
      history: versions.map(({ award, document, terms, at, by }) => ({
        done: `${awardTitles[award]}: ${terms ? 'введено правило' : 'введённое правило снято'}`,
        remark: document,
        at: formatDate(at),
        by: names.get(by as PersonId) ?? 'программа',
      })),
      mayEdit: visit.may('honours.edit-rules') && node.kind !== 'school',
      saved: search.has('saved'),
    }
  })
}

export async function action(args: Route.ActionArgs) {
  const { app, node, person } = await enter(args, 'honours.edit-rules', 'home')
  const entry = readRuleForm(await args.request.formData())
  if (typeof entry === 'string') return { problem: entry }
  const act = { actor: person.id, at: app.clock() }
  const done = await app.store.write((tx) => enterRule(tx, act, { ...entry, node: node.id }))
  return done.ok
    ? redirect(`${paths.honoursRules()}?year=${entry.year}&saved`)
    : { problem: honoursProblemSentence(done.error) }
}

export default function HonoursRules({ loaderData, actionData }: Route.ComponentProps) {
  const { year, rules } = loaderData
  return (
    <>
      <PageHead
        title={`Правила ${year} года`}
        crumbs={[{ title: 'Претенденты', to: `${paths.honours()}?year=${year}` }]}
        lead="Пороги – данные с источником. Если источника для года нет, программа так и говорит и ничего не подставляет: правило вводит координатор по документу."
      />
      <div className="stack">
        {actionData !== undefined && <Notice tone="late">{actionData.problem}</Notice>}
        {loaderData.saved && <Notice tone="ok">Правило записано, ответы по претендентам пересчитаны.</Notice>}
        <Card>
          <Form method="get" className="filters no-print">
            <NativeSelect name="year" label="Год выпуска" defaultValue={String(year)} data={loaderData.years} />
            <Button type="submit" variant="default">
              Показать
            </Button>
          </Form>
          <RuleList rules={rules} />
        </Card>
        {loaderData.mayEdit && (
          <Card title="Ввести или заменить правило">
            <p className="note">
              Действует в пределах «{loaderData.place}». Прежние правила не стираются, у каждого остаётся свой документ.
            </p>
            {rules.map((rule) => (
              <RuleForm key={`${rule.award} ${rule.version}`} rule={rule} year={year} />
            ))}
          </Card>
        )}
        {loaderData.history.length > 0 && (
          <Card title="Что вводилось">
            <HistoryList lines={loaderData.history} />
          </Card>
        )}
        <HowCounted />
        <p className="note">
          <Link to={paths.methods()}>Как считаются остальные признаки</Link>
        </p>
      </div>
    </>
  )
}

type Rule = Route.ComponentProps['loaderData']['rules'][number]

function RuleForm({ rule, year }: { rule: Rule; year: number }) {
  const known = rule.known
  const second = known === undefined || known.second === 'not-asked' ? undefined : known.second
  return (
    <details className="rare" style={{ marginTop: 12 }}>
      <summary>{awardTitles[rule.award]}</summary>
      <Form method="post" className="form">
        <input type="hidden" name="award" value={rule.award} />
        <input type="hidden" name="year" value={year} />
        <input type="hidden" name="version" value={rule.version} />
        <TextInput
          name="document"
          label="Документ с датой и номером"
          description="Например: приказ Минпросвещения России от 01.04.2026 № 15"
          required
        />
        <TextInput
          name="fours"
          label="Сколько итоговых «4» допускается"
          inputMode="numeric"
          defaultValue={String(known?.fours ?? 0)}
          required
        />
        <TextInput
          name="russian"
          label="ЕГЭ по русскому языку, не меньше баллов"
          description="Пусто, если правило этого не требует"
          inputMode="numeric"
          defaultValue={known === undefined || known.russian === 'not-asked' ? '' : String(known.russian)}
        />
        <NativeSelect
          name="secondSubject"
          label="Второй экзамен ЕГЭ"
          defaultValue={second?.subject ?? ''}
          data={[
            { value: '', label: 'не требуется' },
            { value: 'any', label: 'любой из сданных' },
            { value: 'profile-math', label: 'профильная математика' },
          ]}
        />
        <TextInput
          name="secondScore"
          label="Второй экзамен, не меньше баллов"
          inputMode="numeric"
          defaultValue={second === undefined ? '' : String(second.score)}
        />
        <NativeSelect
          name="baseMath"
          label="«5» за базовую математику вместо второго экзамена"
          defaultValue={known?.baseMath ?? 'no'}
          data={[
            { value: 'no', label: 'не засчитывается' },
            { value: 'instead', label: 'засчитывается' },
            { value: 'instead-when-only', label: 'если сданы только она и русский язык' },
            { value: 'unsaid', label: 'в документе не сказано' },
          ]}
        />
        <Checkbox
          name="firstTry"
          value="yes"
          label="Все экзамены с первого раза, без пересдачи"
          defaultChecked={known?.firstTry ?? false}
        />
        <div className="actions">
          <Button type="submit" name="intent" value="enter">
            Записать правило
          </Button>
        </div>
      </Form>
      {rule.entered && (
        <Form method="post" className="form" style={{ marginTop: 16 }}>
          <input type="hidden" name="award" value={rule.award} />
          <input type="hidden" name="year" value={year} />
          <input type="hidden" name="version" value={rule.version} />
          <TextInput name="document" label="Почему снимается" required />
          <div>
            <Button type="submit" name="intent" value="withdraw" variant="default">
              Снять введённое правило
            </Button>
          </div>
        </Form>
      )}
    </details>
  )
}
