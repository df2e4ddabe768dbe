import type { SchoolSign, VerdictCounts, VerdictState } from '#honours/model'
import type { Tone } from '../../ui/chip.tsx'

export const verdictTones: Readonly<Record<VerdictState, Tone>> = {
  confirmed: 'ok',
  'not-confirmed': 'look',
  'no-data': 'plain',
}

export const signTones: Readonly<Record<SchoolSign['outcome'], Tone>> = {
  clarify: 'look',
  quiet: 'ok',
  'few-data': 'plain',
}

export const candidatesOf = ({ confirmed, notConfirmed, noData }: VerdictCounts): number =>
  confirmed + notConfirmed + noData
