import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface CodeBlock {
  readonly language: string;
  readonly text: string;
}

export const README = readFileSync(join(__dirname, '../../README.md'), 'utf8');

/** The code of the README, in its order. */
export function codeBlocks(language: string): string[] {
  return [...README.matchAll(/^```(\w+)\n([^]*?)^```$/gm)]
    .map(([, found = '', text = '']): CodeBlock => ({ language: found, text }))
    .filter((block) => block.language === language)
    .map(({ text }) => text);
}
