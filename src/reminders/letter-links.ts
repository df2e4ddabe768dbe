/** Addresses that letters lead to; a test holds them against those of the pages. */
export interface LetterLinks {
  readonly today: string
  readonly preferences: string
  execution(id: string): string
  measure(plan: string, measure: string): string
  readers(plan: string): string
}

export function letterLinks(origin: string): LetterLinks {
  return {
    today: `${origin}/today`,
    preferences: `${origin}/profile/letters`,
    execution: (id) => `${origin}/executions/${id}`,
    measure: (plan, measure) => `${origin}/plans/${plan}/measures/${measure}`,
    readers: (plan) => `${origin}/plans/${plan}/readers`,
  }
}
