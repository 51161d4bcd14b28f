import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '../../../..');

/** A workspace in a temporary folder: packages below `packages/`, libraries below `node_modules/`. */
export class TestWorkspace {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'pack-')));

  constructor(files: { readonly [path: string]: string | object }) {
    const settings = JSON.parse(readFileSync(join(ROOT, 'tsconfig.base.json'), 'utf8')) as {
      readonly compilerOptions: object;
    };
    this.write('tsconfig.base.json', { compilerOptions: { ...settings.compilerOptions, types: [] } });
    this.write('LICENSE', 'licence\n');
    for (const [path, content] of Object.entries(files)) this.write(path, content);
  }

  /** Links a package of the workspace into node_modules, as npm does. */
  link(folder: string, name: string): void {
    mkdirSync(dirname(this.path(`node_modules/${name}`)), { recursive: true });
    symlinkSync(this.path(folder), this.path(`node_modules/${name}`));
  }

  path(path: string): string {
    return join(this.folder, path);
  }

  /** Objects become JSON. */
  write(path: string, content: string | object): void {
    mkdirSync(dirname(this.path(path)), { recursive: true });
    writeFileSync(this.path(path), typeof content === 'string' ? content : JSON.stringify(content));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
