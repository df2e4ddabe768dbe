import { openStore, type StoreLocation } from '#db'
import { sendLetters } from '#mail'
import { parseMailAddress, parseSmtpUrl } from '#mail/model'
// Past the front door, which also loads how people sign in: the program is started many times.
import { letterLinks } from '../../src/reminders/letter-links.ts'
import { sendMornings } from '../../src/reminders/send-mornings.ts'

/**
 * A program that makes the morning letters and sends them: `reminder.process.ts LOCATION SMTP_URL START`. Its clock begins
 * at START; it says when it begins and when nothing is left.
 */
const [location = '', url = '', start = ''] = process.argv.slice(2)
const server = parseSmtpUrl(url)
const from = parseMailAddress('obyektiv@demo.invalid')
if (!server.ok || from === undefined) throw new Error('reminder.process: SMTP_URL must be an address of SMTP')
const begun = performance.now()
const clock = (): string => new Date(Date.parse(start) + performance.now() - begun).toISOString()
const signal = new AbortController().signal

await using store = openStore(JSON.parse(location) as StoreLocation)
process.stdout.write('began\n')
await sendMornings(store, clock(), letterLinks('https://demo.invalid'))
process.stdout.write('made\n')
while ((await sendLetters({ store, smtp: { ...server.value, from }, clock, signal })) > 0) continue
process.stdout.write('done\n')
