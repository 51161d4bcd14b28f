import { InvalidArgumentError, Option, type Command } from 'commander';
import type { Shard } from './commands/shard.ts';
import { FORMATS, type Format, type FormatName } from './output/report.ts';

export interface FormatOptions {
  readonly format: FormatName;
  readonly json?: boolean;
}

export function withFormat(command: Command): Command {
  return command
    .addOption(new Option('--format <format>', 'how to answer').choices(FORMATS).default('pretty'))
    .option('--json', 'short for --format json');
}

export async function formatOf({ format, json }: FormatOptions): Promise<Format> {
  if (json === true) return 'json';
  if (format !== 'sarif') return format;
  const { referencedCodes } = await import('./rules/codes.ts');
  return { sarif: referencedCodes() };
}

export interface Printed {
  readonly printFiles?: boolean;
}

/** For the generators of Nx, which write the files themselves. */
export function printable(command: Command): Command {
  return command.addOption(new Option('--print-files', 'print the files as JSON, write none').hideHelp());
}

/** An option that is a day; anything else is refused as commander refuses. */
export function isoDate(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text))) {
    throw new InvalidArgumentError('Write it as 2026-12-31.');
  }
  return text;
}

export function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}`;
}

/** An option that is a list, split by commas. */
export function commaList(text: string): readonly string[] {
  const parts = text.split(',').map((part) => part.trim());
  if (parts.includes('')) throw new InvalidArgumentError('Write it as one,two.');
  return parts;
}

/** An option that is a release, `1.15.2`. */
export function exactVersion(text: string): string {
  if (/^\d+\.\d+\.\d+$/.test(text)) return text;
  throw new InvalidArgumentError('Write it as 1.15.2.');
}

/** An option that is one of several shares, `2/10`. */
export function shardOf(text: string): Shard {
  const [, index = 0, of = 0] = (/^([1-9]\d{0,2})\/([1-9]\d{0,2})$/.exec(text) ?? []).map(Number);
  if (index < 1 || index > of) throw new InvalidArgumentError('Write it as 1/10 to 10/10.');
  return { index, of };
}

/** An option that is a number from 1 to 99. */
export function wholeNumber(text: string): number {
  if (/^[1-9]\d?$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Write a whole number from 1 to 99.');
}
