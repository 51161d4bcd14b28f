import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filled } from '../init/template.ts';
import { NEW_FOLDER } from '../installation.ts';

/** A file of `templates/new`; `__PLACEHOLDER__` in it stands for a value. */
export function newFrom(template: string, values: Readonly<Record<string, string>>): string {
  return filled(readFileSync(join(NEW_FOLDER, template), 'utf8'), values);
}
