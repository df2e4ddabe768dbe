import { allocationTitles, type DrawCommitment, type DrawProtocol, type DrawRule, stratumTitle } from '#draws/model'
import { counted, formatDate } from '#kernel/russian-text'

/** A draw for the terminal: what it was made of, who was drawn, who is in reserve. */
export function drawLines(protocol: DrawProtocol): string[] {
  const { title, list, seed, rule, commitment, strata, made } = protocol
  return [
    title,
    '',
    ...listLines(list),
    `Зерно: «${seed.text}»${seed.source === null ? '' : ` (источник: ${seed.source})`}`,
    commitment === null
      ? 'Обязательство до отбора не публиковалось.'
      : `Обязательство от ${formatDate(commitment.made)}: ${commitment.sha256}`,
    ...ruleLines(rule),
    '',
    ...strata.flatMap(({ values, size, drawn, reserve }) => [
      ...(values.length === 0 ? [] : [`Слой «${stratumTitle(values)}»: ${drawn.length} из ${size}`]),
      ...(drawn.length === 0 ? [] : ['Отобраны:']),
      ...numbered(drawn),
      ...(reserve.length === 0 ? [] : ['Запас, по порядку:']),
      ...numbered(reserve),
      '',
    ]),
    `Отбор проведён ${formatDate(made)}, ${protocol.program}. Проверить: obyektiv draw verify ПРОТОКОЛ`,
  ]
}

/** What is to be published before the seed is known. */
export function commitmentLines(commitment: DrawCommitment): string[] {
  const { title, list, rule, seedSource, sha256 } = commitment
  return [
    title,
    '',
    ...listLines(list),
    ...ruleLines(rule),
    `Источник зерна: ${seedSource ?? 'не назван (ключ --seed-source)'}`,
    '',
    'Опубликуйте это число до того, как зерно станет известно:',
    sha256,
    '',
    'Отбор потом: obyektiv draw make СПИСОК --commitment ФАЙЛ --seed ЗЕРНО',
  ]
}

function listLines(list: DrawCommitment['list']): string[] {
  return [`Список: ${list.file}, ${counted(list.size, 'код', 'кода', 'кодов')}`, `SHA-256 списка: ${list.sha256}`]
}

function ruleLines({ count, reserve, strata, allocation, exclude, include }: DrawRule): string[] {
  return [
    `Отобрать: ${count}; запас${strata.length === 0 ? '' : ' в каждом слое'}: ${reserve}`,
    ...(strata.length === 0
      ? []
      : [`Слои: ${strata.map((name) => `«${name}»`).join(', ')}; ${allocationTitles[allocation.kind]}`]),
    ...exclude.map(({ code, reason }) => `Исключён ${code}: ${reason}`),
    ...include.map(({ code, reason }) => `Включён без отбора ${code}: ${reason}`),
  ]
}

function numbered(items: readonly { readonly code: string; readonly sha256: string }[]): string[] {
  const width = Math.max(0, ...items.map(({ code }) => code.length))
  return items.map(
    ({ code, sha256 }, at) => `${String(at + 1).padStart(4)}  ${code.padEnd(width)}  ${sha256.slice(0, 16)}…`,
  )
}
