/** Made by bench/take-measured-errors.ts from docs/methods/calibration.md. */
export const measuredErrors = {
  seeds: 16,
  tables: [
    {
      data: 'real',
      unit: 'class-test',
      clean: 0,
      falseDiscoveries: 0.3,
      noticed: {
        boundary: 0,
        dictation: 68.2,
        copying: 31.7,
        lenient: 48.5,
        fabricated: 85.8,
        inflation: 15.3,
      },
    },
    {
      data: 'real',
      unit: 'school',
      clean: 0,
      falseDiscoveries: 1.8,
      noticed: {
        boundary: 92,
        dictation: 100,
        copying: 89.3,
        lenient: 96.9,
        fabricated: 100,
        inflation: 53.7,
      },
    },
    {
      data: 'simulated',
      unit: 'class-test',
      clean: 0,
      falseDiscoveries: 0.6,
      noticed: {
        boundary: 19.3,
        matching: 26.8,
        dictation: 58.5,
        copying: 17.6,
        lenient: 54.8,
        fabricated: 70.6,
        inflation: 18.2,
        absence: 12.8,
      },
    },
    {
      data: 'simulated',
      unit: 'school',
      clean: 0,
      falseDiscoveries: 0,
      noticed: {
        boundary: 76,
        matching: 85,
        dictation: 90.5,
        copying: 53.6,
        lenient: 81,
        fabricated: 100,
        inflation: 40.7,
        absence: 95.5,
      },
    },
  ],
  bySize: [
    {
      works: 'до 9',
      noticed: 15.9,
    },
    {
      works: '10–17',
      noticed: 43.2,
    },
    {
      works: '18 и больше',
      noticed: 49.5,
    },
  ],
} as const
