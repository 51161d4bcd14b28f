import { createRequire } from 'node:module';
import { join } from 'node:path';
import { FROM_SOURCES, PACKAGE_FOLDER } from '../installation.ts';
import type * as Compiler from './transform.ts';

/** Where an installed program has it. */
export const COMPILER = 'esm/app-code/transform.js';

/** Loaded when an app is code, and at no other time: a compiler is large. */
export function transform(): typeof Compiler {
  const file = FROM_SOURCES ? 'src/app-code/transform.ts' : COMPILER;
  return createRequire(join(PACKAGE_FOLDER, 'package.json'))(join(PACKAGE_FOLDER, file)) as typeof Compiler;
}
