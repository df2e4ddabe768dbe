import type { ReadTx } from '#db'
import { findNodeByCode } from '#organisations'
import { type NodeId, type OrganisationNode, parseFederalCode } from '#organisations/model'
import type { CandidateFinding } from './model.ts'
import type { ReadCandidate, ReadCandidates } from './reading/read-candidates.ts'
import type { StagedCandidate, StagedCandidates } from './staged.ts'

/** Finds the school of every row and what repeats; rows with an error are left out, their findings are not. */
export async function placeCandidates(
  tx: ReadTx,
  node: OrganisationNode,
  read: ReadCandidates,
): Promise<StagedCandidates> {
  const findings: CandidateFinding[] = [...read.findings]
  const schools = await findSchools(tx, node, read.rows)
  const seen = new Map<string, number>()
  const placed: StagedCandidate[] = []
  for (const row of read.rows) {
    const school = schools.get(row.login)
    const complain = (column: string, message: string): void => {
      findings.push({ row: row.row, column, severity: 'error', message })
    }
    if (typeof school !== 'object') {
      complain('Логин школы', school ?? 'Школа не найдена.')
      continue
    }
    const key = [school.id, row.award, row.participant].join('\t')
    const earlier = seen.get(key)
    if (earlier !== undefined) {
      complain('Код участника', `Этот участник с этой наградой уже есть в строке ${earlier}. Оставьте одну строку.`)
      continue
    }
    seen.set(key, row.row)
    const { login: _, ...facts } = row
    placed.push({ ...facts, school: school.id })
  }
  const wrong = new Set(findings.flatMap(({ row, severity }) => (severity === 'error' ? [row] : [])))
  return {
    dataRows: read.rows.length,
    rows: placed.filter(({ row }) => !wrong.has(row)),
    findings: findings.toSorted((a, b) => a.row - b.row),
    understood: read.understood,
    passedOver: read.passedOver,
  }
}

/** By the login as it is written: the school, or the sentence that says why there is none. */
async function findSchools(
  tx: ReadTx,
  node: OrganisationNode,
  rows: readonly ReadCandidate[],
): Promise<ReadonlyMap<string, { readonly id: NodeId } | string>> {
  const schools = new Map<string, { readonly id: NodeId } | string>()
  for (const login of new Set(rows.map((row) => row.login))) schools.set(login, await findSchool(tx, node, login))
  return schools
}

async function findSchool(
  tx: ReadTx,
  node: OrganisationNode,
  login: string,
): Promise<{ readonly id: NodeId } | string> {
  if (login === '') {
    return node.kind === 'school' ? { id: node.id } : 'Логин школы не заполнен. Пример: edu990001.'
  }
  const code = parseFederalCode(login, 'school')
  if (code === undefined) return `«${login}» не похоже на логин школы. Пример: edu990001.`
  const school = await findNodeByCode(tx, code)
  // A foreign school and one that does not exist are told alike.
  if (school === undefined || school.kind !== 'school' || !school.path.startsWith(node.path)) {
    return node.kind === 'school'
      ? `Логин ${code} – не вашей школы. Загрузить можно только своих претендентов.`
      : `Школы с логином ${code} здесь нет. Проверьте логин или добавьте школу в «Организациях».`
  }
  return school.mergedInto === null
    ? { id: school.id }
    : `Школа ${code} присоединена к другой и новых данных не принимает.`
}
