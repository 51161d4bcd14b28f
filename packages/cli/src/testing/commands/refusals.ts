import { AWS } from './aws.ts';
import { EKSCTL } from './eksctl.ts';
import { KUBECTL } from './kubectl.ts';
import { simpleCommands } from './shell.ts';
import { refusal } from './table.ts';

const TABLES = [AWS, EKSCTL, KUBECTL];

/** The commands of a script that the tables know the programs of, without the names of these. */
export function knownCommands(script: string): { program: string; words: string[] }[] {
  return simpleCommands(script).flatMap(([program = '', ...words]) =>
    TABLES.some((table) => table.program === program) ? [{ program, words }] : [],
  );
}

/** Why the programs would refuse commands of a script, each with its command. */
export function refusals(script: string): string[] {
  return knownCommands(script).flatMap(({ program, words }) => {
    const table = TABLES.find((one) => one.program === program);
    const reason = table === undefined ? undefined : refusal(table, words);
    return reason === undefined ? [] : [`${reason}: ${program} ${words.join(' ')}`];
  });
}
