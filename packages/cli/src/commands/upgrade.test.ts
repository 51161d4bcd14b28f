import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { TestRepository } from '../testing/repository.ts';

jest.setTimeout(120_000);

let repository: TestRepository;
beforeEach(() => (repository = new TestRepository(['classic-seoul', 'nodeless-seoul'])));
afterEach(() => repository.remove());

interface Plan {
  readonly from: string;
  readonly to: string;
  readonly hops: readonly {
    readonly to: string;
    readonly problems: readonly { readonly code: string; readonly severity: string }[];
    readonly steps: readonly { readonly title: string; readonly commands: readonly string[] }[];
  }[];
}

async function planned(cluster: string, to: string): Promise<Plan & { exitCode: number }> {
  const { out, err, exitCode } = await repository.run('upgrade', 'plan', cluster, '--to', to, '--json');
  expect(err).toBe('');
  return { ...(JSON.parse(out) as { plan: Plan }).plan, exitCode };
}

const codes = ({ hops }: Plan) =>
  hops.map(({ problems }) => problems.map(({ code, severity }) => `${severity} ${code}`).sort());

function edit(path: string, from: string, to: string): void {
  const text = readFileSync(repository.path(path), 'utf8');
  expect(text).toContain(from);
  writeFileSync(repository.path(path), text.replace(from, to));
}

const KUBERNETES = (version: string) =>
  edit('clusters/fleet.yaml', "version: '1.35'", `version: '${version}'`);

/** Another release of Karpenter, with a commit that nothing is known of. */
function karpenter(version: string): void {
  edit('clusters/fleet.yaml', 'version: 1.14.1', `version: ${version}`);
  edit('clusters/fleet.yaml', '1d927085dd81a9df9301e613f371dac5b4d16bfe', 'a'.repeat(40));
  edit('clusters/fleet.yaml', 'bde00654cd316fddb3dccfba3f5ac07039865429', 'a'.repeat(40));
}

/** Manifests as an app that the classic cluster runs. */
function manifests(text: string): void {
  const file = repository.path('apps/planted/manifests/all.yaml');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  edit('clusters/classic-seoul/cluster.yaml', 'apps: [', 'apps: [planted, ');
}

test('1.33 to 1.34: a Karpenter and an image that are too old for it', async () => {
  KUBERNETES('1.33');
  expect(codes(await planned('nodeless-seoul', '1.34'))).toEqual([[]]);
  karpenter('1.5.0');
  edit('clusters/fleet.yaml', 'al2023@v20260714', 'al2023@v20250715');
  const found = await planned('nodeless-seoul', '1.34');
  expect(codes(found)).toEqual([
    ['error upgrade/karpenter-compat', 'error upgrade/node-image-before-version'],
  ]);
});

test('1.33 to 1.34: an API that is no longer served', async () => {
  KUBERNETES('1.33');
  edit('clusters/classic-seoul/facts.json', 'v1.35.0-eksbuild.2', 'v1.33.3-eksbuild.4');
  manifests(`apiVersion: resource.k8s.io/v1alpha3
kind: ResourceClaim
metadata: { name: gpu, namespace: planted }
spec: { devices: { requests: [{ name: gpu, deviceClassName: gpu.example.com }] } }
`);
  expect(codes(await planned('classic-seoul', '1.34'))).toEqual([
    ['error upgrade/removed-api', 'warning upgrade/addon-version'],
  ]);
});

test('1.34 to 1.35: a mode of kube-proxy that ends', async () => {
  KUBERNETES('1.34');
  edit('clusters/classic-seoul/facts.json', '    "kube-proxy": "v1.35.0-eksbuild.2",\n', '');
  expect(codes(await planned('classic-seoul', '1.35'))).toEqual([[]]);
  appendFileSync(
    repository.path('clusters/classic-seoul/cluster.yaml'),
    '\naddons: { kube-proxy: { configuration: { mode: ipvs } } }\n',
  );
  expect(codes(await planned('classic-seoul', '1.35'))).toEqual([['warning network/kube-proxy-mode']]);
});

test('1.35 to 1.36: a budget that lets nothing go, and an add-on that stays behind', async () => {
  manifests(`apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: planted }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: 'registry.example.com/web@sha256:${'a'.repeat(64)}' }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web, namespace: planted }
spec: { maxUnavailable: 0, selector: { matchLabels: { app: web } } }
`);
  expect(codes(await planned('classic-seoul', '1.36'))).toEqual([
    ['error upgrade/blocked-drain', 'warning upgrade/addon-version'],
  ]);
});

