import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic, Outcome } from '@nodeless/core';
import { placeIn } from './stack-location.ts';

const NAMES = ['nodeless.config.ts', 'nodeless.config.mjs', 'nodeless.config.js', 'nodeless.config.cjs'];

/** The config of a repository, relative to its root; no value and no diagnostic where there is none. */
export function configFile(root: string): Outcome<string> {
  const [found, ...others] = NAMES.filter((name) => existsSync(join(root, name)));
  if (found === undefined) return { diagnostics: [] };
  if (others.length === 0) return { value: found, diagnostics: [] };
  return { diagnostics: [found, ...others].map((file) => second(file, [found, ...others])) };
}

function second(file: string, all: readonly string[]): Diagnostic {
  return {
    code: 'config/several-files',
    severity: 'error',
    message: `there are ${all.join(' and ')}: only one of them could be read`,
    hint: 'keep one of them',
    location: placeIn(file),
  };
}
