import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Catalogue } from '@nodeless/catalogue';
import type { Diagnostic } from '@nodeless/core';
import { jsonSchemas, sourcePages } from '@nodeless/sources';
import { loadExtensions } from '../config/load-config.ts';
import { EXIT } from '../exit-codes.ts';
import { rootOf, type CommandContext } from './context.ts';

const SCHEMAS = 'schemas';

/** Writes what is made from the types of the sources, or says what is not current: the JSON Schemas, and the pages with every key. */
export function schemasCommand(context: CommandContext, checkOnly: boolean): void {
  const root = rootOf(context);
  if (root === undefined) return;
  const { value: extensions, diagnostics } = loadExtensions(root);
  if (extensions === undefined) {
    for (const { message } of diagnostics) context.console.err(`${message}\n`);
    context.exit(EXIT.findings);
    return;
  }
  for (const [file, text] of generatedFiles(extensions.catalogue)) {
    const path = join(root, file);
    if (readOrNothing(path) === text) continue;
    if (checkOnly) {
      context.console.err(`${file} is not current; run: npx nodeless schemas\n`);
      context.exit(EXIT.findings);
    } else {
      const problem = write(path, text);
      if (problem === undefined) context.console.out(`wrote ${file}\n`);
      else {
        context.console.err(`${file} cannot be written: ${problem}\n`);
        context.exit(EXIT.findings);
      }
    }
  }
}

/** Writes a file, or says why the file system refuses. */
function write(path: string, text: string): string | undefined {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return undefined;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return message.split(',')[0] ?? code;
  }
}

/** What of it lies in a repository and is not current. A fleet may do without the schemas, which only editors need. */
export function staleSchemas(root: string): Diagnostic[] {
  if (!existsSync(join(root, SCHEMAS))) return [];
  // A config that cannot be loaded is a finding of its own.
  const { value: extensions } = loadExtensions(root);
  if (extensions === undefined) return [];
  return schemaFiles(extensions.catalogue)
    .filter(([file, text]) => existsSync(join(root, file)) && readOrNothing(join(root, file)) !== text)
    .map(([file]) => ({
      code: 'source/stale-schema',
      severity: 'error',
      message: `${file} is not what the types of the sources give`,
      hint: 'run `npx nodeless schemas`',
      location: { file, line: 1, column: 1, endLine: 1, endColumn: 1 },
    }));
}

function generatedFiles(catalogue: Catalogue): [file: string, text: string][] {
  return [...schemaFiles(catalogue), ...Object.entries(sourcePages(catalogue))];
}

function schemaFiles(catalogue: Catalogue): [file: string, text: string][] {
  return Object.entries(jsonSchemas(catalogue)).map(([file, schema]) => [
    `${SCHEMAS}/${file}`,
    `${JSON.stringify(schema, null, 2)}\n`,
  ]);
}

function readOrNothing(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return undefined; // Absent, or not a file: writing it says more.
  }
}
