import type { PersonId } from '#access/model'
import type { LetterId } from '#mail/model'
import type { DigestTime, LetterRule } from './model.ts'

declare module '#db/tables' {
  interface Tables {
    letter_preference: {
      person_id: PersonId
      digest_time: DigestTime
      /** JSON `LetterRule[]`: those the person does not want. */
      off: string
      paused_from: string | null
      paused_until: string | null
      version: number
    }
    /** That somebody's morning letter of a day was seen to, be there something to say or not. */
    reminder_morning: { person_id: PersonId; on_date: string }
    /** Everything that anybody was told: nothing is told twice. */
    reminder_line: {
      person_id: PersonId
      rule: LetterRule
      /** The execution, or the plan. */
      subject_id: string
      /** The stage with its control date, or the version that a step made. */
      occasion: string
      told_at: string
      letter_id: LetterId
    }
    /** Steps that everybody concerned has been told of, and the moment from which there is anything to tell. */
    reminder_settled: { subject_id: string; version: number; at: string }
  }
}
