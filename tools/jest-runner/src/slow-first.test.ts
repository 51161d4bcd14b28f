import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import SlowFirst from './slow-first.cjs';

const SEQUENCER = join(__dirname, 'slow-first.cjs');
const { SLOW_FILES } = SlowFirst;
const [SLOWEST = '', SECOND = ''] = SLOW_FILES;

test('every file that is called slow is there', () => {
  expect(SLOW_FILES.filter((file) => !existsSync(join(__dirname, '../../..', file)))).toEqual([]);
});

test('slow files come first, until Jest knows how long each takes', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'nodeless-order-')));
  const file = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const quick = "test('a', () => undefined);\n";
  const waits = "test('a', () => new Promise((resolve) => setTimeout(resolve, 500)));\n";
  try {
    file('package.json', '{}');
    file(SECOND, quick);
    file(SLOWEST, quick);
    file('large.test.ts', `${waits}${'//\n'.repeat(1000)}`);
    const config = {
      ...{ rootDir: folder, testMatch: ['<rootDir>/**/*.test.ts'], cacheDirectory: join(folder, 'cache') },
      ...{ testSequencer: SEQUENCER, transform: { '\\.ts$': require.resolve('@swc/jest') } },
    };
    const order = (): string[] => {
      const args = ['--config', JSON.stringify(config), '--runInBand'];
      const jest = require.resolve('jest/bin/jest');
      const { stderr } = spawnSync(process.execPath, [jest, ...args], { cwd: folder, encoding: 'utf8' });
      return [...stderr.matchAll(/^PASS (?:\.\/)?(\S+)/gm)].map(([, path = '']) => path);
    };
    expect(order()).toEqual([SLOWEST, SECOND, 'large.test.ts']);
    expect(order()[0]).toBe('large.test.ts');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
