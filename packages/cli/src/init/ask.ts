import { createInterface } from 'node:readline/promises';

/** Asks a person for one line; undefined when the input ends, or they press Ctrl-C. */
export type Ask = (question: string) => Promise<string | undefined>;

/** How to ask at the terminal of this process; undefined where none is at both ends, as in a script or in CI. */
export function processAsk(): Ask | undefined {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return undefined;
  return async (question) => {
    const terminal = createInterface({ input: process.stdin, output: process.stderr });
    // A question that is left by Ctrl-C or Ctrl-D is never answered.
    const left = new Promise<undefined>((resolve) => terminal.once('close', () => resolve(undefined)));
    const answer = await Promise.race([terminal.question(question), left]);
    terminal.close();
    // The cursor stands behind a question without an answer.
    if (answer === undefined) process.stderr.write('\n');
    return answer;
  };
}
