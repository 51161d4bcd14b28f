import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { COMPILER } from '../app-code/load-transform.ts';
import { PACKAGE_FOLDER } from '../installation.ts';
import { REPOSITORY } from './repository-root.ts';

const PROGRAM = 'bin/nodeless.cjs';

const START = `require('./surroundings.cjs');
require('../dist/main.cjs').main(process.argv.slice(2)).then((exitCode) => (process.exitCode = exitCode));
`;

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly pack: { readonly external: readonly string[] };
}

let program: string | undefined;

/**
 * The command line as it is installed, with its packages in one file, for tests that start it many times: from the sources each
 * process would load all of them first. Made once in a process, and gone with it.
 *
 * @returns the file that Node starts
 */
export function bundledProgram(): string {
  return (program ??= makeProgram());
}

function makeProgram(): string {
  const folder = mkdtempSync(join(tmpdir(), 'nodeless-program-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const manifest = JSON.parse(readFileSync(join(PACKAGE_FOLDER, 'package.json'), 'utf8')) as Manifest;
  const { name, version, pack } = manifest;
  const { external } = pack;
  const bundled = { 'src/main.ts': 'dist/main.cjs', 'src/app-code/transform.ts': COMPILER };
  for (const [entry, file] of Object.entries(bundled)) {
    buildSync({
      entryPoints: [join(PACKAGE_FOLDER, entry)],
      outfile: join(folder, file),
      ...{ bundle: true, platform: 'node', format: 'cjs', external: [...external], logLevel: 'error' },
      define: { 'import.meta.dirname': '__dirname' },
    });
  }
  const dependencies = Object.fromEntries(external.map((library) => [library, '*']));
  const installed = { name, version, bin: { [name]: PROGRAM }, dependencies };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(installed));
  mkdirSync(join(folder, 'bin'));
  writeFileSync(join(folder, PROGRAM), START);
  copyFileSync(join(PACKAGE_FOLDER, 'bin/surroundings.cjs'), join(folder, 'bin/surroundings.cjs'));
  cpSync(join(PACKAGE_FOLDER, 'templates'), join(folder, 'templates'), { recursive: true });
  symlinkSync(join(REPOSITORY, 'node_modules'), join(folder, 'node_modules'));
  return join(folder, PROGRAM);
}
