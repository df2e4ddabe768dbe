import { audienceRoleTitles, type Meeting, meetingKindAccusatives } from './model.ts'

/** The invitation as a letter: to be sent by whatever people use. `when` is worded by `formatWhen`. */
export function invitationText(
  meeting: Pick<Meeting, 'kind' | 'title' | 'place' | 'link' | 'items' | 'audience' | 'nodeName'>,
  { when, url }: { readonly when: string; readonly url: string },
): string {
  const { items, audience } = meeting
  const roles = audience.roles.map((role) => audienceRoleTitles[role]).join(', ')
  const lines = [
    'Уважаемые коллеги!',
    '',
    `Приглашаем вас на ${meetingKindAccusatives[meeting.kind]} «${meeting.title}».`,
    `Когда: ${when}.`,
    ...(meeting.place === '' ? [] : [`Где: ${meeting.place}.`]),
    ...(meeting.link === '' ? [] : [`Подключиться: ${meeting.link}`]),
    ...(roles === '' ? [] : [`Кого ждём: ${roles}.`]),
    ...(items.length === 0 ? [] : ['', 'Повестка:']),
    ...items.map(
      ({ text, speaker, minutes }, index) =>
        `${index + 1}. ${[text, speaker, minutes === null ? '' : `${minutes}\u00a0мин`].filter((part) => part !== '').join(', ')}`,
    ),
    '',
    `Ответить, будете ли вы, и взять встречу в свой календарь: ${url}`,
    '',
    meeting.nodeName,
  ]
  return lines.join('\n')
}
