export const inviteesNoun = ['приглашённый', 'приглашённых', 'приглашённых'] as const
