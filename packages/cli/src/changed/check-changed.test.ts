import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { runs } from '@nodeless/core/testing';
import fc from 'fast-check';
import type { Diagnostic } from '@nodeless/core';
import { GitRepository } from '../testing/git-repository.ts';
import { CLUSTERS, runIn } from '../testing/repository.ts';

const FLEET = 'clusters/fleet.yaml';

let repository: GitRepository;
beforeAll(async () => {
  repository = new GitRepository(CLUSTERS);
  await repository.start();
});
afterEach(() => {
  repository.git('update-index', '--no-assume-unchanged', FLEET, 'clusters/nodeless-seoul/cluster.yaml');
  repository.git('reset', '--quiet', '--hard', 'main');
  repository.git('clean', '-dffqx');
});
afterAll(() => repository.remove());

interface Answer {
  readonly clusters: readonly { readonly name: string; readonly sound: boolean }[];
  readonly outOfReach: number;
  readonly fix: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

async function check(...args: readonly string[]): Promise<Answer & { readonly exitCode: number }> {
  const { exitCode, out } = await repository.run('check', '--json', ...args);
  return { exitCode, ...(JSON.parse(out) as Answer) };
}

const reached = async () => (await check('--changed', '--base', 'main')).clusters.map(({ name }) => name);
const textOf = (path: string) => readFileSync(repository.path(path), 'utf8');
const change = (path: string, from: string | RegExp, to: string) => {
  const text = textOf(path);
  if (text.replace(from, to) === text) throw new Error(`${path} does not hold ${String(from)}`);
  writeFileSync(repository.path(path), text.replace(from, to));
};
const own = (name: string, path: string) => `clusters/${name}/${path}`;
const stageOf = (name: string) => /^stage: (\S+)/m.exec(textOf(own(name, 'cluster.yaml')))?.[1];

/** Changes of a work tree, and the clusters that each must lead to; undefined: all. */
const CHANGES: Readonly<Record<string, { readonly make: () => void; readonly reaches?: readonly string[] }>> =
  {
    nothing: { make: () => undefined, reaches: [] },
    'a source of one cluster': {
      make: () => change(own('nodeless-seoul', 'cluster.yaml'), 'expireAfter: 168h', 'expireAfter: 169h'),
      reaches: ['nodeless-seoul'],
    },
    'a source that git was told to assume unchanged': {
      make: () => {
        repository.git('update-index', '--assume-unchanged', own('nodeless-seoul', 'cluster.yaml'));
        change(own('nodeless-seoul', 'cluster.yaml'), 'expireAfter: 168h', 'expireAfter: 170h');
      },
      reaches: ['nodeless-seoul'],
    },
    'a rendered file edited': {
      make: () => repository.append(own('classic-seoul', 'rendered/README.md'), 'more\n'),
      reaches: ['classic-seoul'],
    },
    'line endings, which git overlooks': {
      make: () => {
        const path = own('classic-seoul', 'rendered/eksctl/cluster.yaml');
        repository.write(path, textOf(path).replaceAll('\n', '\r\n'));
      },
      reaches: ['classic-seoul'],
    },
    'a mode': {
      make: () => chmodSync(repository.path(own('nodeless-tokyo', 'rendered/README.md')), 0o755),
      reaches: ['nodeless-tokyo'],
    },
    'a rendered file gone': {
      make: () => rmSync(repository.path(own('nodeless-tokyo', 'rendered/README.md'))),
      reaches: ['nodeless-tokyo'],
    },
    'an extra file that git ignores': {
      make: () => repository.write(own('nodeless-tokyo', 'rendered/node_modules/notes'), 'x\n'),
      reaches: ['nodeless-tokyo'],
    },
    'a cluster without a file': {
      make: () => mkdirSync(repository.path('clusters', 'empty')),
      reaches: ['empty'],
    },
    'a cluster gone': {
      make: () => rmSync(repository.path('clusters', 'classic-seoul'), { recursive: true }),
      reaches: [],
    },
    'an app': {
      make: () => change('apps/inflate/app.yaml', /^image: .*$/m, 'image: example.com/other:1.0'),
      reaches: ['classic-seoul', 'nodeless-seoul'],
    },
    'an app gone': {
      make: () => rmSync(repository.path('apps', 'inflate'), { recursive: true }),
      reaches: ['classic-seoul', 'nodeless-seoul'],
    },
    'an app of nobody': { make: () => repository.write('apps/unused/notes.md', 'x\n'), reaches: [] },
    'a comment in fleet.yaml': { make: () => repository.append(FLEET, '# a comment\n'), reaches: [] },
    'the defaults of the fleet': { make: () => change(FLEET, /eksctl: \S+/, 'eksctl: 0.231.0') },
    'fleet.yaml broken': { make: () => repository.append(FLEET, 'nonsense: [\n'), reaches: [] },
    'the projects of Argo CD': {
      make: () => change('argocd/projects.yaml', /description: .*/, 'description: Something else'),
    },
    'the generator': { make: () => repository.write('packages/core/src/order.ts', 'export {};\n') },
    'a test of the generator': {
      make: () => repository.write('packages/core/src/order.test.ts', ''),
      reaches: [],
    },
    'the libraries': { make: () => repository.write('package-lock.json', '{}\n') },
    'something else': { make: () => repository.write('notes.md', 'x\n'), reaches: [] },
  };

/** Does the limit leave out nothing that the full check finds? */
async function expectNothingHidden(): Promise<void> {
  const full = await check();
  const limited = await check('--changed', '--base', 'main');
  expect(limited.exitCode).toBe(full.exitCode);
  const names = limited.clusters.map(({ name }) => name);
  expect(full.clusters.filter(({ sound }) => !sound)).toEqual(limited.clusters.filter(({ sound }) => !sound));
  const errors = ({ diagnostics }: Answer) => diagnostics.filter(({ severity }) => severity === 'error');
  expect(errors(limited)).toEqual(errors(full));
  expect(full.clusters.filter(({ name }) => names.includes(name))).toEqual(limited.clusters);
  expect(limited.fix).toEqual(full.fix);
}

describe.each(Object.entries(CHANGES))('%s', (_, { make, reaches }) => {
  test('leads to the clusters that it can reach, and hides nothing', async () => {
    make();
    expect(await reached()).toEqual(reaches ?? CLUSTERS);
    await expectNothingHidden();
  });
});

test('a stage of the fleet reaches the clusters in it', async () => {
  const stage = stageOf('nodeless-tokyo') ?? '';
  change(FLEET, `tags: { stage: ${stage} }`, `tags: { stage: ${stage}, another: tag }`);
  expect(await reached()).toEqual(CLUSTERS.filter((name) => stageOf(name) === stage));
  await expectNothingHidden();
});

test('several changes at once hide nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.constantFrom(...Object.keys(CHANGES)), { maxLength: 4 }),
      async (names) => {
        for (const name of names) {
          try {
            CHANGES[name]?.make();
          } catch {
            // What it changes is gone by another change.
          }
        }
        try {
          await expectNothingHidden();
        } finally {
          repository.git('reset', '--quiet', '--hard', 'main');
          repository.git('clean', '-dffqx');
        }
      },
    ),
    runs(4),
  );
}, 120_000);

