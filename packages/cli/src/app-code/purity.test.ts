import { APP, config, dataOf, told } from './testing/shop.ts';

test.each<[string, string]>([
  ['a date that is given', 'String(new Date(86_400_000).toISOString())'],
  ['numbers', 'String(Math.max(1, 2))'],
  ['a hash', "createHash('sha256').update('a').digest('hex').slice(0, 4)"],
  ['paths', "posix.join('a', 'b')"],
  ['a name that the environment has too', '((process: number) => String(process))(1)'],
])('%s: the same everywhere', (_, expression) => {
  const imports = "import { createHash } from 'node:crypto';\nimport { posix } from 'node:path';\n";
  expect(dataOf({ 'app.ts': imports + config(`{ a: ${expression} }`) })).toEqual({
    a: expect.any(String) as string,
  });
});

/** What code asks for, and what is said about it. */
const REFUSED: readonly (readonly [expression: string, name: string, source: string])[] = [
  ['Date.now()', 'Date.now()', 'the clock'],
  ['Date()', 'Date()', 'the clock'],
  ['new globalThis.Date()', 'new Date()', 'the clock'],
  ['performance.now()', 'performance.now', 'the clock'],
  ['process.hrtime()', 'process.hrtime', 'the environment'],
  ['Math.random()', 'Math.random()', 'chance'],
  ['crypto.randomUUID()', 'crypto.randomUUID', 'chance'],
  ["nodeCrypto.randomBytes(8).toString('hex')", 'crypto.randomBytes()', 'chance'],
  ['nodeCrypto.getRandomValues(new Uint8Array(1))', 'crypto.getRandomValues()', 'chance'],
  ['nodeCrypto.webcrypto.randomUUID()', 'crypto.randomUUID', 'chance'],
  ['process.env.HOME', 'process.env.HOME', 'the environment'],
  ['Object.keys(process.env)', 'process.env', 'the environment'],
  ["'HOME' in process.env", 'process.env.HOME', 'the environment'],
  ['global.process.cwd()', 'process.cwd', 'the environment'],
  ["fetch('https://example.com')", 'fetch()', 'the network'],
  ["new WebSocket('wss://example.com')", 'new WebSocket()', 'the network'],
  ['setTimeout(() => undefined, 1)', 'setTimeout()', 'a timer'],
  ["require('fs')", 'the import of fs', 'the file system'],
  ["require('node:fs/promises')", 'the import of node:fs/promises', 'the file system'],
  ["require('node:child_process')", 'the import of node:child_process', 'another process'],
  ["require('node:https')", 'the import of node:https', 'the network'],
  ["require('node:os')", 'the import of node:os', 'the environment'],
  ["require('node:vm')", 'the import of node:vm', 'the machine'],
];

test.each(REFUSED)('%s is refused at its line', (expression, name, source) => {
  const text = `import nodeCrypto from 'node:crypto';\n${config(`{ a: ${expression} }`)}export const used = nodeCrypto;\n`;
  const [finding, ...others] = told({ 'app.ts': text });
  expect(others).toEqual([]);
  expect(finding).toMatch(new RegExp(`^${APP}:5:\\d+ `));
  expect(finding).toContain(`app-ts/impure ${APP} uses ${name}, which depends on ${source}`);
});

test('what a construct asks for later, when its object is made, is refused as well', () => {
  const text = `import { ApiObject, Lazy, type Chart } from 'cdk8s';
export default (chart: Chart): void => {
  const data = { at: Lazy.any({ produce: () => String(Date.now()) }) };
  new ApiObject(chart, 'a', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data });
};
`;
  expect(told({ 'app.ts': text })).toEqual([
    `${APP}:3:60 app-ts/impure ${APP} uses Date.now(), which depends on the clock`,
  ]);
});
