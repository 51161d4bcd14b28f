import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SCRIPT = join(__dirname, 'memory-folder.cjs');

let parent = '';
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'nodeless-memory-'));
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

/** What a process prints that makes its folder. */
function inProcess(enough: number, code: string): string {
  const script = `const folder = require(${JSON.stringify(SCRIPT)}).makeMemoryFolder(${JSON.stringify(parent)}, ${enough}); ${code}`;
  return spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' }).stdout.trim();
}

test('a process has a folder of its own, which goes away with it, however it ends', () => {
  const print = "console.log(require('node:fs').readdirSync(folder).length, folder);";
  const [count, folder = ''] = inProcess(1, `${print} process.exit(1)`).split(' ');
  expect(count).toBe('0');
  expect(folder).toMatch(/nodeless-jest-\d+$/);
  expect(readdirSync(parent)).toEqual([]);
});

test('too little memory, or no such place, is no reason to fail', () => {
  expect(inProcess(Number.MAX_SAFE_INTEGER, 'console.log(folder)')).toBe('undefined');
  rmSync(parent, { recursive: true });
  expect(inProcess(1, 'console.log(folder)')).toBe('undefined');
});

test('who says where temporary files go is followed', () => {
  const script = `require(${JSON.stringify(SCRIPT)})(); console.log(require('node:os').tmpdir())`;
  const env = { ...process.env, TMPDIR: parent };
  expect(spawnSync(process.execPath, ['-e', script], { encoding: 'utf8', env }).stdout.trim()).toBe(parent);
});

test('folders of processes that were killed long ago go away, those of others stay', () => {
  const dead = spawnSync(process.execPath, ['-e', '']).pid;
  const long = new Date(Date.now() - 7_200_000);
  const make = (name: string, time?: Date): void => {
    mkdirSync(join(parent, name));
    writeFileSync(join(parent, name, 'file'), '');
    if (time !== undefined) utimesSync(join(parent, name), time, time);
  };
  make(`nodeless-jest-${dead}`, long);
  make(`nodeless-jest-${process.pid}`, long);
  make('nodeless-jest-mine', long);
  inProcess(1, '');
  expect(readdirSync(parent).sort()).toEqual([`nodeless-jest-${process.pid}`, 'nodeless-jest-mine']);
  make(`nodeless-jest-${dead}`);
  inProcess(1, '');
  expect(existsSync(join(parent, `nodeless-jest-${dead}`))).toBe(true);
});
