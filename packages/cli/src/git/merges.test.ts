import { GitRepository } from '../testing/git-repository.ts';
import { addApp, CHANGES, startWithApps, type Change, CLUSTER } from '../testing/merges/changes.ts';

jest.setTimeout(180_000);

const RENDERED = 'clusters/nodeless-seoul/rendered';
const PAGE = [`${RENDERED}/README.md`, `${RENDERED}/README.md.sha256`];
const of = (kind: Change['of']) => CHANGES.filter((change) => change.of === kind).map(({ name }) => name);
const APPS = of('app');
const PLATFORM = of('platform');

/** Pairs that change the same thing, and the files of it. */
const CONFLICTS: { readonly [pair: string]: readonly string[] } = {
  'limits of a node pool / another node pool': [...PAGE, `${RENDERED}/manifests/karpenter-config/SHA256SUMS`],
  'limits of a node pool / headroom': PAGE,
  'limits of a node pool / another administrator': PAGE,
  // The pause pods keep room on nodes of every architecture that there is.
  'another node pool / headroom': [
    ...PAGE,
    `${RENDERED}/manifests/headroom/SHA256SUMS`,
    `${RENDERED}/manifests/headroom/deployment-pause-pods.pause.yaml`,
  ],
  'another node pool / another administrator': PAGE,
  'headroom / another administrator': PAGE,
  'time zone of kube-ops-view / version of kube-ops-view': [
    `${RENDERED}/manifests/kube-ops-view/SHA256SUMS`,
    `${RENDERED}/manifests/kube-ops-view/deployment-kube-ops-view.kube-system.yaml`,
  ],
};

const pairsOf = (names: readonly string[]) =>
  names.flatMap((one, index) => names.slice(index + 1).map((two): [string, string] => [one, two]));

const APP_PAIRS = pairsOf(APPS);
const MIXED_PAIRS = ['image of alpha', 'add first', 'remove beta', 'rename delta'].flatMap((one) =>
  PLATFORM.map((two): [string, string] => [one, two]),
);
const PLATFORM_PAIRS = pairsOf(PLATFORM);

const branch = (name: string): string => name.replaceAll(' ', '-');

let repository: GitRepository;
beforeAll(async () => {
  repository = new GitRepository();
  await startWithApps(repository);
  for (const { name, make } of CHANGES) await onBranch(name, make);
});
afterAll(() => repository.remove());

async function onBranch(name: string, make: Change['make']): Promise<void> {
  repository.git('switch', '--quiet', '--create', branch(name), 'main');
  make(repository);
  await repository.commit(name);
}

/** Merges two branches with git alone. @returns the files in conflict */
function merged(one: string, two: string): string[] {
  repository.git('switch', '--quiet', '--detach', branch(one));
  const { exitCode } = repository.tryGit('merge', '--no-edit', branch(two));
  const conflicts = repository.git('diff', '--name-only', '--diff-filter=U').split('\n').slice(0, -1);
  expect(exitCode).toBe(conflicts.length === 0 ? 0 : 1);
  return conflicts;
}

/** Is the tree of HEAD sound, and what its sources give, to the byte? */
async function expectFresh(): Promise<void> {
  expect(await repository.run('generate')).toMatchObject({ exitCode: 0 });
  expect(repository.git('status', '--porcelain')).toBe('');
}

test('there are enough pairs, and each expected conflict is one of them', () => {
  expect([APP_PAIRS.length, MIXED_PAIRS.length, PLATFORM_PAIRS.length]).toEqual([36, 28, 21]);
  const names = PLATFORM_PAIRS.map((pair) => pair.join(' / '));
  expect(names).toEqual(expect.arrayContaining(Object.keys(CONFLICTS)));
});

test.each([...APP_PAIRS, ...MIXED_PAIRS])('merges, and is fresh: %s / %s', async (one, two) => {
  expect(merged(one, two)).toEqual([]);
  await expectFresh();
});

