import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '@nodeless/core';
import { bundledProgram } from '../testing/bundled-program.ts';
import { REPOSITORY } from '../testing/repository-root.ts';
import { CLUSTERS, TestRepository } from '../testing/repository.ts';

const CDK8S = join(REPOSITORY, 'node_modules', 'cdk8s');

let repository: TestRepository;
beforeAll(async () => {
  repository = new TestRepository(CLUSTERS);
  await repository.generated();
});
afterAll(() => repository.remove());

function checkTwice(...nodeArgs: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...nodeArgs, bundledProgram(), 'check', '--twice', '--json'],
    { cwd: repository.root, encoding: 'utf8' },
  );
  if (status === 2 || stdout === '') throw new Error(stderr);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] };
  return { status, differing: diagnostics.filter(({ code }) => code === 'tree/not-deterministic') };
}

/** What a rendering must not depend on, as expressions. The first difference of each cluster is told: one for each. */
const ODDITIES: readonly Readonly<Record<string, readonly [cluster: string, expression: string]>>[] = [
  {
    'the language of the machine': ['classic-seoul', 'new Intl.NumberFormat().resolvedOptions().locale'],
    'the time zone': ['nodeless-seoul', 'new Date(0).getTimezoneOffset()'],
    chance: ['nodeless-tokyo', 'Math.random()'],
  },
  {
    'the clock': ['classic-seoul', 'process.hrtime.bigint()'],
    'the process': ['nodeless-seoul', 'process.pid'],
    'what was rendered before': ['nodeless-tokyo', 'count'],
  },
];

/** A rendering that puts the value of an expression into the objects that name the cluster. */
function oddRenderer(oddities: (typeof ODDITIES)[number]): string {
  const file = repository.path('preload.cjs');
  const values = Object.values(oddities).map(
    ([cluster, expression]) => `'/${cluster}/': () => ${expression}`,
  );
  writeFileSync(
    file,
    `const { ApiObject } = require(${JSON.stringify(CDK8S)});
const { toJson } = ApiObject.prototype;
let count = 0;
const values = { ${values.join(', ')} };
ApiObject.prototype.toJson = function () {
  const object = toJson.call(this);
  count += 1;
  const cluster = Object.keys(values).find((name) => JSON.stringify(object).includes(name));
  if (cluster === undefined) return object;
  const annotations = { ...object.metadata.annotations, 'example.com/odd': String(values[cluster]()) };
  return { ...object, metadata: { ...object.metadata, annotations } };
};
`,
  );
  return file;
}

test('what is rendered depends on the sources alone', () => {
  expect(checkTwice()).toEqual({ status: 0, differing: [] });
}, 60_000);

test.each(ODDITIES)(
  'what depends on something else is found in what is rendered: %j',
  (oddities) => {
    const { status, differing } = checkTwice('--require', oddRenderer(oddities));
    expect(status).toBe(1);
    for (const [name, [cluster]] of Object.entries(oddities)) {
      const found = differing.filter(({ location }) =>
        location?.file.startsWith(`clusters/${cluster}/rendered/`),
      );
      expect([name, found.length]).toEqual([name, 1]);
    }
    for (const { message, location, hint } of differing) {
      expect(message).toMatch(
        /^[a-z-]+\/\S+ differs between two renderings of the same sources: .*example\.com\/odd/,
      );
      expect(location?.line).toBeGreaterThan(1);
      expect(hint).toContain('the sources alone');
    }
  },
  60_000,
);
