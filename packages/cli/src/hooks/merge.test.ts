import { existsSync } from 'node:fs';
import { GitRepository } from '../testing/git-repository.ts';

jest.setTimeout(180_000);

const FLEET = 'clusters/fleet.yaml';
const DEPLOYMENT = 'clusters/nodeless-seoul/rendered/manifests/headroom/deployment-pause-pods.pause.yaml';
const POOL = 'clusters/nodeless-seoul/rendered/manifests/karpenter-config/nodepool-default.yaml';

let repository: GitRepository;
beforeEach(async () => {
  repository = new GitRepository();
  await repository.start();
});
afterEach(() => repository.remove());

/** Two branches that each change something of the pause pods of all clusters and commit what that renders. */
async function twoBranches(): Promise<void> {
  repository.git('switch', '--quiet', '--create', 'pause');
  repository.edit(FLEET, 'kubernetes/pause:3.10', 'kubernetes/pause:3.9');
  await repository.commit('Another pause image');
  repository.git('switch', '--quiet', 'main');
  repository.edit(FLEET, 'tags: { managed-by: nodeless }', 'tags: { managed-by: nodeless, team: platform }');
  for (const name of repository.clusters()) {
    const source = `clusters/${name}/cluster.yaml`;
    repository.write(source, repository.read(source).replace(/(headroom:[^]*?replicas: )\d+/, '$17'));
  }
  await repository.commit('A tag, and more room');
}

/** Is HEAD a merge, fresh, and the work tree HEAD? */
async function expectFreshMerge(): Promise<void> {
  expect(repository.git('rev-list', '--parents', '-1', 'HEAD').trim().split(' ')).toHaveLength(3);
  expect(repository.git('status', '--porcelain')).toBe('');
  expect(await repository.run('check')).toMatchObject({ exitCode: 0 });
}

describe('without the driver', () => {
  beforeEach(() => twoBranches());

  test('trees are in conflict, keep our side without marks, and are solved by one command', async () => {
    const merge = repository.tryGit('merge', 'pause');
    expect(merge.exitCode).toBe(1);
    expect(merge.out).toContain(`CONFLICT (content): Merge conflict in ${DEPLOYMENT}`);
    expect(repository.read(DEPLOYMENT)).not.toMatch(/^<{7}/m);

    const withPausePods = repository
      .clusters()
      .filter((name) => existsSync(repository.path('clusters', name, 'rendered', 'manifests', 'headroom')))
      .sort();
    expect(withPausePods).toContain('nodeless-seoul');
    expect(await repository.run('resolve')).toMatchObject({
      exitCode: 0,
      out: `rendered again and staged: ${withPausePods.join(', ')}\n`,
    });
    repository.git('commit', '--quiet', '--no-edit');
    await expectFreshMerge();
    expect(repository.read(FLEET)).toMatch(/pause:3\.9[^]*team: platform/);
  });

  test('a conflict in the sources comes first', async () => {
    repository.edit(FLEET, 'kubernetes/pause:3.10', 'kubernetes/pause:3.8');
    await repository.commit('A third pause image');
    expect(repository.tryGit('merge', 'pause').exitCode).toBe(1);
    const before = repository.snapshot('clusters');
    const refused = await repository.run('resolve', '--json');
    expect(JSON.parse(refused.out)).toMatchObject({
      clusters: [],
      diagnostics: [{ code: 'merge/unmerged-source', location: { file: FLEET } }],
    });
    expect(refused.exitCode).toBe(1);
    expect(repository.snapshot('clusters')).toEqual(before);

    repository.git('checkout', '--theirs', '--', FLEET);
    repository.git('add', FLEET);
    expect((await repository.run('resolve')).exitCode).toBe(0);
    repository.git('commit', '--quiet', '--no-edit');
    await expectFreshMerge();
  });
});

test('a file that one side changed and the other deleted', async () => {
  repository.git('switch', '--quiet', '--create', 'less');
  const cluster = 'clusters/nodeless-seoul/cluster.yaml';
  repository.write(cluster, repository.read(cluster).replace(/\n {2}kubeOpsView:(\n {4}.*)+/, ''));
  await repository.commit('Without kube-ops-view');
  repository.git('switch', '--quiet', 'main');
  repository.edit(FLEET, 'kube-ops-view:23.5.0', 'kube-ops-view:23.4.0');
  await repository.commit('An older kube-ops-view');
  expect(repository.tryGit('merge', 'less').out).toContain('CONFLICT (modify/delete)');
  expect((await repository.run('resolve')).exitCode).toBe(0);
  repository.git('commit', '--quiet', '--no-edit');
  await expectFreshMerge();
});