test.each(PLATFORM_PAIRS)('of the platform: %s / %s', async (one, two) => {
  const conflicts = merged(one, two);
  expect(conflicts).toEqual(CONFLICTS[`${one} / ${two}`] ?? []);
  if (conflicts.length > 0) {
    expect(await repository.run('resolve')).toMatchObject({ exitCode: 0 });
    repository.git('commit', '--quiet', '--no-edit');
  }
  await expectFresh();
});

test('all branches of apps after each other', async () => {
  repository.git('switch', '--quiet', '--detach', 'main');
  for (const name of APPS) repository.git('merge', '--no-edit', branch(name));
  await expectFresh();
  expect(await repository.run('check')).toMatchObject({ exitCode: 0 });
});

test('two new apps of one new namespace', async () => {
  const inShop = (name: string, line: string): Change['make'] => {
    return () => {
      addApp(name, line, `${line}  - ${name}\n`)(repository);
      repository.edit(`apps/${name}/app.yaml`, `name: ${name}\n`, `name: ${name}\nnamespace: shop\n`);
    };
  };
  await onBranch('add quince', inShop('quince', '  - alpha\n'));
  await onBranch('add quark', inShop('quark', '  - iota\n'));
  expect(merged('add quince', 'add quark')).toEqual([]);
  await expectFresh();
});

test('sources that meet in no file, but in meaning: stale, found, and rendered again', async () => {
  const bindings = '{ name: developers, role: view, groups: [developers], namespaces: [aaa] }';
  await onBranch('role binding', () =>
    repository.edit(
      CLUSTER,
      "role/platform-admin']\n",
      `role/platform-admin']\n  rbac: { bindings: [${bindings}] }\n`,
    ),
  );
  expect(merged('role binding', 'add first')).toEqual([]);
  const check = await repository.run('check');
  expect(check).toMatchObject({ exitCode: 1 });
  expect(check.err).toContain(`${RENDERED}/manifests/access-apps/`);
  expect(await repository.run('resolve')).toMatchObject({ exitCode: 0 });
  repository.git('commit', '--quiet', '--message', 'Render again');
  await expectFresh();
});

describe('what git does not merge', () => {
  test('two apps at the same line of the list: the source alone is in conflict', async () => {
    await onBranch('add pear', addApp('pear', '  - kept\n', '  - kept\n  - pear\n'));
    await onBranch('add plum', addApp('plum', '  - kept\n', '  - kept\n  - plum\n'));
    expect(merged('add pear', 'add plum')).toEqual([CLUSTER]);
    const both = repository.read(CLUSTER).replaceAll(/^(<{7}|={7}|>{7}).*\n/gm, '');
    repository.write(CLUSTER, both);
    repository.git('add', CLUSTER);
    repository.git('commit', '--quiet', '--no-edit');
    expect(both).toContain('  - pear\n  - plum\n');
    await expectFresh();
  });

  test('two changes of one app: its own files', async () => {
    const file = 'apps/kept/app.yaml';
    await onBranch('image of kept', () => repository.edit(file, ':1.29.1', ':1.29.2'));
    await onBranch('replicas of kept', () => repository.edit(file, 'replicas: 2', 'replicas: 3'));
    expect(merged('image of kept', 'replicas of kept')).toEqual([
      `${RENDERED}/manifests/kept/SHA256SUMS`,
      `${RENDERED}/manifests/kept/deployment-kept.kept.yaml`,
    ]);
    expect(await repository.run('resolve')).toMatchObject({ exitCode: 0 });
    repository.git('commit', '--quiet', '--no-edit');
    await expectFresh();
  });

  test('an app that one side changes and the other removes', async () => {
    await onBranch('remove gamma', () => repository.edit(CLUSTER, '  - gamma\n', ''));
    expect(merged('remove gamma', 'replicas of gamma')).toEqual([
      `${RENDERED}/manifests/gamma/SHA256SUMS`,
      `${RENDERED}/manifests/gamma/deployment-gamma.gamma.yaml`,
    ]);
    expect(await repository.run('resolve')).toMatchObject({ exitCode: 0 });
    repository.git('commit', '--quiet', '--no-edit');
    await expectFresh();
  });
});
