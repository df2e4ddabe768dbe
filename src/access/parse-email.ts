import { z } from 'zod'

const emailSchema = z.email().max(200)

/** An e-mail as it is kept, in lower case; undefined when it is not one. */
export function parseEmail(text: string): string | undefined {
  const parsed = emailSchema.safeParse(text.trim().toLowerCase())
  return parsed.success ? parsed.data : undefined
}
