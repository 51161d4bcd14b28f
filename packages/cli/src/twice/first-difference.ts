import { compareText, renderedFolder, type Diagnostic } from '@nodeless/core';
import type { Bundle } from './bundle.ts';

const HINT =
  'what is rendered may depend on the sources alone: not on the time, the language or the zone of the machine, random ' +
  'values, the order of files, or what was rendered before';

/** The first place where two renderings of a cluster differ; undefined when they are the same, byte for byte. */
export function firstDifference(cluster: string, one: Bundle, other: Bundle): Diagnostic | undefined {
  const paths = [...new Set([...Object.keys(one.files), ...Object.keys(other.files)])].sort(compareText);
  for (const path of paths) {
    const [before, after] = [one.files[path], other.files[path]];
    if (before === undefined || after === undefined) {
      return differs(cluster, path, 1, `${path} is rendered in one of two renderings of the same sources`);
    }
    if (before !== after) return differs(cluster, path, ...firstLine(path, before, after));
  }
  if (JSON.stringify(one.findings) === JSON.stringify(other.findings)) return undefined;
  const message = `The findings of ${cluster} are not the same in two renderings of the same sources`;
  return { code: 'tree/not-deterministic', severity: 'error', message, hint: HINT };
}

function firstLine(path: string, before: string, after: string): [line: number, message: string] {
  const [one, other] = [before.split('\n'), after.split('\n')];
  const longer = Math.max(one.length, other.length);
  let index = 0;
  while (index < longer && one[index] === other[index]) index += 1;
  const [first, second] = [one, other].map((lines) => shown(lines[index]));
  return [index + 1, `${path} differs between two renderings of the same sources: ${first} and ${second}`];
}

const MAX_WIDTH = 120;

function shown(line: string | undefined): string {
  if (line === undefined) return 'no line';
  return JSON.stringify(line.length > MAX_WIDTH ? `${line.slice(0, MAX_WIDTH)}…` : line);
}

function differs(cluster: string, path: string, line: number, message: string): Diagnostic {
  const location = {
    file: `${renderedFolder(cluster)}/${path}`,
    line,
    column: 1,
    endLine: line,
    endColumn: 1,
  };
  return { code: 'tree/not-deterministic', severity: 'error', message, hint: HINT, location };
}
