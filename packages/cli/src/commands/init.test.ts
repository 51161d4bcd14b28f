import { existsSync } from 'node:fs';
import { parse } from 'yaml';
import type { Ask } from '../init/ask.ts';
import { NX_VERSION } from '../init/template.ts';
import { VERSION } from '../installation.ts';
import { ANSWERS, FILES, flags, NewRepository, REMOTE } from '../testing/new-repository.ts';
import { filesBelow } from '../testing/rendered.ts';
import { runAsked } from '../testing/repository.ts';

let repository: NewRepository;
beforeEach(() => (repository = new NewRepository()));
afterEach(() => repository.remove());

describe('a new repository', () => {
  test('holds what was asked for, and says what comes next', async () => {
    const { exitCode, out, err } = await repository.init();
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    expect(out.split('\n')).toEqual([
      ...FILES.map((path) => `wrote ${path}`),
      '',
      'next:',
      '  npm install',
      '  npx nx run generate',
      'then commit, and read clusters/acme-platform-dev/rendered/README.md',
      '',
    ]);
    expect(filesBelow(repository.root)).toEqual(FILES);
    expect(parse(repository.read('argocd/settings.yaml'))).toEqual({
      apiVersion: 'nodeless/v1alpha1',
      kind: 'ArgoCDSettings',
      repository: { url: REMOTE, revision: 'refs/heads/main' },
    });
    expect(parse(repository.read('clusters/acme-platform-dev/cluster.yaml'))).toMatchObject({
      name: 'acme-platform-dev',
      stage: 'dev',
      region: 'eu-central-1',
      accountId: '999911112222',
      apps: ['hello'],
    });
    expect((parse(repository.read('clusters/fleet.yaml')) as { stages: unknown }).stages).toEqual({
      dev: { tags: { stage: 'dev' } },
      prod: { tags: { stage: 'prod' } },
    });
    expect(repository.read('CODEOWNERS')).toContain('@acme/platform\n');
  });

  test('is pinned to the version that wrote it', async () => {
    await repository.init();
    const version = VERSION;
    expect(JSON.parse(repository.read('package.json'))).toMatchObject({
      name: 'acme-platform',
      devDependencies: { nodeless: version, '@nodeless/nx': version, nx: NX_VERSION },
    });
    expect(JSON.parse(repository.read('nx.json'))).toMatchObject({
      defaultProject: 'acme-platform',
      plugins: ['@nodeless/nx'],
    });
  });

  test.each([
    {},
    { region: 'cn-north-1', name: 'a' },
    { region: 'us-gov-west-1', stages: '1' },
    { stages: 'null, true ,on', repository: 'git@gitlab.com:acme/deep/fleet' },
    { 'account-id': '012345678901', stages: 'prod' },
  ])('generates and checks without an error or a warning: %j', async (answers) => {
    expect(await repository.init(answers)).toMatchObject({ exitCode: 0, err: '' });
    expect(await repository.findings('generate')).toEqual([]);
    expect(await repository.findings('check', '--today', '2026-11-30')).toEqual([]);
    expect((await repository.run('check')).exitCode).toBe(0);
  });

  test('may get more clusters', async () => {
    await repository.init();
    const more = ['second', '--stage', 'prod', '--region', 'eu-west-1', '--account-id', '999911113333'];
    expect((await repository.run('new', ...more)).exitCode).toBe(0);
    expect(await repository.findings('generate')).toEqual([]);
    const [, schema] = /\$schema=(\S+)/.exec(repository.read('clusters/second/cluster.yaml')) ?? [];
    expect(schema).toBe('../../node_modules/nodeless/schemas/cluster.schema.json');
  });

  test.each([
    ['https://github.com/acme/fleet.git', true, false],
    ['https://gitlab.example.com/acme/fleet.git', false, true],
    ['https://git.example.com/acme/fleet.git', true, true],
  ])('has the pipelines of its host: %s', async (url, github, gitlab) => {
    await repository.init({ repository: url });
    expect([existsSync(repository.path('.github')), existsSync(repository.path('.gitlab-ci.yml'))]).toEqual([
      github,
      gitlab,
    ]);
  });

  test('may begin in a folder that is not there', async () => {
    const { exitCode, out } = await repository.run(
      'init',
      'deep/acme-platform',
      ...flags({ ...ANSWERS, name: 'x' }),
    );
    expect(exitCode).toBe(0);
    expect(out).toContain('\nnext:\n  cd deep/acme-platform\n  npm install\n');
    expect(existsSync(repository.path('deep/acme-platform/clusters/x-dev/cluster.yaml'))).toBe(true);
  });
});

