/** Where a command prints: results to `out`, sentences about what went wrong to `err`. */
export interface Output {
  out(text: string): void
  err(text: string): void
  /** A line that takes the place of the last one while a person waits; empty when there is nothing more. Absent where nobody watches. */
  status?(text: string): void
}

/** 0: did its work; 1: what it checked does not hold; 2: could not run. */
export type ExitCode = 0 | 1 | 2

/** One verb of the command line. */
export interface Command {
  /** As typed: `screen`, `results check`. */
  readonly name: string
  /** One Russian line for the list of commands. */
  readonly summary: string
  /** The line after `obyektiv`: `screen DATASET|FILE… [--json FILE]`. */
  readonly usage: string
  run(args: readonly string[], output: Output): Promise<ExitCode>
}
