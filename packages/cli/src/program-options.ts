import { Option, type Command } from 'commander';
import { FORMATS, type Format } from './output/report.ts';

export interface FormatOptions {
  readonly format: Format;
  readonly json?: boolean;
}

export function withFormat(command: Command): Command {
  return command
    .addOption(new Option('--format <format>', 'how to answer').choices(FORMATS).default('pretty'))
    .option('--json', 'short for --format json');
}

export function formatOf({ format, json }: FormatOptions): Format {
  return json === true ? 'json' : format;
}

export function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}`;
}
