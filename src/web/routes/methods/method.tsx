import { data, Link } from 'react-router'
import { drawFunnel } from '#documents'
import {
  exampleMarks,
  exampleRange,
  liveExample,
  type LiveExample,
  movedFamilies,
  type MovedFamily,
  registerExample,
} from '#screening'
import { type Family, familyNames } from '#screening/model'
import { enter } from '../../enter.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Figure, type FigurePair, pairOf } from '../../ui/figure.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { drawEvidencePair } from '../schools/draw-evidence.ts'
import type { Route } from './+types/method.ts'
import { familyMethod, familyMethods, type FamilyMethod } from './family-methods.ts'
import { falseAlarmWords, noticedRows } from './how-often-wrong.ts'
import { LiveForm, Slider } from './live-form.tsx'
import { MarksForm } from './marks-form.tsx'
import { readMarks, readWhole } from './read-example.ts'
import { ExampleSays, Invented } from './said-of-example.tsx'
import { sayExample } from './say-example.ts'
import { exampleWords } from './example-words.ts'

export const meta = ({ loaderData }: Route.MetaArgs) => [
  { title: `${loaderData?.title ?? 'Как это считается'} · Объектив` },
]

export async function loader(args: Route.LoaderArgs) {
  await enter(args, 'organisations.see', 'home')
  const method = familyMethod(args.params.family)
  if (method === undefined) throw data(null, { status: 404 })
  const search = new URL(args.request.url).searchParams
  const position = familyMethods.indexOf(method)
  const beside = (step: 1 | -1) => {
    const other = familyMethods[position + step]
    return other === undefined ? ('none' as const) : { family: other.family, title: familyNames[other.family] }
  }
  return {
    method,
    title: familyNames[method.family],
    example: exampleOf(method, search),
    noticed: noticedRows(method),
    falseAlarms: falseAlarmWords(),
    before: beside(-1),
    after: beside(1),
  }
}

function exampleOf({ family }: FamilyMethod, search: URLSearchParams) {
  if (family === 'register') {
    const table = readMarks(search, exampleMarks())
    const example = registerExample(table)
    return { kind: 'marks' as const, table, ...shown(example, family) }
  }
  const moved = movedFamilies.find((each) => each === family)
  if (moved === undefined) return { kind: 'none' as const }
  const { most, first } = exampleRange[moved]
  const amount = readWhole(search, 'amount', 0, most, first)
  return { kind: 'amount' as const, family: moved, amount, most, ...shown(liveExample(moved, amount), family) }
}

function shown(
  example: LiveExample,
  family: Family,
): { readonly said: ReturnType<typeof sayExample>; readonly figure: FigurePair | 'none' } {
  const figure =
    family === 'level' ? drawLevel(example) : drawEvidencePair(family, example.evidence, example.classLabel)
  return { said: sayExample(example, family), figure }
}

function drawLevel({ funnel }: LiveExample): FigurePair | 'none' {
  if (funnel === undefined) return 'none'
  return pairOf((size) =>
    drawFunnel(
      {
        ...funnel,
        points: funnel.points.map((point) => ({
          ...point,
          label: point.highlighted ? 'школа из примера' : 'другая школа',
        })),
        highlightLabel: 'школа из примера',
        valueLabel: 'Средний первичный балл',
        innerLabel: 'пределы 95\u00a0%',
        outerLabel: 'пределы 99,8\u00a0%',
        digits: 1,
      },
      size,
    ),
  )
}

export default function MethodPage({ loaderData }: Route.ComponentProps) {
  const { method, example } = loaderData
  return (
    <>
      <PageHead
        title={loaderData.title}
        crumbs={[
          { title: 'Области внимания', to: paths.attentionAreas() },
          { title: 'Как это считается', to: paths.methods() },
        ]}
        lead={method.question}
      />
      <div className="stack method reading">
        <Card title="Что считается">
          {method.counted.map((words) => (
            <p key={words}>{words}</p>
          ))}
        </Card>
        {example.kind === 'marks' && (
          <Card title="Попробуйте: отметки выдуманной школы">
            <p>
              Переставьте, например, десять работ: из клетки «за работу 3, в журнале 4» в клетку над ней.{' '}
              <Link to={paths.method('register')} preventScrollReset>
                Вернуть честные отметки
              </Link>
            </p>
            <MarksForm at={paths.method('register')} table={example.table} />
            <ExampleSays said={example.said} />
            {example.figure !== 'none' && <Figure figure={example.figure} />}
            <Invented />
          </Card>
        )}
        {example.kind === 'amount' && <AmountExample {...example} />}
        <Card title="Формула словами">
          {method.formula.map((words) => (
            <p key={words}>{words}</p>
          ))}
          <p className="note">Нужно: {lower(method.needs)}</p>
        </Card>
        <Card title="Чего этот признак не видит">
          <ul className="plain-list">
            {method.limits.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </Card>
        <Card title="Как часто ошибается">
          <p>{loaderData.falseAlarms}</p>
          {loaderData.noticed.length > 0 && (
            <>
              <DataTable
                stacks
                caption="Сколько подстроенного замечает вся проверка вместе, все признаки"
                rows={loaderData.noticed}
                rowKey={(row) => `${row.words}${row.data}`}
                columns={[
                  { title: 'Что подстроено', cell: (row) => row.words },
                  { title: 'Где измерено', cell: (row) => row.data },
                  { title: 'Замечено школ', number: true, cell: (row) => row.school },
                  { title: 'Замечено отдельных работ класса', number: true, cell: (row) => row.classTest },
                ]}
              />
              <p className="note">
                Что не замечено сейчас, может стать видно, когда накопятся данные. Понизить порог нельзя: тогда назвали
                бы и честные школы.
              </p>
            </>
          )}
        </Card>
        <Card title="Откуда метод">
          <p>{method.source}</p>
          <p className="note">Расчётный признак, не официальный маркер.</p>
        </Card>
        <nav className="actions" aria-label="Другие признаки">
          {loaderData.before !== 'none' && (
            <Link to={paths.method(loaderData.before.family)}>← {loaderData.before.title}</Link>
          )}
          {loaderData.after !== 'none' && (
            <Link to={paths.method(loaderData.after.family)}>{loaderData.after.title} →</Link>
          )}
        </nav>
      </div>
    </>
  )
}

function AmountExample(props: {
  family: MovedFamily
  amount: number
  most: number
  said: ReturnType<typeof sayExample>
  figure: FigurePair | 'none'
}) {
  const words = exampleWords[props.family]
  return (
    <Card title="Попробуйте: выдуманная школа">
      <p>{words.lead}</p>
      <LiveForm at={paths.method(props.family)}>
        <Slider
          id={`${props.family}-amount`}
          name="amount"
          label={words.label}
          least={0}
          most={props.most}
          value={props.amount}
          said={words.said(props.amount, props.most)}
        />
      </LiveForm>
      <ExampleSays said={props.said} />
      {props.figure !== 'none' && <Figure figure={props.figure} />}
      <Invented />
    </Card>
  )
}

const lower = (words: string) => words.slice(0, 1).toLocaleLowerCase('ru') + words.slice(1)
