import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Refusal } from './machine/run.ts';

export const USAGE = `npm run judge -- build [program…]          build the programs that are not built yet
npm run judge -- <cluster> [options]       bring a rendered cluster up

  --charts DIR       bare repositories with the pinned commits of charts, below DIR/owner+name
  --cycles N         afterwards wait N refresh cycles and a hard refresh: no operation may begin
  --scenario NAME    afterwards change the cluster; may be given again, "all" stands for all of them
  --limit SECONDS    for the bring-up, and for each step of a scenario; 900 by default
  --keep             keep the folder of the run`;

export type Arguments =
  | { readonly command: 'help' }
  | { readonly command: 'build'; readonly programs: readonly string[] }
  | RunArguments;

export interface RunArguments {
  readonly command: 'run';
  readonly cluster: string;
  readonly charts?: string;
  readonly cycles: number;
  readonly scenarios: readonly string[];
  readonly limit: number;
  readonly keep: boolean;
}

/** @throws Refusal when they make no sense */
export function readArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parse(args);
  const [first, ...others] = positionals;
  if (values.help === true || first === undefined) return { command: 'help' };
  if (first === 'build') return { command: 'build', programs: others };
  if (others.length > 0) throw new Refusal(`one cluster at a time\n\n${USAGE}`);
  return {
    command: 'run',
    cluster: first,
    ...(values.charts === undefined ? {} : { charts: resolve(values.charts) }),
    cycles: count('cycles', values.cycles ?? '0'),
    scenarios: values.scenario ?? [],
    limit: count('limit', values.limit ?? '900'),
    keep: values.keep ?? false,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        charts: { type: 'string' },
        cycles: { type: 'string' },
        scenario: { type: 'string', multiple: true },
        limit: { type: 'string' },
        keep: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new Refusal(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

function count(name: string, text: string): number {
  if (!/^\d+$/.test(text)) throw new Refusal(`--${name} is a whole number, not ${JSON.stringify(text)}`);
  return Number(text);
}
