import type { ReadTx, Store, WriteTx } from '#db'
import type { Instant } from '#kernel/clock'
import { enqueueLetter } from '#mail'
import { composeNews } from './compose-news.ts'
import { demonstrationPaths } from './demonstration-paths.ts'
import { keepLines, type ToldLine, toldKey, toldKeys } from './keep-lines.ts'
import type { LetterLinks } from './letter-links.ts'
import { loadOrders, loadSteps } from './load-news.ts'
import { loadPeople } from './load-people.ts'
import { isSendingTime, localMoment } from './local-moment.ts'
import type { ReminderPerson } from './model.ts'
import { type News, newsOfOrder, newsOfStep } from './plan-decisions.ts'
import { type SettledStep, settleSteps, startOfNews } from './settle-steps.ts'
import { directoryOf, isAway } from './who-is-reminded.ts'

/** What happens to somebody's work within this time goes into one letter. */
const mergeMs = 15 * 60_000
/** News waits out the longest holidays; what is older is told by the morning letters. */
const rememberedMs = 14 * 86_400_000
const usefulMs = 7 * 86_400_000

/** Tells of decisions soon after they were made, each person of each once. Answers how many letters were made. */
export async function sendNews(store: Store, now: Instant, links: LetterLinks): Promise<number> {
  const began = await store.write((tx) => startOfNews(tx, now))
  const remembered = new Date(Date.parse(now) - rememberedMs).toISOString()
  const gathered = await store.read((tx) => gather(tx, began > remembered ? began : remembered, now))
  const waiting = new Set<string>()
  let made = 0
  for (const own of Map.groupBy(gathered.news, ({ person }) => person.id).values()) {
    if (!isReady(own, now)) {
      for (const { event } of own) waiting.add(stepKey(stepOf(event)))
      continue
    }
    const demonstration = gathered.isDemo(own[0]!.person.homePath)
    if (await store.write((tx) => keepNews(tx, own, { now, links, demonstration }))) made++
  }
  const settled = gathered.steps.filter((step) => !waiting.has(stepKey(step)))
  if (settled.length > 0) await store.write((tx) => settleSteps(tx, settled, now))
  return made
}

/** News that nobody has been told, and every step looked at. */
async function gather(tx: ReadTx, since: Instant, now: Instant) {
  const { standing, overtaken } = await loadSteps(tx, since)
  const orders = await loadOrders(tx, since)
  const isDemo = await demonstrationPaths(tx)
  if (standing.length + orders.length === 0) return { news: [], steps: overtaken, isDemo }
  const people = await loadPeople(tx)
  const directory = directoryOf(people)
  const away = (person: ReminderPerson): boolean => isAway(person, localMoment(now, person.timezone).date)
  const told = await toldKeys(tx, since)
  const news = [
    ...standing.flatMap((event) => newsOfStep(directory, event, away)),
    ...orders.flatMap((event) => newsOfOrder(directory, event, away)),
  ]
  return {
    news: news.filter((each) => !told.has(toldKey(toldLineOf(each)))),
    steps: [...standing.map(stepOf), ...orders.map(stepOf), ...overtaken],
    isDemo,
  }
}

/** A quarter of an hour after the first of them, when people are awake. */
function isReady(own: readonly News[], now: Instant): boolean {
  const { person } = own[0]!
  const oldest = own.reduce((first, { event }) => (event.at < first ? event.at : first), now)
  return (
    Date.parse(oldest) + mergeMs <= Date.parse(now) &&
    isSendingTime(localMoment(now, person.timezone), person.quietHours)
  )
}

const stepOf = (event: News['event']): SettledStep =>
  'plan' in event ? { subject: event.plan, version: 0 } : { subject: event.execution.id, version: event.version }

const stepKey = ({ subject, version }: SettledStep): string => `${subject} ${version}`

function toldLineOf({ person, rule, event }: News): ToldLine {
  const { subject, version } = stepOf(event)
  return { person: person.id, rule, subject, occasion: String(version) }
}

/** Of two processes one makes the letter; what only the other saw goes with the next. */
async function keepNews(
  tx: WriteTx,
  own: readonly News[],
  {
    now,
    links,
    demonstration,
  }: { readonly now: Instant; readonly links: LetterLinks; readonly demonstration: boolean },
): Promise<boolean> {
  const { person } = own[0]!
  const { subject, body } = composeNews(own, { links, demonstration })
  const letter = await enqueueLetter(tx, now, {
    dedupeKey: `decisions ${toldKey(toldLineOf(own[0]!))}`,
    to: { name: person.name, email: person.email },
    nodePath: person.homePath,
    rule: 'decisions',
    subject,
    body,
    sendBefore: new Date(Date.parse(now) + usefulMs).toISOString(),
  })
  if (letter === 'already-there') return false
  await keepLines(tx, own.map(toldLineOf), letter, now)
  return true
}
