import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChangeReport } from '@nodeless/review';
import { GitRepository } from '../testing/git-repository.ts';
import { startFleet } from '../testing/history/steps.ts';
import { SECRET } from '../testing/history/texts.ts';
import { runIn, type Run } from '../testing/repository.ts';

jest.setTimeout(120_000);

const WEB = 'clusters/fleet-01/rendered/manifests/web/deployment-web.web.yaml';
const TOKEN = 'clusters/fleet-01/rendered/manifests/data/secret-token.web.yaml';

let repository: GitRepository;
beforeEach(async () => {
  repository = new GitRepository();
  await repository.prepared('fleet', () => {
    repository.git('init', '--quiet', '--initial-branch=main');
    startFleet(repository);
    commit('Start');
  });
});
afterEach(() => repository.remove());

function commit(message: string): void {
  repository.git('add', '--all');
  repository.git('commit', '--quiet', '--message', message);
}

const reportOf = ({ out }: Run): ChangeReport => JSON.parse(out) as ChangeReport;

describe('the work tree', () => {
  test('is compared with the commit where it left main, files that git does not know included', async () => {
    repository.edit(WEB, 'replicas: 2', 'replicas: 3');
    repository.write(
      WEB.replace('deployment-web', 'deployment-new'),
      repository.read(WEB).replace('name: web', 'name: new'),
    );
    rmSync(repository.path(TOKEN));
    const run = await repository.run('diff', '--json');
    expect(run.exitCode).toBe(0);
    expect(reportOf(run).changes.map(({ operation, object }) => `${operation} ${object.name}`)).toEqual([
      'removed token',
      'added new',
      'changed web',
    ]);
    expect(reportOf(run).head).toMatchObject({ name: 'worktree', worktree: true });
  });

  test('is not changed by files that were written again with the same bytes', async () => {
    repository.write(WEB, repository.read(WEB));
    const run = await repository.run('diff');
    expect(run).toMatchObject({ exitCode: 0, err: '' });
    expect(run.out).toMatch(/^no changes/);
  });
});

test('a submodule among generated files is a file without objects, as git shows it', async () => {
  const folder = WEB.replace('deployment-web.web.yaml', 'vendored.yaml');
  const commitId = '0123456789abcdef0123456789abcdef01234567';
  repository.git('update-index', '--add', '--cacheinfo', `160000,${commitId},${folder}`);
  repository.git('commit', '--quiet', '--message', 'submodule');
  // On disk it is not checked out, so that nothing is there.
  expect(await repository.run('diff', '--base', 'HEAD~1')).toMatchObject({ exitCode: 0, err: '' });
  const { files } = reportOf(await repository.run('diff', '--base', 'HEAD~1', '--head', 'HEAD', '--json'));
  expect(files.unreadable).toEqual([{ file: folder, reason: expect.stringContaining('not an object') }]);
});

test('a file that is too long to be read as objects is named, and holds nothing up', async () => {
  repository.write(WEB, `${repository.read(WEB)}# ${'x'.repeat(2 ** 20)}\n`);
  const started = performance.now();
  const { files } = reportOf(await repository.run('diff', '--json'));
  expect(performance.now() - started).toBeLessThan(10_000);
  expect(files.unreadable).toEqual([
    { file: WEB, reason: expect.stringMatching(/^it has \d+ characters, and at most 1048576 are read/) },
  ]);
});

test('what main did after the branch began is not shown, unless it is asked for', async () => {
  repository.git('switch', '--quiet', '--create', 'topic');
  repository.edit(WEB, 'web:1.0.0', 'web:1.0.1');
  commit('topic');
  repository.git('switch', '--quiet', 'main');
  repository.edit(WEB, 'replicas: 2', 'replicas: 0');
  commit('main');
  const fields = (run: Run) =>
    reportOf(run).changes.flatMap(({ fields }) => fields.map(({ after }) => after));
  expect(fields(await repository.run('diff', '--head', 'topic', '--json'))).toEqual([
    'registry.example.com/web:1.0.1',
  ]);
  expect(fields(await repository.run('diff', '--head', 'topic', '--direct', '--json'))).toEqual([
    2,
    'registry.example.com/web:1.0.1',
  ]);
});

describe('Secrets', () => {
  test.each(['json', 'pretty', 'markdown', 'html', 'sarif'])(
    'show no value in %s, whatever becomes of them',
    async (format) => {
      repository.edit(TOKEN, 'password: do-not-show-me\n', 'password: do-not-show-me-now\n');
      const changed = await repository.run('diff', '--format', format);
      rmSync(repository.path(TOKEN));
      repository.write(
        TOKEN.replace('token', 'other'),
        SECRET.replace('name: token', 'name: other').replace('user', 'login'),
      );
      const renamed = await repository.run('diff', '--format', format);
      expect([changed.exitCode, renamed.exitCode]).toEqual([0, 0]);
      if (format !== 'sarif') expect(changed.out).toContain('password');
      for (const { out } of [changed, renamed]) expect(out).not.toContain('do-not-show');
    },
  );
});

