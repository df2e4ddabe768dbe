/** Made by bench/take-measured-errors.ts from docs/methods/calibration.md. */
export const measuredErrors = {
  seeds: 40,
  tables: [
    {
      data: 'real',
      unit: 'class-test',
      clean: 2.5,
      falseDiscoveries: 0.5,
      noticed: {
        boundary: 0,
        dictation: 67.6,
        copying: 45.9,
        lenient: 47.9,
        fabricated: 84.4,
        inflation: 46.2,
      },
    },
    {
      data: 'real',
      unit: 'school',
      clean: 0,
      falseDiscoveries: 1.2,
      noticed: {
        boundary: 82.6,
        dictation: 98.5,
        copying: 91,
        lenient: 96.4,
        fabricated: 100,
        inflation: 86.5,
      },
    },
    {
      data: 'simulated',
      unit: 'class-test',
      clean: 5,
      falseDiscoveries: 0.9,
      noticed: {
        boundary: 24.8,
        matching: 34.6,
        dictation: 64.3,
        copying: 37.3,
        lenient: 59,
        fabricated: 75.2,
        inflation: 27.6,
        absence: 10.6,
      },
    },
    {
      data: 'simulated',
      unit: 'school',
      clean: 0,
      falseDiscoveries: 0.2,
      noticed: {
        boundary: 83.3,
        matching: 88.3,
        dictation: 94.7,
        copying: 80.6,
        lenient: 83.9,
        fabricated: 100,
        inflation: 60,
        absence: 86.4,
      },
    },
  ],
  bySize: [
    {
      works: 'до 9',
      noticed: 17.5,
    },
    {
      works: '10–17',
      noticed: 54.9,
    },
    {
      works: '18 и больше',
      noticed: 62.8,
    },
  ],
} as const