test('what is committed on the branch counts, and what only the base has since then does not', async () => {
  repository.git('switch', '--quiet', '--create', 'change');
  change(own('nodeless-seoul', 'cluster.yaml'), 'expireAfter: 168h', 'expireAfter: 169h');
  await repository.commit('Change');
  repository.git('branch', '--quiet', '--force', 'ahead', 'main');
  repository.git('switch', '--quiet', 'ahead');
  change(own('classic-seoul', 'cluster.yaml'), /^stage: .*$/m, '$&\ntags: { some: tag }');
  await repository.commit('Ahead');
  repository.git('switch', '--quiet', 'change');
  const { clusters, outOfReach } = await check('--changed', '--base', 'ahead');
  expect(clusters).toEqual([{ name: 'nodeless-seoul', sound: true }]);
  expect(outOfReach).toBe(CLUSTERS.length - 1);
  repository.git('switch', '--quiet', 'main');
});

test('the commands that fix it are printed, and they do', async () => {
  repository.append(own('classic-seoul', 'rendered/README.md'), 'more\n');
  rmSync(repository.path(own('nodeless-tokyo', 'rendered/README.md')));
  const { fix, exitCode } = await check();
  expect(exitCode).toBe(1);
  expect(fix).toEqual([
    'npx nodeless generate nodeless-tokyo',
    'npx nodeless generate classic-seoul --discard-edits',
  ]);
  expect((await repository.run('check')).out).toContain('to fix: npx nodeless generate nodeless-tokyo\n');
  for (const command of fix) await repository.run(...command.split(' ').slice(2));
  expect((await check()).exitCode).toBe(0);
});

describe('what git does not say', () => {
  test('an unknown revision', async () => {
    const { exitCode, diagnostics } = await check('--changed', '--base', 'nowhere');
    expect(exitCode).toBe(1);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([
      {
        code: 'git/unknown-revision',
        severity: 'error',
        message: 'git knows no revision "nowhere"',
        hint: expect.stringContaining('git fetch') as string,
      },
    ]);
  });

  test('a revision that looks like an option', async () => {
    const { diagnostics } = await check('--changed', '--base=--help');
    expect(diagnostics.map(({ code }) => code)).toContain('git/unknown-revision');
  });

  test('a history without a common commit', async () => {
    repository.git('switch', '--quiet', '--orphan', 'apart');
    repository.git('commit', '--quiet', '--allow-empty', '--message', 'Apart');
    repository.git('switch', '--quiet', 'main');
    const { diagnostics } = await check('--changed', '--base', 'apart');
    expect(diagnostics.find(({ code }) => code === 'git/unknown-revision')?.message).toBe(
      'HEAD and "apart" have no commit in common that git knows',
    );
  });

  test('a shallow clone', async () => {
    const clone = repository.path('shallow');
    repository.git('clone', '--quiet', '--depth=1', `file://${repository.root}`, clone);
    const { out } = await runIn(clone, 'check', '--json', '--changed', '--base', 'HEAD~1');
    const { diagnostics } = JSON.parse(out) as Answer;
    expect(diagnostics.find(({ code }) => code === 'git/unknown-revision')?.hint).toContain('fetch-depth: 0');
  });

  test('no repository at all', async () => {
    const copy = new GitRepository();
    try {
      const { out, exitCode } = await runIn(copy.root, 'check', '--json', '--changed', '--base', 'main');
      expect(exitCode).toBe(1);
      expect((JSON.parse(out) as Answer).diagnostics.map(({ code }) => code)).toContain('git/unusable');
    } finally {
      copy.remove();
    }
  });
});
