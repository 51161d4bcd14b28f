import { VERSION } from '../installation.ts';
import { NX_VERSION } from './template.ts';

/** What has to be added to a file that was there before, by its path; other files need nothing. */
const NEEDS: Readonly<Record<string, string>> = {
  '.gitattributes': 'add clusters/*/rendered/** text eol=lf -merge',
  '.gitignore': 'add node_modules/ and .nx/',
  'nx.json': 'add "@nodeless/nx" to its plugins',
  'package.json': `npm install --save-dev --save-exact nodeless@${VERSION} @nodeless/nx@${VERSION} nx@${NX_VERSION}`,
};

export function needOf(path: string): string | undefined {
  return NEEDS[path];
}
