import { z } from 'zod'

const line = z.string().trim().max(300)

/** Requisites of the authority for the head of a letter (ГОСТ Р 7.0.97-2025). Empty lines are left out of the letter. */
export const letterheadSchema = z.object({
  authorityName: line.default(''),
  address: line.default(''),
  phone: line.default(''),
  email: line.default(''),
  site: line.default(''),
  okpo: line.default(''),
  ogrn: line.default(''),
  innKpp: line.default(''),
  signatoryPost: line.default(''),
  signatoryName: line.default(''),
  executor: line.default(''),
})
export type Letterhead = z.infer<typeof letterheadSchema>

/** Every setting by its key, each with the value it has until somebody changes it. */
export const settingSchemas = {
  letterhead: letterheadSchema.default(letterheadSchema.parse({})),
  /** Groups smaller than this are hidden wherever figures leave the school. */
  'small-group-threshold': z.number().int().min(2).max(50).default(10),
  timezone: z
    .string()
    .refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone), 'неизвестный часовой пояс')
    .default('Europe/Moscow'),
  /** Hours of the day, local, from which and until which nobody is written to. */
  'quiet-hours': z
    .object({ from: z.number().int().min(0).max(23), until: z.number().int().min(0).max(23) })
    .refine(({ from, until }) => from !== until)
    .default({ from: 20, until: 8 }),
  /** Every school, person and result below this node is synthetic: screens and documents say «Демо». */
  demonstration: z.boolean().default(false),
} as const

export type SettingKey = keyof typeof settingSchemas
export type SettingValue<K extends SettingKey> = z.output<(typeof settingSchemas)[K]>