describe('what is given', () => {
  test('everything that is missing is told at once, where nobody can be asked', async () => {
    expect(await repository.run('init')).toEqual({
      exitCode: 1,
      out: '',
      err: 'nodeless init: missing: --account-id, --region, --repository; without a terminal nobody can be asked\nnothing was written\n',
    });
    expect(filesBelow(repository.root)).toEqual([]);
  });

  test('everything that is wrong is told at once, with what is missing', async () => {
    const wrong = { name: '../up', 'account-id': '1234', region: 'seoul', stages: 'dev,dev' };
    const { exitCode, err } = await repository.run('init', ...flags(wrong));
    expect({ exitCode, lines: err.split('\n') }).toEqual({
      exitCode: 1,
      lines: [
        'nodeless init: --name: "../up" is not a usable name; use lower-case letters, digits and hyphens; start and end with a letter or digit',
        'nodeless init: --account-id: "1234" is not an account id; an account id has 12 digits',
        'nodeless init: --region: "seoul" is not a region of AWS; for example ap-northeast-2',
        'nodeless init: --stages: "dev" stands twice in the list; name each once',
        'nodeless init: missing: --repository; without a terminal nobody can be asked',
        'nothing was written',
        '',
      ],
    });
    expect(filesBelow(repository.root)).toEqual([]);
  });

  test.each([
    [{ name: 'nodeless' }, '--name: a package is called "nodeless" already; choose another name'],
    [{ stages: '' }, '--stages: "" is not a usable name; use lower-case'],
    [{ stages: 'dev/../..' }, '--stages: "dev/../.." is not a usable name'],
    [
      { repository: 'https://x:hunter2@github.com/a b.git' },
      '--repository: "https://github.com/a b.git" is not a repository',
    ],
    [
      { repository: '/srv/git/fleet.git' },
      '--repository: "/srv/git/fleet.git" is not a repository that Argo CD',
    ],
    [
      { name: 'a'.repeat(38) },
      `the first cluster would be ${'a'.repeat(38)}-dev: "${'a'.repeat(38)}-dev" has 42 characters, at most 40 are allowed; choose a shorter name`,
    ],
  ])('%j is refused', async (answers, problem) => {
    const { exitCode, err } = await repository.init(answers);
    expect(exitCode).toBe(1);
    expect(err).toContain(`nodeless init: ${problem}`);
    expect(filesBelow(repository.root)).toEqual([]);
  });

  test('a password in the URL is not written', async () => {
    await repository.init({ repository: 'https://jane:hunter2@github.com/acme/fleet' });
    expect(FILES.filter((path) => repository.read(path).includes('hunter2'))).toEqual([]);
    expect(repository.read('argocd/settings.yaml')).toContain(`url: ${REMOTE}\n`);
  });
});

describe('a person at a terminal', () => {
  function person(...lines: readonly (string | undefined)[]): { ask: Ask; questions: string[] } {
    const questions: string[] = [];
    return { questions, ask: (question) => Promise.resolve(lines[questions.push(question) - 1]) };
  }

  test('is asked for what is not given, and again after a mistake', async () => {
    const { ask, questions } = person('', '12', ' 999911112222 ', 'eu-west-1', '', REMOTE);
    const { exitCode, err } = await runAsked(repository.root, ask, 'init', 'fleet');
    expect({ exitCode, err, questions }).toEqual({
      exitCode: 0,
      err: '"12" is not an account id; an account id has 12 digits\n',
      questions: [
        'Name of the platform (fleet): ',
        'AWS account, 12 digits: ',
        'AWS account, 12 digits: ',
        'AWS region, for example ap-northeast-2: ',
        'Stages, separated by commas; the first gets the first cluster (dev,prod): ',
        'URL of the git repository that Argo CD will follow: ',
      ],
    });
    expect(repository.read('fleet/clusters/fleet-dev/cluster.yaml')).toContain("accountId: '999911112222'");
  });

  test('is not asked for what is given', async () => {
    const { ask, questions } = person('eu-west-1');
    expect((await runAsked(repository.root, ask, 'init', ...flags(ANSWERS, ['region']))).exitCode).toBe(0);
    expect(questions).toEqual(['AWS region, for example ap-northeast-2: ']);
  });

  test('who leaves gets nothing written', async () => {
    const { ask } = person('fleet', undefined);
    expect(await runAsked(repository.root, ask, 'init')).toEqual({
      exitCode: 1,
      out: '',
      err: 'nodeless init: not all questions were answered\nnothing was written\n',
    });
    expect(filesBelow(repository.root)).toEqual([]);
  });
});
