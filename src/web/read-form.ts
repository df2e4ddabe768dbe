import { data } from 'react-router'
import { z } from 'zod'

/** A text field of a form; what was not sent counts as empty, so that the page can say what is missing. */
export const field = z.string().default('')

/** A tick: browsers send nothing for an empty one. */
export const tick = z
  .literal('yes')
  .optional()
  .transform((value) => value === 'yes')

/**
 * The fields of a posted form through one schema. People’s mistakes are the verbs’ business; a form that does not fit
 * at all did not come from our page.
 */
export async function readForm<S extends z.ZodType>(request: Request, schema: S): Promise<z.output<S>> {
  const fields = Object.fromEntries(await request.formData())
  const parsed = schema.safeParse(fields)
  if (!parsed.success) throw data('Форма пришла не полностью. Откройте страницу заново и повторите.', { status: 400 })
  return parsed.data
}
