/** Name of the job that sends letters; whoever puts a letter in asks for one. */
export const sendLettersKind = { kind: 'mail.send-letters', maxAttempts: 5 } as const
