import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { clusterPage, jsonSchemas } from '@nodeless/spec';
import { EXIT } from '../exit-codes.ts';
import { rootOf, type CommandContext } from './context.ts';

/** Writes what is made from the types of the sources, or says what is not current: the JSON Schemas and docs/cluster.md. */
export function schemasCommand(context: CommandContext, checkOnly: boolean): void {
  const root = rootOf(context);
  if (root === undefined) return;
  for (const [file, text] of generatedFiles()) {
    const path = join(root, file);
    if (readOrNothing(path) === text) continue;
    if (checkOnly) {
      context.console.err(`${file} is not current; run: npx nodeless schemas\n`);
      context.exit(EXIT.findings);
    } else {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
      context.console.out(`wrote ${file}\n`);
    }
  }
}

function generatedFiles(): [file: string, text: string][] {
  const schemas = Object.entries(jsonSchemas()).map(([file, schema]): [string, string] => [
    `schemas/${file}`,
    `${JSON.stringify(schema, null, 2)}\n`,
  ]);
  return [...schemas, ['docs/cluster.md', clusterPage()]];
}

function readOrNothing(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
