import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchemas } from '@nodeless/spec';
import { EXIT } from '../exit-codes.ts';
import { rootOf, type CommandContext } from './context.ts';

/** Writes the JSON Schemas of the sources, or says which are not current. */
export function schemasCommand(context: CommandContext, checkOnly: boolean): void {
  const root = rootOf(context);
  if (root === undefined) return;
  mkdirSync(join(root, 'schemas'), { recursive: true });
  for (const [file, schema] of Object.entries(jsonSchemas())) {
    const path = join(root, 'schemas', file);
    const text = `${JSON.stringify(schema, null, 2)}\n`;
    if (readOrNothing(path) === text) continue;
    if (checkOnly) {
      context.console.err(`schemas/${file} is not current; run: npx nodeless schemas\n`);
      context.exit(EXIT.findings);
    } else {
      writeFileSync(path, text);
      context.console.out(`wrote schemas/${file}\n`);
    }
  }
}

function readOrNothing(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
