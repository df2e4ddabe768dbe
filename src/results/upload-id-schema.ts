import { z } from 'zod'
import type { UploadId } from './import-model.ts'

/** Apart from the model, so that a page in the browser does not carry the validator. */
export const uploadIdSchema = z.uuid().transform((id) => id as UploadId)
