import { printYaml } from '@nodeless/core';
import { sha256Of } from '../planned-file.ts';
import { PrintCache } from './print-cache.ts';

const object = (name: string) => ({ kind: 'ConfigMap', metadata: { name } });

test('prints as YAML in UTF-8 with its hash', () => {
  const content = new PrintCache().print({ kind: 'K', text: '한국' });
  expect(Buffer.from(content.bytes).toString('utf8')).toBe(printYaml({ kind: 'K', text: '한국' }));
  expect(content.sha256).toBe(sha256Of(content.bytes));
});

test('equal objects share their bytes, different ones do not', () => {
  const cache = new PrintCache();
  expect(cache.print(object('a'))).toBe(cache.print(object('a')));
  expect(cache.print(object('a')).sha256).not.toBe(cache.print(object('b')).sha256);
});

test('forgets what was not asked for during a whole generation, and keeps what was', () => {
  const cache = new PrintCache(500);
  const [kept, forgotten] = [cache.print(object('kept')), cache.print(object('forgotten'))];
  for (let index = 0; index < 50; index++) {
    cache.print(object(`other-${index}`));
    expect(cache.print(object('kept'))).toBe(kept);
  }
  const again = cache.print(object('forgotten'));
  expect(again).not.toBe(forgotten);
  expect(again).toEqual(forgotten);
});

test('an object larger than the limit is printed all the same', () => {
  const large = { text: 'x'.repeat(1000) };
  expect(new PrintCache(10).print(large).sha256).toBe(new PrintCache().print(large).sha256);
});
