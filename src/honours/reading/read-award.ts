import { searchKey } from '#kernel/russian-text'
import type { Award } from '../model.ts'

/** The award that a cell names: «Медаль II степени», «серебряная медаль», «аттестат с отличием 9 класс». */
export function readAward(text: string): Award | undefined {
  const key = searchKey(text)
  if (/регион|краев|област/.test(key)) return 'regional'
  if (/аттестат/.test(key)) {
    if (/(^|\D)9(\D|$)|основн/.test(key)) return 'certificate-9'
    return /(^|\D)11(\D|$)|средн/.test(key) ? 'certificate-11' : undefined
  }
  if (!/медал/.test(key)) return undefined
  if (/серебр|(^| )(ii|2)([- ]?(й|ой|ая))? степен|втор/.test(key)) return 'medal-2'
  return /золот|(^| )(i|1)([- ]?(й|ой|ая))? степен|перв/.test(key) ? 'medal-1' : undefined
}
