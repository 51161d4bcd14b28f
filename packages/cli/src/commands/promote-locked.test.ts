import { chmodSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { FakeProgram } from '../testing/fake-program.ts';
import { GitRepository } from '../testing/git-repository.ts';
import { localChart } from '../testing/lock-repository.ts';

jest.setTimeout(180_000);

const PATH = process.env['PATH'] ?? '';
const CONFIG = `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: shop }\ndata: { a: b }\n`;
const FOLDER = 'apps/shop/renderings';

let repository: GitRepository;
beforeEach(async () => {
  repository = new GitRepository();
  await repository.start();
  repository.git('config', 'user.name', 'A Person');
  repository.git('config', 'user.email', 'person@example.com');
  const helm = new FakeProgram(repository.path('.git', 'programs'), 'helm');
  helm.answers({
    version: { stdout: 'v3.19.0' },
    template: { stdout: CONFIG },
    'show crds': { stdout: '' },
  });
  process.env['PATH'] = [helm.folder, PATH].join(delimiter);
  repository.write('charts/shop/Chart.yaml', 'name: shop\n');
  repository.write('apps/shop/chart.yaml', localChart('shop', 'shop', 'values: { tag: 1.0.0, own: prod }\n'));
  repository.write('apps/shop/overlays/dev.yaml', 'values: { tag: 1.1.0, own: dev }\n');
  repository.edit('clusters/nodeless-seoul/cluster.yaml', 'apps: [inflate]', 'apps: [inflate, shop]');
  repository.edit('clusters/nodeless-tokyo/cluster.yaml', 'apps: [hello]', 'apps: [hello, shop]');
  expect(await repository.run('lock')).toMatchObject({ exitCode: 0, err: '' });
  await repository.commit('A chart');
});
afterEach(() => {
  process.env['PATH'] = PATH;
  repository.remove();
});

const promote = () =>
  repository.run('promote', 'shop', '--from', 'dev', '--to', 'prod', '--key', 'values.tag');
const renderings = () => repository.git('ls-files', '--', FOLDER).trim().split('\n');

test('a promotion renders with the values of the other stage, and commits what is locked', async () => {
  const before = renderings();
  expect(before).toHaveLength(2);
  expect((await promote()).exitCode).toBe(0);
  expect(repository.git('status', '--porcelain')).toBe('');
  expect(repository.read('apps/shop/overlays/prod.yaml')).toContain('tag: 1.1.0');
  const after = renderings();
  expect(after.filter((path) => before.includes(path))).toHaveLength(1);
  expect(after).toHaveLength(2);
  expect((await repository.run('check')).exitCode).toBe(0);
});

test('without helm it goes without a trace', async () => {
  // Git is found where the others are not.
  const git = repository.path('.git', 'only-git');
  repository.write('.git/only-git/git', `#!/bin/sh\nPATH='${PATH}' exec git "$@"\n`);
  chmodSync(join(git, 'git'), 0o755);
  process.env['PATH'] = git;
  const { exitCode, err } = await promote();
  expect(exitCode).toBe(1);
  expect(err).toContain('lock/no-program');
  expect(err).toContain('charts or kustomizations cannot be rendered with these values; nothing was changed');
  expect(repository.git('status', '--porcelain')).toBe('');
  expect(repository.git('branch', '--show-current')).toBe('main\n');
});
