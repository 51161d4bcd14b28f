import { GitRepository } from '../testing/git-repository.ts';

jest.setTimeout(180_000);

const FLEET = 'clusters/fleet.yaml';
const IMAGE = 'public.ecr.aws/eks-distro/kubernetes/pause';

let repository: GitRepository;
beforeEach(async () => {
  repository = new GitRepository();
  await repository.prepared('another pause image in dev', async () => {
    await repository.start();
    repository.git('config', 'user.name', 'A Person');
    repository.git('config', 'user.email', 'person@example.com');
    repository.edit(FLEET, '  dev:\n', `  dev:\n    versions: { pause: { image: '${IMAGE}:3.9' } }\n`);
    await repository.commit('Another pause image in dev');
  });
});
afterEach(() => repository.remove());

const state = (): unknown => [
  repository.git('rev-parse', '--abbrev-ref', 'HEAD', '--branches'),
  repository.git('status', '--porcelain'),
  repository.snapshot('clusters'),
];

const promote = (...args: readonly string[]) => repository.run('promote', ...args);

test('a version goes from stage to stage on a branch of its own, and nothing else changes', async () => {
  const { exitCode, out, err } = await promote('--from', 'dev', '--to', 'prod');
  expect({ exitCode, err }).toEqual({ exitCode: 0, err: expect.not.stringContaining('error') as string });
  const branch = repository.git('branch', '--show-current').trim();
  expect(branch).toMatch(/^promote\/prod-pause-[0-9a-f]{8}$/);
  expect(repository.git('status', '--porcelain')).toBe('');
  expect(repository.git('log', '--format=%s', 'main..HEAD')).toBe(`Promote pause ${IMAGE}:3.9 to prod\n`);

  const changed = repository.git('diff', '--name-only', 'main', 'HEAD').trim().split('\n');
  expect(changed.filter((path) => !path.startsWith('clusters/nodeless-tokyo/rendered/'))).toEqual([FLEET]);
  expect(changed.length).toBeGreaterThan(2);
  expect(repository.git('diff', '--unified=0', 'main', 'HEAD', '--', FLEET).split('\n').slice(4)).toEqual([
    expect.stringMatching(/^@@ .* prod:$|^@@ /),
    '+    versions:',
    `+      pause: { image: '${IMAGE}:3.9' }`,
    '',
  ]);
  expect(await repository.run('check')).toMatchObject({ exitCode: 0 });

  const body = `.git/nodeless/${branch.replace('/', '-')}.md`;
  expect(repository.read(body)).toContain(`| \`pause\` | \`${IMAGE}:3.10\` | \`${IMAGE}:3.9\` |`);
  const [value, totals, title] = out.split('\n');
  expect([value, totals]).toEqual([
    `pause  ${IMAGE}:3.10 → ${IMAGE}:3.9`,
    expect.stringMatching(/^\+0 ~[1-9]\d* −0 in 1 cluster(, |$)/),
  ]);
  expect(title).toBe(
    `Promote pause ${IMAGE}:3.9 to prod: committed on ${branch}; its pull request is described in ${body}. Next:`,
  );
  expect(out.split('\n').slice(3)).toEqual([
    `  git push --set-upstream origin ${branch}`,
    `  gh pr create --base main --head ${branch} --title 'Promote pause ${IMAGE}:3.9 to prod' --body-file ${body}`,
    '',
  ]);

  expect(await promote('--from', 'dev', '--to', 'prod')).toMatchObject({
    exitCode: 0,
    out: 'prod has all of this already\n',
  });
});

const APP = 'apps/hello/app.yaml';
const OVERLAYS = 'apps/hello/overlays';
const NGINX = 'public.ecr.aws/nginx/nginx-unprivileged';

