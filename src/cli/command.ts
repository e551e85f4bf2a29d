/** What a command of the terminal is. */
export interface Command {
  /** After `shipshape `, for example `names NOTEBOOK`. */
  readonly usage: string;
  readonly summary: string;
  /**
   * @returns the exit status: 0 nothing to say, 1 findings or refusals.
   * @throws BadInput - exit status 2, with its message as the one clear line.
   */
  run(args: readonly string[]): Promise<number>;
}

/** Input that cannot be used; the message names the thing and the way out. */
export class BadInput extends Error {}
