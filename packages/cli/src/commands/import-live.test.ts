import { rmSync } from 'node:fs';
import { startFarEnd, withTestCredentials, type FarEnd, type WireWorld } from '@nodeless/aws/testing';
import { parse } from 'yaml';
import { fleetWorld } from '../testing/live/fleet-world.ts';
import { TestRepository } from '../testing/repository.ts';

jest.setTimeout(120_000);
withTestCredentials();

const CLUSTERS = ['classic-seoul', 'nodeless-seoul', 'nodeless-tokyo'] as const;
let repository: TestRepository;
let farEnd: FarEnd;
let world: WireWorld;

beforeEach(async () => {
  repository = new TestRepository(CLUSTERS);
  await repository.generated();
  world = fleetWorld(repository.root, CLUSTERS);
  farEnd = await startFarEnd(() => world);
});

afterEach(async () => {
  await farEnd.close();
  repository.remove();
});

const run = (cluster: string, region: string, ...more: readonly string[]) =>
  repository.run(
    'import',
    cluster,
    '--region',
    region,
    '--endpoint-url',
    farEnd.url,
    '--stage',
    'dev',
    ...more,
  );

test.each([
  ['classic-seoul', 'ap-northeast-2'],
  ['nodeless-seoul', 'ap-northeast-2'],
  ['nodeless-tokyo', 'ap-northeast-1'],
])('%s is imported from what runs, and what is written describes it', async (cluster, region) => {
  rmSync(repository.path('clusters', cluster), { recursive: true });
  const { exitCode, out, err } = await run(cluster, region, '--json');
  expect(err).toBe('');
  const { files, compared, diagnostics } = JSON.parse(out) as {
    files: { path: string; text: string }[];
    compared: number;
    diagnostics: { severity: string; message: string }[];
  };
  expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual(
    [],
  );
  expect(exitCode).toBe(0);
  expect(compared).toBeGreaterThan(30);
  expect(files.map(({ path }) => path)).toEqual([
    `clusters/${cluster}/cluster.yaml`,
    `clusters/${cluster}/facts.json`,
  ]);
  expect(parse(files[0]?.text ?? '')).toMatchObject({
    name: cluster,
    region,
    accountId: expect.stringMatching(/^\d{12}$/) as string,
  });
});

test('a cluster that is not there is told, and nothing is written', async () => {
  const before = repository.snapshot();
  const { exitCode, err } = await run('absent', 'ap-northeast-2');
  expect(exitCode).toBe(1);
  expect(err).toContain('absent');
  expect(repository.snapshot()).toEqual(before);
});

test('a file or a cluster, not both and not neither', async () => {
  for (const args of [[], ['prod'], ['prod', '--from-yaml', 'x.yaml']]) {
    const { exitCode, err } = await repository.run('import', ...args);
    expect(exitCode).toBe(1);
    expect(err).toContain('give --from-yaml <file>, or a cluster and --region <region>');
  }
});