describe('an app', () => {
  beforeEach(async () => {
    await repository.prepared('an app with a newer image in dev', async () => {
      repository.write(`${OVERLAYS}/dev.yaml`, `image: ${NGINX}:1.29.2\nreplicas: 1\n`);
      await repository.commit('A newer image in dev');
    });
  });

  test('gets the image of the other stage in an overlay of its own, and nothing else changes', async () => {
    const { exitCode, out } = await promote('hello', '--from', 'dev', '--to', 'prod', '--json');
    expect(exitCode).toBe(0);
    const branch = repository.git('branch', '--show-current').trim();
    expect(branch).toMatch(/^promote\/prod-hello-[0-9a-f]{8}$/);
    const values = [{ name: 'hello', key: 'image', before: `${NGINX}:1.29.1`, after: `${NGINX}:1.29.2` }];
    expect(JSON.parse(out)).toEqual({
      from: 'dev',
      to: 'prod',
      values,
      made: {
        title: `Promote hello ${NGINX}:1.29.2 to prod`,
        base: 'main',
        head: branch,
        bodyFile: `.git/nodeless/${branch.replace('/', '-')}.md`,
        totals: expect.objectContaining({ added: 0, changed: 1, removed: 0, clusters: 1 }) as unknown,
      },
    });
    const changed = repository.git('diff', '--name-only', 'main', 'HEAD').trim().split('\n');
    expect(
      changed.filter((path) => !path.startsWith('clusters/nodeless-tokyo/rendered/manifests/hello/')),
    ).toEqual([`${OVERLAYS}/prod.yaml`]);
    expect(repository.read(`${OVERLAYS}/prod.yaml`)).toBe(
      `# yaml-language-server: $schema=../../../schemas/app-overlay.schema.json\nimage: ${NGINX}:1.29.2\n`,
    );
    expect(repository.git('status', '--porcelain')).toBe('');
    expect(await repository.run('check')).toMatchObject({ exitCode: 0 });
    expect(await promote('hello', '--from', 'dev', '--to', 'prod', '--json')).toMatchObject({
      exitCode: 0,
      out: '{\n  "from": "dev",\n  "to": "prod",\n  "values": []\n}\n',
    });
  });

  test('that the stage does not run changes no tree, and the answer says so', async () => {
    repository.write(
      'apps/inflate/overlays/dev.yaml',
      'image: public.ecr.aws/eks-distro/kubernetes/pause:3.11\n',
    );
    await repository.commit('A newer image in dev');
    const { exitCode, out } = await promote('inflate', '--from', 'dev', '--to', 'prod');
    expect(exitCode).toBe(0);
    expect(out).toContain(
      '\nno cluster of prod changes: none runs it, or their own overlays say these values\n',
    );
  });

  test('of a fleet that would not be sound goes without a trace, with its new overlay', async () => {
    repository.edit(APP, 'replicas: 3\n', 'replicas: 3\nterminationGracePeriodSeconds: 60\n');
    repository.append(`${OVERLAYS}/dev.yaml`, 'nodePools: [nowhere]\n');
    repository.git('commit', '--quiet', '--all', '--message', 'A pool that prod has not');
    const before = repository.snapshot();
    const { exitCode, err } = await promote('hello', '--from', 'dev', '--to', 'prod', '--all');
    expect({ exitCode, err }).toEqual({ exitCode: 1, err: expect.stringContaining('nowhere') as string });
    expect(repository.snapshot('apps')).toEqual(
      Object.fromEntries(
        Object.entries(before).flatMap(([path, text]) =>
          path.startsWith('apps/') ? [[path.slice(5), text]] : [],
        ),
      ),
    );
    expect(repository.git('status', '--porcelain')).toBe('');
  });
});

describe('nothing is changed', () => {
  const refusals: Record<string, [prepare: () => void, args: string[], reason: RegExp]> = {
    'by an unknown stage': [
      () => undefined,
      ['--from', 'qa', '--to', 'prod'],
      /there is no stage "qa"; known: dev, prod/,
    ],
    'by an unknown version': [
      () => undefined,
      ['--from', 'dev', '--to', 'prod', 'istio'],
      /dev has no version of istio, and there is no app istio; known: kubernetes, /,
    ],
    'in a work tree with changes': [
      () => repository.write('notes.md', 'text\n'),
      ['--from', 'dev', '--to', 'prod'],
      /the work tree has changes; commit or stash them first/,
    ],
    'off every branch': [
      () => void repository.git('checkout', '--quiet', '--detach'),
      ['--from', 'dev', '--to', 'prod'],
      /check out the branch/,
    ],
    'over a branch that exists': [
      () => void repository.git('branch', 'mine'),
      ['--from', 'dev', '--to', 'prod', '--branch', 'mine'],
      /the branch mine exists/,
    ],
    'on a branch that cannot be': [
      () => undefined,
      ['--from', 'dev', '--to', 'prod', '--branch', 'a..b'],
      /"a..b" is no name of a branch/,
    ],
    'when other trees are stale': [
      () => {
        repository.edit('clusters/nodeless-seoul/cluster.yaml', "cpu: '1000'", "cpu: '900'");
        repository.git('commit', '--quiet', '--all', '--message', 'Stale');
      },
      ['--from', 'dev', '--to', 'prod'],
      /clusters\/nodeless-seoul\/rendered\/\S+ would change too, which is not of stage prod/,
    ],
    'when git makes no commit': [
      () => void repository.git('config', 'commit.gpgSign', 'true'),
      ['--from', 'dev', '--to', 'prod'],
      /git commit: .*gpg/,
    ],
    'when the fleet would not be sound': [
      () => {
        repository.edit(FLEET, `${IMAGE}:3.9`, `${IMAGE}:3.9' , digest: 'x`);
        repository.git('commit', '--quiet', '--all', '--message', 'Broken');
      },
      ['--from', 'dev', '--to', 'prod'],
      /with these values the fleet is not sound; nothing was changed/,
    ],
  };
  test.each(Object.entries(refusals))('%s', async (_, [prepare, args, reason]) => {
    prepare();
    const before = state();
    const { exitCode, out, err } = await promote(...args);
    expect(err).toMatch(reason);
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
    expect(state()).toEqual(before);
  });
});
