import { describe, expect, test } from 'vitest'
import { municipalityKey } from './municipality-key.ts'

describe('spellings of one municipality meet', () => {
  test.each([
    [
      [
        'город Демск',
        'г. Демск',
        'г.Демск',
        'Демск',
        'г.о. Демск',
        'Г.О. ДЕМСК',
        'ГО Демск',
        'Городской округ Демск',
        'МО «город Демск»',
        ' демск ',
      ],
    ],
    [
      [
        'Лесогорский район',
        'Лесогорский р-н',
        'Лесогорский муниципальный район',
        'МР «Лесогорский район»',
        'Лесогорский',
        'Лесогорский МО',
      ],
    ],
    [['Берёзовый район', 'Березовый р-н', 'Берёзовый муниципальный район']],
    [['Демский округ(reg99_m001)', 'REG99_M001', 'reg99_m001']],
  ])('%j', (names) => {
    expect(new Set(names.map(municipalityKey)).size).toBe(1)
  })
})

describe('different municipalities stay apart', () => {
  test.each([
    ['город Берёзовый', 'Берёзовый район'],
    ['г. Лесогорский', 'Лесогорский район'],
    ['г. Омск', 'г. Томск'],
    ['reg99_m001', 'reg99_m010'],
  ])('%s and %s', (one, other) => {
    expect(municipalityKey(one)).not.toBe(municipalityKey(other))
  })

  test('a name of nothing but kinds keeps its words', () => {
    expect(municipalityKey('Городской округ')).toBe('городской округ')
  })
})