test('work that is nowhere else is not written over', async () => {
  repository.edit(FLEET, 'kubernetes/pause:3.10', 'kubernetes/pause:3.9');
  repository.append(POOL, '# mine\n');
  const before = repository.snapshot('clusters');
  const refused = await repository.run('resolve', '--json');
  expect(JSON.parse(refused.out)).toMatchObject({
    diagnostics: [{ code: 'merge/unsaved-file', location: { file: POOL } }],
  });
  expect(repository.snapshot('clusters')).toEqual(before);
  repository.git('checkout', '--quiet', '--', POOL);
  expect(await repository.run('resolve')).toMatchObject({ exitCode: 0 });
  expect(await repository.run('check')).toMatchObject({ exitCode: 0 });
});

test('sources that are not sound leave the trees alone', async () => {
  repository.edit(FLEET, 'stages:', 'stagges:');
  const before = repository.snapshot('clusters');
  const refused = await repository.run('resolve');
  expect(refused).toMatchObject({ exitCode: 1, out: 'nothing was written\n' });
  expect(repository.snapshot('clusters')).toEqual(before);
});

describe('with hooks and driver', () => {
  beforeEach(() => expect(repository.nodeless('hooks', 'install')).toMatchObject({ exitCode: 0 }));

  test('two branches that each render all clusters are merged, and end fresh', async () => {
    await twoBranches();
    const merge = repository.tryGit('merge', 'pause');
    expect(merge.err).toContain('the merge waits with the trees of the merged sources staged');
    expect(merge.out).not.toContain('CONFLICT');
    expect(merge.exitCode).toBe(1);
    repository.git('commit', '--no-edit');
    await expectFreshMerge();
    expect(
      repository.git(
        'show',
        'HEAD:clusters/nodeless-seoul/rendered/manifests/headroom/deployment-pause-pods.pause.yaml',
      ),
    ).toContain('pause:3.9');
  });

  test('two branches that are fresh and meet in no file, but not in meaning', async () => {
    repository.git('switch', '--quiet', '--create', 'new');
    expect(await repository.run('new', 'fresh', '--stage', 'dev')).toMatchObject({ exitCode: 0 });
    await repository.commit('A new cluster');
    repository.git('switch', '--quiet', 'main');
    repository.edit(
      FLEET,
      'tags: { managed-by: nodeless }',
      'tags: { managed-by: nodeless, team: platform }',
    );
    await repository.commit('A tag');
    const merge = repository.tryGit('merge', 'new');
    expect(merge.err).toContain('rendered again and staged: fresh\n');
    repository.git('commit', '--no-edit');
    await expectFreshMerge();
  });

  test('a merge that is fresh by itself is not stopped', async () => {
    repository.git('switch', '--quiet', '--create', 'docs');
    repository.write('README.md', 'text\n');
    repository.git('add', '--all');
    repository.git('commit', '--quiet', '--message', 'A page');
    repository.git('switch', '--quiet', 'main');
    repository.edit(FLEET, 'kubernetes/pause:3.10', 'kubernetes/pause:3.9');
    await repository.commit('Another pause image');
    repository.git('merge', '--no-edit', 'docs');
    await expectFreshMerge();
  });

  test('a rebase ends with the trees staged', async () => {
    await twoBranches();
    repository.git('switch', '--quiet', 'pause');
    const rebase = repository.tryGit('rebase', 'main');
    expect(rebase.exitCode).toBe(0);
    expect(rebase.err).toContain('the trees of the rebased sources are staged: git commit --amend --no-edit');
    repository.git('commit', '--amend', '--no-edit');
    expect(repository.git('status', '--porcelain')).toBe('');
    expect(await repository.run('check')).toMatchObject({ exitCode: 0 });
  });

  test('a merge whose sources are not sound waits for a person', async () => {
    const rename = (path: string, from: string, to: string): void =>
      repository.write(path, repository.read(path).replace(from, to));
    repository.git('switch', '--quiet', '--create', 'stage');
    rename(FLEET, '\n  dev:', '\n  test:');
    for (const name of repository.clusters())
      rename(`clusters/${name}/cluster.yaml`, 'stage: dev', 'stage: test');
    await repository.commit('Another name for a stage');
    repository.git('switch', '--quiet', 'main');
    await repository.run('new', 'fresh', '--stage', 'dev');
    await repository.commit('A new cluster of that stage');

    const merge = repository.tryGit('merge', 'stage');
    expect(merge.exitCode).toBe(1);
    expect(merge.err).toContain('spec/unknown-stage');
    expect(merge.err).toContain('the merge waits: fix what is named above');
    rename('clusters/fresh/cluster.yaml', "stage: 'dev'", 'stage: test');
    repository.git('add', 'clusters/fresh/cluster.yaml');
    expect(await repository.run('resolve')).toMatchObject({ exitCode: 0 });
    repository.git('commit', '--no-edit');
    await expectFreshMerge();
  });
});
