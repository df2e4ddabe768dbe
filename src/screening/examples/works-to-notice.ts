import { worksNear } from '../indicate-boundary.ts'
import { enoughWorks } from '../indication.ts'
import { prepareScreening } from '../prepare-screening.ts'
import { countExample, exampleRegion } from './example-region.ts'

export interface NoticingQuestion {
  /** Share of the works just below a mark that were moved over it, 0…1. */
  readonly shift: number
  /** Schools that are judged together: the more there are, the rarer a thing must be to be named. */
  readonly schools: number
}

/** Works near the marks and works in all, at which the shift is noticed in four cases of five. */
export interface WorksToNotice {
  readonly near: number
  readonly all: number
}

const allowedShare = 0.05

let measured: { readonly share: number; readonly nearShare: number } | undefined

/** By the same arithmetic as the words «данных мало», on the invented work of the examples. */
export function worksToNotice({ shift, schools }: NoticingQuestion): WorksToNotice {
  measured ??= measureExample()
  const near = worksNear(measured.share, usualNull, Math.log(allowedShare / schools), shift)
  return { near: enoughWorks(near), all: enoughWorks(near / measured.nearShare) }
}

/** Honest variety of the steps between marks, where data have not said otherwise. */
const usualNull = { location: 0, icc: 0.002 }

/** What share of the example's works is near a mark, and what share of those stands above it. */
function measureExample() {
  const { assessments, own, others } = exampleRegion()
  const prepared = prepareScreening({ assessments, classes: [...own.map(countExample), ...others] })
  let near = 0
  let above = 0
  let works = 0
  for (const { position } of prepared.gathered.cells) {
    const { boundary, cell } = prepared.cellAt(position)
    near += boundary?.n ?? 0
    above += boundary?.expected ?? 0
    works += cell.works
  }
  return { share: above / near, nearShare: near / works }
}
