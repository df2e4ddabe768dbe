import type { Store } from '#db'
import type { AnyJobKind } from '#jobs'
import { importUploadJob, readUploadJob } from '#results'

/** Everything that is done in the background, over all domains. */
export function jobKinds(store: Store): readonly AnyJobKind[] {
  return [readUploadJob(store), importUploadJob(store, async () => {})]
}
