import { formatDate } from '#kernel/russian-text'
import { drawItems } from './draw-items.ts'
import { commitmentHash, listHash } from './hash.ts'
import { type DrawList, type DrawnItem, type DrawnStratum, type DrawProtocol, stratumTitle } from './model.ts'
import { checkSeed } from './check-seed.ts'
import { compareBytes } from './hash.ts'

/** `difference` is one Russian sentence: the first thing that does not come out as the protocol says. */
export type DrawVerdict =
  | { readonly outcome: 'holds'; readonly drawn: number; readonly size: number }
  | { readonly outcome: 'differs'; readonly difference: string }

/** Draws again from what the protocol holds and compares, from the list to the last reserve. */
export function verifyDraw(protocol: DrawProtocol, list: DrawList): DrawVerdict {
  const difference = listDifference(protocol, list) ?? termsDifference(protocol) ?? drawDifference(protocol, list)
  if (difference !== undefined) return { outcome: 'differs', difference }
  return {
    outcome: 'holds',
    drawn: protocol.strata.reduce((sum, { drawn }) => sum + drawn.length, 0),
    size: list.items.length,
  }
}

/** The list that the protocol carries, as it says, for `verifyDraw`; undefined when it is kept apart. */
export function listOfProtocol({ list, rule }: DrawProtocol): DrawList | undefined {
  if (list.rows === null) return undefined
  const items = list.rows.map(([code = '', ...values]) => ({ code, values }))
  return {
    file: list.file,
    codeColumn: list.codeColumn,
    columns: rule.strata,
    items,
    sha256: listHash(list.codeColumn, rule.strata, items),
  }
}

function listDifference({ list: written, rule }: DrawProtocol, list: DrawList): string | undefined {
  for (const [at, { code, values }] of list.items.entries()) {
    const before = list.items[at - 1]
    if (before !== undefined && compareBytes(before.code, code) >= 0) {
      return `Список протокола не по порядку или с повтором: «${before.code}» стоит перед «${code}».`
    }
    if (values.length !== rule.strata.length)
      return `У кода «${code}» в списке протокола не столько значений, сколько слоёв в правиле.`
  }
  if (list.sha256 !== written.sha256) {
    return `Список не тот: его SHA-256 ${list.sha256}, а в протоколе ${written.sha256}.`
  }
  if (list.items.length !== written.size) {
    return `В списке кодов ${list.items.length}, а в протоколе сказано ${written.size}.`
  }
  if (written.columns.join('\t') !== rule.strata.join('\t'))
    return 'Столбцы списка в протоколе не те, по которым правило делит на слои.'
  return undefined
}

function termsDifference({ list, rule, seed, commitment, made }: DrawProtocol): string | undefined {
  const clean = checkSeed(seed.text)
  if (!clean.ok) return clean.error.sentence
  if (clean.value !== seed.text) return 'Зерно записано в протоколе с лишними пробелами или в другой форме букв.'
  if (commitment === null) return undefined
  const expected = commitmentHash(list.sha256, rule, seed.source)
  if (expected !== commitment.sha256) {
    return `Число обязательства не сходится со списком, правилом и источником зерна: вышло ${expected}, а в протоколе ${commitment.sha256}.`
  }
  if (commitment.made > made) {
    return `Обязательство датировано позже отбора: ${formatDate(commitment.made)} и ${formatDate(made)}`
  }
  return undefined
}

function drawDifference(protocol: DrawProtocol, list: DrawList): string | undefined {
  const again = drawItems(list, protocol.rule, protocol.seed.text)
  if (!again.ok) return `По правилу протокола отбор не провести: ${again.error.sentence}`
  const { strata } = protocol
  if (strata.length !== again.value.length)
    return `Слоёв в списке ${again.value.length}, а в протоколе ${strata.length}.`
  for (const [at, expected] of again.value.entries()) {
    const difference = stratumDifference(strata[at]!, expected)
    if (difference !== undefined) return difference
  }
  return undefined
}

function stratumDifference(written: DrawnStratum, expected: DrawnStratum): string | undefined {
  const where = expected.values.length === 0 ? '' : `Слой «${stratumTitle(expected.values)}»: `
  if (stratumTitle(written.values) !== stratumTitle(expected.values)) {
    return `${where}в протоколе на этом месте слой «${stratumTitle(written.values)}».`
  }
  if (written.size !== expected.size)
    return capital(`${where}кодов для отбора ${expected.size}, а в протоколе ${written.size}.`)
  if (written.count !== expected.count)
    return capital(`${where}отобрать нужно ${expected.count}, а в протоколе ${written.count}.`)
  return (
    listedDifference(`${where}отобранные`, written.drawn, expected.drawn) ??
    listedDifference(`${where}запас`, written.reserve, expected.reserve)
  )
}

function listedDifference(
  what: string,
  written: readonly DrawnItem[],
  expected: readonly DrawnItem[],
): string | undefined {
  for (let place = 0; place < Math.max(written.length, expected.length); place++) {
    const [one, other] = [written[place], expected[place]]
    if (one === undefined)
      return capital(`${what}, место ${place + 1}: по расчёту «${other!.code}», а в протоколе никого.`)
    if (other === undefined)
      return capital(`${what}, место ${place + 1}: в протоколе «${one.code}», а по расчёту список уже кончился.`)
    if (one.code !== other.code)
      return capital(`${what}, место ${place + 1}: по расчёту «${other.code}», а в протоколе «${one.code}».`)
    if (one.sha256 !== other.sha256)
      return capital(`${what}, место ${place + 1}: SHA-256 кода «${one.code}» не тот, что в протоколе.`)
  }
  return undefined
}

const capital = (text: string): string => text.slice(0, 1).toLocaleUpperCase('ru') + text.slice(1)
