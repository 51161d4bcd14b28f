import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ThreadPool } from './thread-pool.ts';

/** Doubles numbers; throws at 0, ends at a negative one, and says who it is. */
const PROGRAM = `
const { parentPort, threadId, workerData } = require('node:worker_threads');
parentPort.on('message', (request) => {
  if (request === 'who') return parentPort.postMessage({ value: threadId });
  if (request < 0) process.exit(3);
  if (request === 0) return parentPort.postMessage({ fault: { message: 'nothing to double', stack: 'at zero' } });
  setTimeout(() => parentPort.postMessage({ value: request * workerData.input }), request % 3);
});
`;

const folder = mkdtempSync(join(tmpdir(), 'nodeless-threads-'));
const program = join(folder, 'program.cjs');
writeFileSync(program, PROGRAM);
afterAll(() => rmSync(folder, { recursive: true }));

let pool: ThreadPool;
beforeEach(() => {
  pool = new ThreadPool(3, { name: 'double', input: 2 }, program);
});
afterEach(() => pool.end());

test('answers have the order of the requests, and each is counted', async () => {
  const requests = Array.from({ length: 40 }, (_, index) => index + 1);
  const counts: number[] = [];
  const answers = await pool.spread<number, number>(requests, (count) => counts.push(count));
  expect(answers.map(({ answer }) => answer)).toEqual(requests.map((request) => request * 2));
  expect(counts).toEqual(requests);
});

test('all threads work, and the one that answered can be asked again', async () => {
  const threads = await pool.ask<number>('who');
  expect(new Set(threads).size).toBe(3);
  const answers = await pool.spread<string, number>(['who', 'who', 'who', 'who']);
  for (const { answer, again } of answers) expect(await again<number>('who')).toBe(answer);
});

test('what a thread throws is thrown, with its stack', async () => {
  await expect(pool.spread([1, 0])).rejects.toMatchObject({ message: 'nothing to double', stack: 'at zero' });
});

test('a thread that ends is a fault that says so, for all that still waits', async () => {
  const ended = 'a thread that renders clusters ended with code 3';
  await expect(pool.spread([1, -1, 2])).rejects.toThrow(ended);
  await expect(pool.ask(-1)).rejects.toThrow(ended);
});