test('several minor versions: each with its own problems and steps', async () => {
  KUBERNETES('1.33');
  const plan = await planned('nodeless-seoul', '1.37');
  expect(plan).toMatchObject({ from: '1.33', to: '1.37', exitCode: 1 });
  expect(plan.hops.map(({ to }) => to)).toEqual(['1.34', '1.35', '1.36', '1.37']);
  expect(codes(plan).slice(0, 3)).toEqual([[], [], []]);
  expect(codes(plan)[3]).toEqual([
    'error upgrade/karpenter-compat',
    'error upgrade/node-image-before-version',
    'warning upgrade/argocd-compat',
  ]);
  expect(plan.hops[0]?.steps.map(({ title }) => title)).toEqual([
    'Ask EKS what it sees before 1.34',
    'Merge the change',
    'Upgrade the control plane to 1.34',
    'Update the add-ons to versions for it',
    'Let Karpenter replace its nodes',
    'Make the pods on Fargate again',
    'See that all is well',
  ]);
});

test('a plan for people, of a cluster in which nothing stands in the way', async () => {
  const { exitCode, out, err } = await repository.run('upgrade', 'plan', 'nodeless-seoul', '--to', '1.36');
  expect([exitCode, err]).toEqual([0, '']);
  expect(out).toContain(
    'nodeless-seoul: Kubernetes 1.35 to 1.36, one step\n\n1.35 to 1.36: nothing stands in the way\n',
  );
  expect(out).toContain(
    '  3. Upgrade the control plane to 1.36\n     restarts: API servers are replaced one after the other',
  );
});

test.each([
  ['1.35', 'the cluster has Kubernetes 1.35 already'],
  ['1.34', 'a control plane never goes back: it has 1.35, and 1.34 is older'],
  ['1.99', 'EKS does not offer Kubernetes 1.38; it has '],
  ['latest', '--to is a minor version, for example 1.36'],
])('there is no way to %s', async (to, problem) => {
  const { exitCode, out, err } = await repository.run('upgrade', 'plan', 'nodeless-seoul', '--to', to);
  expect([exitCode, out]).toEqual([1, '']);
  expect(err).toContain(`nodeless upgrade: ${problem}`);
});

test('a cluster that is not there is told', async () => {
  const { exitCode, err } = await repository.run('upgrade', 'plan', 'absent', '--to', '1.36');
  expect([exitCode, err]).toEqual([
    1,
    'nodeless upgrade: there is no cluster "absent"; there are classic-seoul, nodeless-seoul\n',
  ]);
});

describe('apply', () => {
  const FILE = 'clusters/nodeless-seoul/cluster.yaml';

  test('the version is written into cluster.yaml, all else stays', async () => {
    const before = readFileSync(repository.path(FILE), 'utf8');
    expect(await repository.run('upgrade', 'apply', 'nodeless-seoul', '--to', '1.36')).toMatchObject({
      exitCode: 0,
      out: `changed ${FILE}: Kubernetes 1.35 to 1.36\nnext: npx nx run generate\n`,
    });
    const after = readFileSync(repository.path(FILE), 'utf8');
    expect(after).toContain("kubernetes: { version: '1.36' }\n");
    expect(after.replace("kubernetes: { version: '1.36' }\n", '')).toBe(before);
    expect(await repository.run('generate', 'nodeless-seoul')).toMatchObject({ exitCode: 0 });
  });

  test('a version that is written there is replaced, with its comment', async () => {
    appendFileSync(repository.path(FILE), "\nkubernetes:\n  version: '1.35' # as the others\n");
    await repository.run('upgrade', 'apply', 'nodeless-seoul', '--to', '1.36');
    expect(readFileSync(repository.path(FILE), 'utf8')).toMatch(
      /\nkubernetes:\n {2}version: '1.36' # as the others\n$/,
    );
  });

  test('nothing is written where an error stands in the way, or for more than one minor version', async () => {
    const before = repository.snapshot('clusters');
    const far = await repository.run('upgrade', 'apply', 'nodeless-seoul', '--to', '1.37');
    expect(far).toMatchObject({
      exitCode: 1,
      err: 'nodeless upgrade: one minor version at a time: 1.35 goes to 1.36 first\n',
    });
    karpenter('1.5.0');
    edit('clusters/fleet.yaml', "version: '1.35'", "version: '1.34'");
    const { exitCode, err } = await repository.run('upgrade', 'apply', 'nodeless-seoul', '--to', '1.35');
    expect(exitCode).toBe(1);
    expect(err).toContain('upgrade/karpenter-compat');
    expect(err).toContain('in the way of 1.35: nothing was written\n');
    expect(repository.snapshot('clusters/nodeless-seoul')).toEqual(
      Object.fromEntries(
        Object.entries(before).flatMap(([path, text]) =>
          path.startsWith('nodeless-seoul/') ? [[path.slice('nodeless-seoul/'.length), text]] : [],
        ),
      ),
    );
  });
});
