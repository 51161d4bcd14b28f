import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from './repository-root.ts';

/** Links of a page to files of this repository that are not there. */
export function deadLinks(page: string): string[] {
  const text = readFileSync(join(REPOSITORY, page), 'utf8');
  const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link]) => link ?? '');
  return links.filter((link) => !existsSync(join(REPOSITORY, page, '..', link)));
}
