import { cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { at } from '@nodeless/core';
import { print } from '../report/print.ts';
import { run } from '../machine/run.ts';
import { BINARIES, SOURCES } from '../machine/folders.ts';
import { goModule, readJson } from './go-module.ts';
import { PROGRAMS, type Program } from './programs.ts';

const OWN = join(__dirname, '..', '..', 'go');

/**
 * Builds the named programs, or all; what is there already stays.
 *
 * @throws Refusal when a name is unknown, or Go or the module proxy fail
 */
export async function build(names: readonly string[]): Promise<void> {
  mkdirSync(BINARIES, { recursive: true });
  for (const program of PROGRAMS.filter(({ name }) => names.length === 0 || names.includes(name))) {
    if (existsSync(binary(program.name))) {
      print(`${program.name}: is there`);
      continue;
    }
    const start = Date.now();
    await buildOne(program);
    print(`${program.name} ${program.version}: ${Math.round((Date.now() - start) / 1000)} s`);
  }
}

/** Path of a built program. */
export function binary(name: string): string {
  return join(BINARIES, name);
}

async function buildOne(program: Program): Promise<void> {
  const folder = join(SOURCES, program.name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const go = (...args: readonly string[]): Promise<string> =>
    run('nice', ['go', ...args], {
      cwd: folder,
      env: {
        CGO_ENABLED: '0',
        GOWORK: 'off',
        GOFLAGS: `-mod=mod -buildvcs=false ${process.env['GOFLAGS'] ?? ''}`.trim(),
      },
    });
  const download = readJson(await go('mod', 'download', '-json', `${program.module}@${program.version}`));
  const upstream = readJson(await go('mod', 'edit', '-json', String(at(download, 'GoMod'))));
  writeFileSync(join(folder, 'go.mod'), goModule(program, upstream));
  if (program.main === 'own') cpSync(join(OWN, program.name), folder, { recursive: true });
  const variables = Object.entries(program.variables ?? {}).map(([name, value]) => `-X ${name}=${value}`);
  const output = `${binary(program.name)}.new`;
  await go(
    ...['build', `-ldflags=${['-s', '-w', ...variables].join(' ')}`],
    ...['-o', output, program.main === 'own' ? '.' : program.main],
  );
  renameSync(output, binary(program.name));
}
