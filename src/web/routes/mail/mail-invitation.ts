import type { IssuedLink } from '#access'
import { type Role, roleTitles } from '#access/model'
import type { WriteTx } from '#db'
import type { Instant } from '#kernel/clock'
import { formatDate } from '#kernel/russian-text'
import { enqueueLetter } from '#mail'
import type { MailAddress } from '#mail/model'
import { readSetting } from '#organisations'
import type { OrganisationNode } from '#organisations/model'
import { paths } from '../../paths.ts'

/** The link of an invitation as a letter: in the transaction that makes the link, and with a text that is not kept. */
export async function mailInvitation(
  tx: WriteTx,
  invitation: {
    readonly link: IssuedLink
    readonly to: MailAddress
    readonly role: Role
    readonly place: OrganisationNode
    readonly inviter: string
    readonly origin: string
    readonly at: Instant
  },
): Promise<void> {
  const { link, to, role, place, inviter, origin, at } = invitation
  await enqueueLetter(tx, at, {
    dedupeKey: `invitation ${link.id}`,
    to,
    nodePath: place.path,
    rule: 'invitation',
    subject: 'Приглашение в «Объектив»',
    body: {
      title: 'Вас приглашают в «Объектив»',
      lead: `${inviter} приглашает вас работать в программе, в которой ведут план объективности оценки и видят результаты.`,
      sections: [
        {
          title: 'Ваша роль',
          tone: 'plain',
          rows: [{ text: roleTitles[role], details: place.name }],
        },
      ],
      button: { title: 'Придумать пароль и войти', url: `${origin}${paths.invitation(link.token)}` },
      foot: [
        `Ссылка сработает один раз, до ${formatDate(link.expiresAt)} включительно. Никому её не пересылайте.`,
        'Если вы не ждали приглашения, ничего не делайте: без перехода по ссылке учётной записи не будет.',
      ],
      demonstration: await readSetting(tx, place.path, 'demonstration'),
    },
    sendBefore: link.expiresAt,
    secret: true,
  })
}
