import type { WorkloadPlacement } from '@nodeless/checks';
import { TestRepository } from '../testing/repository.ts';

let repository: TestRepository;
beforeAll(() => {
  repository = new TestRepository();
});
afterAll(() => repository.remove());

const CLUSTER = ['--cluster', 'nodeless-seoul'];

test('a workload as data', async () => {
  const { out, exitCode } = await repository.run(
    'explain',
    'placement',
    'kube-ops-view',
    ...CLUSTER,
    '--json',
  );
  expect(exitCode).toBe(0);
  const { placements } = JSON.parse(out) as {
    placements: { cluster: string; workloads: WorkloadPlacement[] }[];
  };
  expect(placements).toEqual([
    {
      cluster: 'nodeless-seoul',
      workloads: [
        {
          workload: 'Deployment kube-system/kube-ops-view',
          from: 'manifest',
          askedBy: expect.objectContaining({ file: 'clusters/nodeless-seoul/cluster.yaml' }),
          pods: { fewest: 1, most: 1 },
          requests: { cpuMillis: 250, memoryMiB: 512 },
          runsOn: 'fargate',
          fargate: { profile: 'kube-system', size: { vcpu: 0.25, memoryGiB: 1 }, refusals: [] },
          places: [],
        },
      ],
    },
  ]);
});

test('all workloads for people: Fargate with its size, nodes with their types', async () => {
  const { out, exitCode } = await repository.run('explain', 'placement', ...CLUSTER);
  expect(exitCode).toBe(0);
  const lines = out.split('\n');
  expect(lines[0]).toBe('nodeless-seoul');
  expect(out).toContain('  Deployment kube-system/kube-ops-view  (1 pod, 250m CPU and 512Mi each)\n');
  expect(out).toContain('    Fargate profile "kube-system": 0.25 vCPU and 1 GiB are billed a pod\n');
  expect(out).toMatch(/ {4}node pool "default": \S+, \S+, \S+, \S+ and \d+ more instance types\n/);
  expect(out).toContain(
    '  DaemonSet kube-system/aws-node of the add-on vpc-cni  (a pod on each node, no requests known)\n',
  );
});

test('a workload that no cluster has', async () => {
  const { out, exitCode } = await repository.run(
    'explain',
    'placement',
    'Deployment pause/pause-podz',
    '--json',
  );
  expect(exitCode).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    placements: [],
    diagnostics: [
      {
        code: 'explain/nothing-there',
        message: 'no cluster has pods of "Deployment pause/pause-podz"',
        hint: 'did you mean "Deployment pause/pause-pods"?',
      },
    ],
  });
});

test('a cluster that is not there', async () => {
  const { exitCode } = await repository.run('explain', 'placement', '--cluster', 'nodeless-soul', '--json');
  expect(exitCode).toBe(1);
});
