import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TEST_CREDENTIALS } from '@nodeless/aws/testing';
import { REPOSITORY } from '../testing/repository-root.ts';
import { TestRepository } from '../testing/repository.ts';

jest.setTimeout(120_000);

/** Says when the process ends which packages of AWS it has loaded. */
const LISTING = `process.on('exit', () => {
  const names = Object.keys(require.cache).flatMap((file) => /node_modules.(@aws-sdk.[\\w-]+)/.exec(file)?.[1] ?? []);
  process.stderr.write('loaded: ' + [...new Set(names)].join(' '));
});
`;

let repository: TestRepository;
beforeAll(() => {
  repository = new TestRepository(['nodeless-tokyo']);
  writeFileSync(repository.path('listing.cjs'), LISTING);
});
afterAll(() => repository.remove());

function loadedBy(...args: readonly string[]): string {
  const program = join(REPOSITORY, 'packages/cli/bin/nodeless.cjs');
  const { stderr } = spawnSync(
    process.execPath,
    ['--require', repository.path('listing.cjs'), program, ...args],
    {
      cwd: repository.root,
      encoding: 'utf8',
      env: { ...process.env, ...TEST_CREDENTIALS },
    },
  );
  return /loaded: (.*)$/.exec(stderr)?.[1] ?? stderr;
}

test.each([['generate'], ['check'], ['versions'], ['drift', '--print-role']])(
  '%s %s loads no SDK',
  (...args) => {
    expect(loadedBy(...args)).toBe('');
  },
);

test('facts does', () => {
  expect(loadedBy('facts', '--endpoint-url', 'http://127.0.0.1:1')).toContain('@aws-sdk/client-eks');
});
