/** Prints a line for the person who runs the judge. */
export function print(line = ''): void {
  process.stdout.write(`${line}\n`);
}
