import { answerCopying } from './answer-copying.ts'
import { fiokoLike } from './fioko-like.ts'
import { frandsen } from './frandsen.ts'
import { invalsi } from './invalsi.ts'
import { jacobLevitt } from './jacob-levitt.ts'
import type { Peer } from './peer.ts'
import { personFitMean } from './person-fit-mean.ts'
import { ajc, ajcControlled } from './unusual-gain.ts'

/** Published rules, written from their descriptions to stand beside the screening; they are no part of the product. */
export const peers: readonly Peer[] = [
  jacobLevitt,
  invalsi,
  frandsen,
  ajc,
  ajcControlled,
  answerCopying,
  personFitMean,
  fiokoLike,
]