test('text of manifests does not reach a terminal as it is', async () => {
  const hostile = '\u001b]0;title\u0007\u009b31m\u202e\r\nverdict: safe';
  repository.edit(WEB, 'app: web\n    spec', `app: web\n        evil: ${JSON.stringify(hostile)}\n    spec`);
  for (const format of ['pretty', 'json', 'sarif']) {
    const { out } = await repository.run('diff', '--format', format);
    if (format !== 'sarif') expect(out).toContain('evil');
    // Everything that steers a terminal, but for the line feeds of the report itself.
    expect(out.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/);
    expect(out).not.toMatch(/^verdict: safe/m);
  }
});

describe('a clear answer and 1', () => {
  test('without a repository of git', async () => {
    rmSync(repository.path('.git'), { recursive: true });
    const run = await repository.run('diff');
    expect(run).toMatchObject({ exitCode: 1, out: '' });
    expect(run.err).toContain('not in a git repository');
  });

  test('outside of a fleet', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nodeless-nothing-'));
    const run = await runIn(folder, 'diff');
    rmSync(folder, { recursive: true });
    expect(run).toMatchObject({ exitCode: 1, out: '' });
  });

  test.each([
    ['a commit that is not there', ['--base', 'nowhere'], 'there is no commit "nowhere"'],
    ['an option as a commit', ['--base=--all'], 'there is no commit "--all"'],
    ['wrong use', ['--format', 'xml'], 'xml'],
  ])('for %s', async (_, args, words) => {
    const run = await repository.run('diff', ...args);
    expect(run).toMatchObject({ exitCode: 1, out: '' });
    expect(run.err).toContain(words);
  });

  test('in a shallow clone, with the command that fixes it', async () => {
    repository.git('switch', '--quiet', '--create', 'topic');
    repository.edit(WEB, 'replicas: 2', 'replicas: 3');
    commit('topic');
    repository.git('switch', '--quiet', 'main');
    repository.edit(WEB, 'replicas: 2', 'replicas: 4');
    commit('main');
    const folder = mkdtempSync(join(tmpdir(), 'nodeless-shallow-'));
    repository.git(
      'clone',
      '--quiet',
      '--depth=1',
      '--no-single-branch',
      `file://${repository.root}`,
      folder,
    );
    const run = await runIn(folder, 'diff', '--base', 'origin/main', '--head', 'origin/topic');
    rmSync(folder, { recursive: true });
    expect(run).toMatchObject({ exitCode: 1, out: '' });
    expect(run.err).toContain('git fetch --unshallow');
  });

  test('without a commit in common', async () => {
    repository.git('switch', '--quiet', '--orphan', 'other');
    repository.git('commit', '--quiet', '--allow-empty', '--message', 'other');
    repository.git('switch', '--quiet', 'main');
    const run = await repository.run('diff', '--base', 'other');
    expect(run.err).toContain('no commit in common');
    expect(run.exitCode).toBe(1);
  });

  test.each([
    ['that is malformed', '{ rule: deletions/volume, reason: short, expires: 2999-12-31 }', 'reason'],
    [
      'for a rule that is not there',
      '{ rule: deletions/nothing, reason: nothing is lost, expires: 2999-12-31 }',
      'deletions/nothing',
    ],
  ])('for a waiver %s', async (_, waiver, words) => {
    repository.append('clusters/fleet-01/cluster.yaml', `waivers:\n  - ${waiver}\n`);
    repository.edit(WEB, 'replicas: 2', 'replicas: 3');
    const run = await repository.run('diff');
    expect(run).toMatchObject({ exitCode: 1, out: '' });
    expect(run.err).toMatch(/clusters\/fleet-01\/cluster\.yaml:4:\d+/);
    expect(run.err).toContain(words);
  });
});

test('a waiver with the code of a former release counts', async () => {
  const waive = (rule: string) =>
    repository.append(
      'clusters/fleet-01/cluster.yaml',
      `waivers:\n  - { rule: ${rule}, reason: nothing is lost here, expires: 2999-12-31 }\n`,
    );
  waive('d1/volume');
  repository.edit(WEB, 'replicas: 2', 'replicas: 3');
  const run = await repository.run('diff', '--json');
  expect(run).toMatchObject({ exitCode: 0, err: '' });
  expect(JSON.parse(run.out)).toMatchObject({ waivers: [{ rule: 'deletions/volume', state: 'unused' }] });
});

test('a repository can lie in a folder of a larger one', async () => {
  const outer = mkdtempSync(join(tmpdir(), 'nodeless-outer-'));
  const inner = join(outer, 'platform');
  repository.git('clone', '--quiet', repository.root, inner);
  rmSync(join(inner, '.git'), { recursive: true });
  const git = (...args: readonly string[]) => repository.git('-C', outer, ...args);
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Start');
  writeFileSync(join(inner, WEB), repository.read(WEB).replace('replicas: 2', 'replicas: 3'));
  const disk = await runIn(inner, 'diff', '--json');
  git('commit', '--quiet', '--all', '--message', 'more');
  const commits = await runIn(inner, 'diff', '--base', 'HEAD~1', '--head', 'HEAD', '--json');
  rmSync(outer, { recursive: true });
  for (const run of [disk, commits]) {
    expect(run.exitCode).toBe(0);
    expect(reportOf(run).changes[0]?.places[0].file).toBe(WEB);
  }
});
