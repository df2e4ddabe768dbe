import { randomNormal, type Random, seededRandom } from '#stats'
import { type AwardTally, judgeSchools } from '../src/honours/judge-schools.ts'

/**
 * How often the comparison of schools by their candidates names anybody where all is in order, and how often it names the
 * school that differs: `node bench/power-honours.ts [regions] [seed]`. Schools have 1–14 decided candidates, of whom about
 * 12 % stay without confirmation; `spread` is how much honest schools differ, in standard deviations on the logit.
 */
const [regions = 1000, seed = 20261122] = process.argv.slice(2).map(Number)

const school = (decided: number, unconfirmed: number): readonly AwardTally[] => [
  { award: 'medal-1', decided, unconfirmed },
]

function unconfirmedOf(random: Random, decided: number, chance: number): number {
  let unconfirmed = 0
  for (let i = 0; i < decided; i++) if (random() < chance) unconfirmed += 1
  return unconfirmed
}

const honestRegion = (random: Random, schools: number, spread: number): (readonly AwardTally[])[] =>
  Array.from({ length: schools }, () => {
    const decided = 1 + Math.floor(random() * 14)
    const chance = 1 / (1 + Math.exp(2 - spread * randomNormal(random)))
    return school(decided, unconfirmedOf(random, decided, chance))
  })

console.log(`regions ${regions}, seed ${seed}`)
console.log('\nhonest regions in which anybody is named')
for (const schools of [10, 30, 300]) {
  for (const spread of [0, 0.5, 1]) {
    const random = seededRandom(seed)
    let named = 0
    for (let i = 0; i < regions; i++) {
      if (judgeSchools(honestRegion(random, schools, spread)).some(({ outcome }) => outcome === 'clarify')) named += 1
    }
    console.log(`schools ${schools}, spread ${spread}: ${(named / regions).toFixed(3)}`)
  }
}

console.log(
  '\none school of thirty differs (spread of the others 0.3): named, and share of wrongly named among the named',
)
for (const decided of [4, 6, 8, 12, 20]) {
  for (const share of [0.5, 0.75, 1]) {
    const random = seededRandom(seed)
    let named = 0
    let wrong = 0
    for (let i = 0; i < regions; i++) {
      const region = [...honestRegion(random, 29, 0.3), school(decided, unconfirmedOf(random, decided, share))]
      const clarify = judgeSchools(region).map(({ outcome }) => outcome === 'clarify')
      const all = clarify.filter(Boolean).length
      if (clarify[29] === true) named += 1
      if (all > 0) wrong += (all - (clarify[29] === true ? 1 : 0)) / all
    }
    console.log(`${decided} candidates, ${share}: ${(named / regions).toFixed(2)}, ${(wrong / regions).toFixed(3)}`)
  }
}
