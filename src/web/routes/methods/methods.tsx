import { Link } from 'react-router'
import { counted, formatNumber } from '#kernel/russian-text'
import { exampleRange, liveExample, nameSchools, worksToNotice } from '#screening'
import { familyNames } from '#screening/model'
import { enter } from '../../enter.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { Figure } from '../../ui/figure.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { drawEvidencePair } from '../schools/draw-evidence.ts'
import type { Route } from './+types/methods.ts'
import { drawNaming, drawNeeded, namingWords, neededWords, shiftSteps } from './draw-examples.ts'
import { exampleWords } from './example-words.ts'
import { familyMethods } from './family-methods.ts'
import { falseAlarmWords } from './how-often-wrong.ts'
import { Choices, LiveForm, Slider } from './live-form.tsx'
import { readChoice, readWhole } from './read-example.ts'
import { ExampleSays, Invented } from './said-of-example.tsx'
import { sayExample } from './say-example.ts'

export const meta = () => [{ title: 'Как это считается · Объектив' }]

const levels = [1, 5, 10] as const
const touchedChoices = [0, 5, 10, 20] as const
const schoolChoices = [30, 100, 500] as const
const hundred = 100

export async function loader(args: Route.LoaderArgs) {
  await enter(args, 'organisations.see', 'home')
  const search = new URL(args.request.url).searchParams
  const { most, first } = exampleRange.boundary
  const asked = {
    amount: readWhole(search, 'amount', 0, most, first),
    level: readChoice(search, 'level', levels, 5),
    touched: readChoice(search, 'touched', touchedChoices, 0),
    seed: readWhole(search, 'seed', 1, 9999, 1),
    shift: readChoice(search, 'shift', shiftSteps, 50),
    schools: readChoice(search, 'schools', schoolChoices, 30),
  }
  const lifted = liveExample('boundary', asked.amount)
  const named = nameSchools({ schools: hundred, touched: asked.touched, level: asked.level / 100, seed: asked.seed })
  const needed = worksToNotice({ shift: asked.shift / 100, schools: asked.schools })
  return {
    asked,
    most,
    lifted: { said: sayExample(lifted, 'boundary'), figure: drawEvidencePair('boundary', lifted.evidence) },
    named: { figure: drawNaming(named), words: namingWords(named, asked.level) },
    needed: { figure: drawNeeded(asked.schools, asked.shift), words: neededWords(needed, asked.shift) },
    falseAlarms: falseAlarmWords(),
  }
}

