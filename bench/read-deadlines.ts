/**
 * Reads deadline phrases of every kind in random order and prints how many it reads in a second.
 * Usage: node bench/read-deadlines.ts [phrases=200000] [seed=1]
 */
import { readDeadline } from '#deadlines'
import { seededRandom } from '#kernel/seeded-random'

const [phrases = 200_000, seed = 1] = process.argv.slice(2).map((text) => Number.parseInt(text, 10))
const random = seededRandom(seed)

const months = [
  'январь',
  'февраль',
  'март',
  'апрель',
  'май',
  'июнь',
  'август',
  'сентябрь',
  'октябрь',
  'ноябрь',
  'декабрь',
]
const genitives = ['января', 'февраля', 'марта', 'апреля', 'мая', 'сентября', 'октября', 'ноября', 'декабря']
const events = [
  'начала экзаменов',
  'проведения диагностики',
  'окончания основного этапа процедуры',
  'получения результатов',
]

const day = (): string => `${random.whole(28) + 1} ${random.pick(genitives)}`
const year = (): string => random.pick(['2023 г.', '2024 г.', '2023', '2024 года'])

/** One maker for each kind of wording, as often as the others. */
const makers: readonly (() => string)[] = [
  () => `${random.pick(months)} ${year()}`,
  () => `${random.pick(months)}, ${random.pick(months)} 2023г, ${random.pick(months)}, ${random.pick(months)} 2024 г.`,
  () => `${random.pick(months)} – ${random.pick(months)} 2023, 2024 гг.`,
  () => `до ${day()} ${year()}`,
  () => `в срок до ${random.whole(28) + 1}.${random.whole(12) + 1}.2024`,
  () => `с ${day()} по ${day()} ${year()}`,
  () => `${random.pick(['I', 'II', 'III', 'IV'])} квартал ${year()}`,
  () => `${random.pick(['первая', 'вторая', 'третья'])} декада ${random.pick(genitives)}`,
  () =>
    random.pick(['ежемесячно, последний понедельник месяца', 'до 5 числа каждого месяца', 'не реже двух раз в год']),
  () => `не позднее чем за ${random.whole(9) + 1} недели до ${random.pick(events)}`,
  () => `после ${random.pick(events)}`,
  () => random.pick(['по графику проведения процедур', 'согласно плану работы центра', 'по отдельному графику']),
  () => random.pick(['в течение учебного года', 'плановый период', 'постоянно', 'по мере необходимости']),
  () => `По запросу ${random.pick(months)}-${random.pick(months)} По плану ${random.pick(months)}`,
  () => 'руководители образовательных организаций, методисты',
]

const texts = Array.from({ length: phrases }, () => random.pick(makers)())
const context = { period: { start: '2023-09-01', end: '2024-08-31' }, approved: '2023-09-15' }

for (const text of texts.slice(0, 20_000)) readDeadline(text, context)

const since = performance.now()
let parts = 0
for (const text of texts) parts += readDeadline(text, context).parts.length
const seconds = (performance.now() - since) / 1000

console.log(`${phrases} phrases, seed ${seed}: ${parts} parts in ${seconds.toFixed(2)} s`)
console.log(`${Math.round(phrases / seconds)} phrases/s`)
