import { listPeople } from '#access'
import type { ReadTx } from '#db'
import type { Letterhead } from '#documents'
import { readSetting } from '#organisations'
import type { OrganisationNode } from '#organisations/model'
import type { AnalyticNoteData } from '../model.ts'

export type NoteRequisites = Pick<AnalyticNoteData, 'letterhead' | 'signatory' | 'executor'>

const lineToSign = '____________________'

/**
 * Letterhead, signatory and executor of the organisation that issues the document, from its settings. A school without
 * settings of its own stands under the name of its authority and is signed by its head.
 */
export async function gatherRequisites(tx: ReadTx, issuer: OrganisationNode): Promise<NoteRequisites> {
  const settings = await readSetting(tx, issuer.path, 'letterhead')
  const above = await readSetting(tx, issuer.path.replace(/[^/]+\/$/, ''), 'letterhead')
  const inherited = JSON.stringify(settings) === JSON.stringify(above)
  if (issuer.kind === 'school' && inherited) {
    return {
      letterhead: {
        ...(settings.authorityName === '' ? {} : { superior: settings.authorityName }),
        organisation: issuer.name,
      },
      signatory: { position: 'Директор', name: await headOf(tx, issuer) },
      executor: 'none',
    }
  }
  return {
    letterhead: letterheadOf(settings, issuer),
    signatory: {
      position: settings.signatoryPost === '' ? 'Руководитель' : settings.signatoryPost,
      name: settings.signatoryName === '' ? lineToSign : settings.signatoryName,
    },
    executor: executorOf(settings.executor),
  }
}

type Settings = Awaited<ReturnType<typeof readSetting<'letterhead'>>>

function letterheadOf(settings: Settings, issuer: OrganisationNode): Letterhead {
  const { address, phone, email, ogrn, innKpp } = settings
  return {
    organisation: settings.authorityName === '' ? issuer.name : settings.authorityName,
    ...(address === '' ? {} : { address }),
    ...(phone === '' ? {} : { phone }),
    ...(email === '' ? {} : { email }),
    ...(ogrn === '' ? {} : { ogrn }),
    ...(innKpp === '' ? {} : { inn: innKpp }),
  }
}

/** «Иванова Анна Петровна, +7 (000) 000-00-00»: the telephone begins with the first plus, bracket or digit. */
export function executorOf(text: string): NoteRequisites['executor'] {
  if (text === '') return 'none'
  const at = text.search(/(?<=[\s,;])(\+|\(\d|\d)/)
  if (at < 0) return { name: text, phone: '' }
  return { name: text.slice(0, at).replace(/[\s,;]+$/, ''), phone: text.slice(at).trim() }
}

async function headOf(tx: ReadTx, school: OrganisationNode): Promise<string> {
  const people = await listPeople(tx, { nodePath: school.path, text: '', closed: false })
  const heads = people.filter(({ grants }) =>
    grants.some((grant) => grant.role === 'school-head' && grant.nodeId === school.id),
  )
  const [only] = heads
  return heads.length === 1 && only !== undefined ? initialsFirst(only.name) : lineToSign
}

/** «Иванова Анна Петровна» → «А. П. Иванова»; what follows the patronymic stays. */
export function initialsFirst(name: string): string {
  const parts = /^(\S+)\s+([А-ЯЁ])[а-яё]+(?:\s+([А-ЯЁ])[а-яё]+)?(\s+\(.*\))?$/.exec(name)
  if (parts === null) return name
  const [, family, first, patronymic, rest = ''] = parts
  return `${first}.\u00a0${patronymic === undefined ? '' : `${patronymic}.\u00a0`}${family}${rest}`
}