export default function Methods({ loaderData }: Route.ComponentProps) {
  const { asked, lifted, named, needed } = loaderData
  const { amount, level, touched, seed, shift, schools } = asked
  return (
    <>
      <PageHead
        title="Как это считается"
        crumbs={[{ title: 'Области внимания', to: paths.attentionAreas() }]}
        lead="Признак говорит, что данные отличаются от ожидания сильнее, чем отличаются обычно. Он не говорит, почему. Все признаки расчётные, это не официальные маркеры."
      />
      <div className="stack method reading">
        <Card title="За пять шагов">
          <ol className="plain-list">
            <li>
              <b>Ожидание.</b> Программа спрашивает: как выглядели бы эти работы, если бы школа была обычной? Ответ
              берётся у других школ, писавших ту же работу.
            </li>
            <li>
              <b>Коридор.</b> Честные школы отличаются друг от друга: учителями, программами, детьми. Размах таких
              отличий оценён по самим данным; внутри него ничего не выделяется.
            </li>
            <li>
              <b>Вероятность.</b> Насколько редко честная школа вышла бы так далеко. Виды признаков считаются отдельно и
              складываются.
            </li>
            <li>
              <b>Поправка.</b> Когда школ много, кто-то выделяется случайно. Порог поднят так, чтобы среди названных
              доля случайных была в среднем не больше пяти процентов.
            </li>
            <li>
              <b>Человек.</b> Программа показывает, что могло бы это объяснить, и предлагает спросить школу. Решает
              человек, выслушав её.
            </li>
          </ol>
        </Card>
        <section id="example">
          <Card title="Шаги 1–3 на одной школе">
            <p>{exampleWords.boundary.lead} Следите за столбцами у пунктирных линий и за вероятностью.</p>
            <LiveForm at={`${paths.methods()}#example`} keep={{ level, touched, seed, shift, schools }}>
              <Slider
                id="amount"
                name="amount"
                label={exampleWords.boundary.label}
                least={0}
                most={loaderData.most}
                value={amount}
                said={exampleWords.boundary.said(amount, loaderData.most)}
              />
            </LiveForm>
            <ExampleSays said={lifted.said} />
            {lifted.figure !== 'none' && <Figure figure={lifted.figure} />}
            <Invented />
          </Card>
        </section>
        <section id="many">
          <Card title="Шаг 4: сто школ и ложные сигналы">
            <p>
              Сто выдуманных школ. Честной школе любая вероятность выпадает одинаково часто, поэтому пять из ста
              «выделятся» сами собой. Поправка (метод Бенджамини – Хохберга) смотрит на все школы сразу.
            </p>
            <LiveForm at={`${paths.methods()}#many`} keep={{ amount, seed, shift, schools }}>
              <Choices
                name="touched"
                legend="Вмешались"
                value={touched}
                choices={touchedChoices.map((value) => ({
                  value,
                  title: value === 0 ? 'нигде' : `в ${counted(value, 'школе', 'школах', 'школах')}`,
                }))}
              />
              <Choices
                name="level"
                legend="Порог"
                value={level}
                choices={levels.map((value) => ({ value, title: `${value}\u00a0%` }))}
              />
            </LiveForm>
            <p className="sentence" aria-live="polite">
              {named.words}{' '}
              <Link
                to={`?${new URLSearchParams({ ...textOf(asked), seed: String(seed + 1) }).toString()}#many`}
                preventScrollReset
              >
                Взять другие сто школ
              </Link>
            </p>
            <Figure figure={named.figure} />
            <Invented />
          </Card>
        </section>
        <section id="municipalities">
          <Card title="Если муниципалитетов много">
            <p>
              Регион смотрит на свои школы ещё и в два шага. Сначала поправка берётся на число муниципалитетов: есть ли
              в каком-то из них хоть одна школа с признаками. Затем школы сравниваются только внутри выделенных, и чем
              меньше муниципалитетов выделено, тем строже порог внутри. Так среди школ, названных внутри муниципалитета,
              ложных в среднем не больше 5&nbsp;%, даже если почти все признаки собрались в одном месте.
            </p>
            <p className="note">
              Основание: Бенджамини, Богомолов, 2014; Богомолов, Петерсон, Бенджамини, Сабатти, 2021.
            </p>
          </Card>
        </section>
        <section id="small">
          <Card title="Почему «данных мало» – тоже ответ">
            <p>
              По нескольким работам нельзя заметить даже сильное вмешательство, и программа так и говорит: называет,
              сколько работ хватило бы. Малые школы становятся видны, когда данные накапливаются за годы.
            </p>
            <LiveForm at={`${paths.methods()}#small`} keep={{ amount, level, touched, seed }}>
              <Slider
                id="shift"
                name="shift"
                label="Подняли работ, стоявших под границей"
                least={20}
                most={100}
                step={10}
                value={shift}
                said={`${formatNumber(shift)}\u00a0%`}
              />
              <Choices
                name="schools"
                legend="Школ в сравнении"
                value={schools}
                choices={schoolChoices.map((value) => ({ value, title: formatNumber(value) }))}
              />
            </LiveForm>
            <p className="sentence" aria-live="polite">
              {needed.words}
            </p>
            <Figure figure={needed.figure} />
            <Invented />
          </Card>
        </section>
        <Card title="Виды признаков">
          <ul className="list">
            {familyMethods.map(({ family, question }) => (
              <li key={family} id={family}>
                <div>
                  <h3>
                    <Link to={paths.method(family)}>{familyNames[family]}</Link>
                  </h3>
                  <p style={{ margin: 0 }}>{question}</p>
                </div>
              </li>
            ))}
          </ul>
        </Card>
        <Card title="Почему сказано именно «уточнить»">
          <p>{loaderData.falseAlarms}</p>
          <p>
            <b>Соседние работы помогают.</b> Когда другие работы той же школы говорят о том же, одной работе верят
            раньше. Но сначала она должна выделиться сама: чужие признаки без своих ничего не значат.
          </p>
          <p>
            <b>Чего эти признаки не видят.</b> Одинаковый подъём всех работ во всех классах за все годы почти неотличим
            от сильной школы. Сходство лишь нескольких работ и отличия в одном классе по одной работе видны не всегда:
            надёжнее судить по школе за несколько работ и лет.
          </p>
          <p className="note">
            Результаты ВПР не используются для оценки работы учителей и школ (рекомендации Рособрнадзора по проведению
            ВПР). Здесь нет рейтингов: школы стоят по алфавиту.
          </p>
        </Card>
      </div>
    </>
  )
}

const textOf = (asked: Readonly<Record<string, number>>): Record<string, string> =>
  Object.fromEntries(Object.entries(asked).map(([name, value]) => [name, String(value)]))
