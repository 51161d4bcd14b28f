import { rmSync } from 'node:fs';
import { GitRepository } from '../testing/git-repository.ts';
import { startFleet } from '../testing/history/steps.ts';

jest.setTimeout(120_000);

const RENDERED = 'clusters/fleet-01/rendered';
const WEB = `${RENDERED}/manifests/web/deployment-web.web.yaml`;
const CLAIM = `${RENDERED}/manifests/data/persistentvolumeclaim-data.web.yaml`;
const APP = `${RENDERED}/argocd/applications/web.yaml`;

let repository: GitRepository;
beforeEach(async () => {
  repository = new GitRepository();
  await repository.prepared('fleet', () => {
    repository.git('init', '--quiet', '--initial-branch=main');
    startFleet(repository);
    repository.git('add', '--all');
    repository.git('commit', '--quiet', '--message', 'Start');
  });
});
afterEach(() => repository.remove());

/** Changes, and the exit codes of `diff`, and of `diff --fail-on warning`. */
const CHANGES: Readonly<Record<string, readonly [change: () => void, usual: number, warnings: number]>> = {
  nothing: [() => undefined, 0, 0],
  'a change without a danger': [() => repository.edit(WEB, 'web:1.0.0', 'web:1.0.1'), 0, 0],
  'a warning': [() => repository.edit(APP, 'selfHeal: true', 'selfHeal: false'), 0, 1],
  'a danger': [() => rmSync(repository.path(CLAIM)), 1, 1],
};

test.each(Object.keys(CHANGES))('%s', async (name) => {
  const [change, usual, warnings] = CHANGES[name] ?? [];
  change?.();
  expect(await repository.run('diff')).toMatchObject({ exitCode: usual, err: '' });
  expect(await repository.run('diff', '--fail-on', 'danger')).toMatchObject({ exitCode: usual });
  expect(await repository.run('diff', '--fail-on', 'warning')).toMatchObject({ exitCode: warnings });
});

test('another severity is wrong use', async () => {
  const run = await repository.run('diff', '--fail-on', 'info');
  expect(run).toMatchObject({ exitCode: 1, out: '' });
  expect(run.err).toContain('Allowed choices are danger, warning.');
});
