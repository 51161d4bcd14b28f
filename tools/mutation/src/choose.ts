import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Mutant, mutantsOf } from './mutants.ts';
import { randomNumbers } from './random.ts';

export interface Chosen extends Mutant {
  /** From the root of the repository. */
  readonly file: string;
}

/** Files of packages that run for users. */
export function isSource(file: string): boolean {
  return (
    /^packages\/[^/]+\/src\/.*(?<!\.d)(?<!\.test)(?<!\.upstream)\.ts$/.test(file) &&
    !file.includes('/testing/')
  );
}

/** Random lines of all sources, each with one of its changes; the same ones for the same seed and sources. */
export function choose(root: string, count: number, seed: number, only = ''): Chosen[] {
  const files = execFileSync('git', ['ls-files', 'packages'], { cwd: root, encoding: 'utf8' }).split('\n');
  const lines = files
    .filter((file) => isSource(file) && file.startsWith(only))
    .flatMap((file) => linesOf(readFileSync(join(root, file), 'utf8')).map((mutants) => ({ file, mutants })));
  const random = randomNumbers(seed);
  const chosen: Chosen[] = [];
  while (chosen.length < count && lines.length > 0) {
    const [line] = lines.splice(Math.floor(random() * lines.length), 1);
    const mutant = line?.mutants[Math.floor(random() * line.mutants.length)];
    if (line !== undefined && mutant !== undefined) chosen.push({ file: line.file, ...mutant });
  }
  return chosen;
}

/**
 * A condition of each file that holds a rule, broken: one that always holds or never does, or a comparison the other way round.
 * The files are in random order, the same one for the same seed and sources.
 */
export function chooseRules(root: string, count: number, seed: number, only = ''): Chosen[] {
  const files = execFileSync('git', ['ls-files', 'packages'], { cwd: root, encoding: 'utf8' }).split('\n');
  const random = randomNumbers(seed);
  const broken = files
    .filter((file) => isSource(file) && file.startsWith(only))
    .flatMap((file): Chosen[] => {
      const text = readFileSync(join(root, file), 'utf8');
      if (!holdsRule(text)) return [];
      const conditions = mutantsOf(text).filter((mutant) => breaksCondition(text, mutant));
      const mutant = conditions[Math.floor(random() * conditions.length)];
      return mutant === undefined ? [] : [{ file, ...mutant }];
    });
  const chosen: Chosen[] = [];
  while (chosen.length < count && broken.length > 0)
    chosen.push(...broken.splice(Math.floor(random() * broken.length), 1));
  return chosen;
}

/** Whether a file declares a rule: its codes, and what checks. */
function holdsRule(text: string): boolean {
  return (
    /\bcodes: \[/.test(text) &&
    /\bcheck[(:]|: (?:Rule|ClusterRule|AppRule|FleetRule|RuleDefinition) = \{/.test(text)
  );
}

const COMPARISON = /^(?:===|!==|<=?|>=?|&&|\|\|)$/;

function breaksCondition(text: string, { start, end, replacement }: Mutant): boolean {
  const before = text.slice(start, end);
  if (COMPARISON.test(before)) return true;
  return /^(?:true|false)$/.test(replacement) && !/^(?:true|false)$/.test(before);
}

/** The line of a change, in the text before or after it, without blanks around it. */
export function lineOf(text: string, { line }: Mutant): string {
  return (text.split('\n')[line - 1] ?? '').trim();
}

/** The changes of each line that has some. */
function linesOf(text: string): Mutant[][] {
  const lines: Record<number, Mutant[]> = {};
  for (const mutant of mutantsOf(text)) (lines[mutant.line] ??= []).push(mutant);
  return Object.values(lines);
}
