import { GitHubError, RetryLater } from './errors.ts';
import { withRetries } from './retries.ts';

function run(errors: readonly Error[], totalPause = 300_000) {
  const waits: number[] = [];
  const said: string[] = [];
  const left = [...errors];
  const result = withRetries(
    {
      attempts: 5,
      totalPause,
      wait: (milliseconds) => Promise.resolve(void waits.push(milliseconds)),
      say: (line) => said.push(line),
    },
    () => {
      const error = left.shift();
      return error === undefined ? Promise.resolve('done') : Promise.reject(error);
    },
  );
  return { result, waits, said };
}

const later = (milliseconds?: number): RetryLater => new RetryLater('GET /a: 502', milliseconds);

test('pauses grow, and the work is done in the end', async () => {
  const { result, waits, said } = run([later(), later(), later(60_000), later()]);
  expect(await result).toBe('done');
  expect(waits).toEqual([1000, 2000, 60_000, 8000]);
  expect(said[2]).toBe('GET /a: 502; trying again in 60 s');
});

test('attempts are bounded', async () => {
  const { result, waits } = run(Array.from({ length: 9 }, () => later()));
  await expect(result).rejects.toThrow('GET /a: 502; 5 attempts were made');
  expect(waits).toEqual([1000, 2000, 4000, 8000]);
});

test('pauses are bounded, and nobody waits for nothing', async () => {
  const { result, waits } = run([later(), later(3_600_000)]);
  await expect(result).rejects.toThrow('would have to wait 3600 s, which is more than this job does');
  expect(waits).toEqual([1000]);
});

test('what will not get better is not tried again', async () => {
  const { result, waits } = run([new GitHubError(403, 'no')]);
  await expect(result).rejects.toEqual(new GitHubError(403, 'no'));
  expect(waits).toEqual([]);
});
