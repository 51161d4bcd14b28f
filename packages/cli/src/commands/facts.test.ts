import { readFileSync } from 'node:fs';
import {
  startFarEnd,
  withTestCredentials,
  type FarEnd,
  type Fault,
  type WireWorld,
} from '@nodeless/aws/testing';
import { fleetWorld } from '../testing/live/fleet-world.ts';
import { TestRepository } from '../testing/repository.ts';

jest.setTimeout(120_000);
withTestCredentials();

const CLUSTERS = ['classic-seoul', 'nodeless-seoul', 'nodeless-tokyo'] as const;
let repository: TestRepository;
let farEnd: FarEnd;
let world: WireWorld;
let fault: (action: string) => Fault | undefined;

beforeEach(async () => {
  repository = new TestRepository(CLUSTERS);
  await repository.generated();
  world = fleetWorld(repository.root, CLUSTERS);
  fault = () => undefined;
  farEnd = await startFarEnd(() => world, { fault: ({ action }) => fault(action) });
});

afterEach(async () => {
  await farEnd.close();
  repository.remove();
});

const run = (...args: readonly string[]) => repository.run('facts', '--endpoint-url', farEnd.url, ...args);
const factsOf = (cluster: string): unknown =>
  JSON.parse(readFileSync(repository.path('clusters', cluster, 'facts.json'), 'utf8'));

test('facts are recorded, a second run writes nothing, and --check agrees', async () => {
  expect((await run('--check')).exitCode).toBe(1);
  const first = await run();
  expect(first.err).toBe('');
  expect(first.exitCode).toBe(0);
  expect(farEnd.shapeProblems).toEqual([]);
  expect(factsOf('nodeless-seoul')).toMatchObject({ apiVersion: 'nodeless/v1alpha1', kind: 'Facts' });
  const before = repository.snapshot();
  const second = await run();
  expect(second.out).toBe('3 of 3 clusters had the facts that AWS has\n');
  expect(repository.snapshot()).toEqual(before);
  expect(await run('--check')).toEqual({
    exitCode: 0,
    out: '3 of 3 clusters have the facts that AWS has\n',
    err: '',
  });
});

test('a version that moved in AWS is stale, and is recorded', async () => {
  await run();
  const cluster = world.clusters['nodeless-tokyo'];
  const addons = cluster?.addons?.map((addon) =>
    addon['addonName'] === 'coredns' ? { ...addon, addonVersion: 'v1.14.0-eksbuild.1' } : addon,
  );
  world = { ...world, clusters: { ...world.clusters, 'nodeless-tokyo': { ...cluster!, addons: addons! } } };
  const { exitCode, err } = await run('--check');
  expect(exitCode).toBe(1);
  expect(err).toContain(
    'clusters/nodeless-tokyo/facts.json:1:1  error  facts/stale  this is not what AWS has',
  );
  expect(err).not.toContain('nodeless-seoul');
  await run('nodeless-tokyo');
  expect(factsOf('nodeless-tokyo')).toMatchObject({ addons: { coredns: 'v1.14.0-eksbuild.1' } });
});

test('when one cluster cannot be read, nothing is written for any', async () => {
  const before = repository.snapshot();
  fault = (action) =>
    action === 'eks:ListAddons' ? { status: 403, type: 'AccessDeniedException' } : undefined;
  const { exitCode, err, out } = await run();
  expect(exitCode).toBe(1);
  expect(err).toMatch(/error +aws\/denied/);
  expect(out).toBe('nothing was written\n');
  expect(repository.snapshot()).toEqual(before);
});

test('all problems are told at once, each at its cluster', async () => {
  world = { ...world, clusters: { 'nodeless-seoul': world.clusters['nodeless-seoul']! } };
  const { err } = await run();
  expect(err).toMatch(/clusters\/classic-seoul\/cluster\.yaml:\d+:\d+ +error +aws\/no-cluster/);
  expect(err).toMatch(/clusters\/nodeless-tokyo\/cluster\.yaml:\d+:\d+ +error +aws\/no-cluster/);
});
