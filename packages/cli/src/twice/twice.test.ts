import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '@nodeless/core';
import { REPOSITORY } from '../testing/repository-root.ts';
import { TestRepository } from '../testing/repository.ts';

const COMMAND_LINE = join(REPOSITORY, 'packages/cli/bin/nodeless.cjs');
const CDK8S = join(REPOSITORY, 'node_modules', 'cdk8s');

let repository: TestRepository;
beforeAll(async () => {
  repository = new TestRepository();
  await repository.generated();
});
afterAll(() => repository.remove());

function checkTwice(...nodeArgs: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...nodeArgs, COMMAND_LINE, 'check', '--twice', '--json', 'nodeless-seoul', 'nodeless-tokyo'],
    { cwd: repository.root, encoding: 'utf8' },
  );
  if (status === 2 || stdout === '') throw new Error(stderr);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] };
  return { status, differing: diagnostics.filter(({ code }) => code === 'tree/not-deterministic') };
}

/** A rendering that puts the value of an expression into every object. */
function rendererWith(expression: string): string {
  const file = repository.path(`preload-${Buffer.from(expression).toString('hex').slice(0, 40)}.cjs`);
  writeFileSync(
    file,
    `const { ApiObject } = require(${JSON.stringify(CDK8S)});
const { toJson } = ApiObject.prototype;
let count = 0;
ApiObject.prototype.toJson = function () {
  const object = toJson.call(this);
  count += 1;
  const annotations = { ...object.metadata.annotations, 'example.com/odd': String(${expression}) };
  return { ...object, metadata: { ...object.metadata, annotations } };
};
`,
  );
  return file;
}

test('what is rendered depends on the sources alone', () => {
  expect(checkTwice()).toEqual({ status: 0, differing: [] });
}, 60_000);

test.each([
  ['the language of the machine', `new Intl.NumberFormat().resolvedOptions().locale`],
  ['the time zone', `new Date(0).getTimezoneOffset()`],
  ['chance', `Math.random()`],
  ['the clock', `process.hrtime.bigint()`],
  ['the process', `process.pid`],
  ['what was rendered before', `count`],
])(
  '%s is found in what is rendered',
  (_, expression) => {
    const { status, differing } = checkTwice('--require', rendererWith(expression));
    expect(status).toBe(1);
    expect(differing.length).toBeGreaterThan(0);
    for (const { message, location, hint } of differing) {
      expect(message).toMatch(
        /^[a-z-]+\/\S+ differs between two renderings of the same sources: .*example\.com\/odd/,
      );
      expect(location?.file).toMatch(/^clusters\/nodeless-(seoul|tokyo)\/rendered\//);
      expect(location?.line).toBeGreaterThan(1);
      expect(hint).toContain('the sources alone');
    }
  },
  60_000,
);
