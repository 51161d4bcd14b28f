import { apply } from './apply.ts';
import { contentOf, plannedFile } from './planned-file.ts';
import { plan } from './plan.ts';
import { gitIn } from './testing/git.ts';
import { inSandbox, OPTIONS, type Sandbox, type Texts } from './testing/sandbox.ts';

/*
 * Argo CD runs `git diff --name-only <old>..<new>` and regenerates an Application when a path below its folder is in the
 * list (argo-cd v3.5.1, util/git/client.go ChangedFiles, util/app/path). Git detects renames by default, and of a renamed
 * file it prints the new path alone.
 */

const LINES = 40;
const SIMILARITIES = [30, 40, 45, 50, 55, 70, 90, 100];
const LONG = `deployment-${'a'.repeat(63)}.${'b'.repeat(63)}.yaml`;

interface Trees {
  readonly [cluster: string]: { readonly texts: Texts; readonly folders?: readonly string[] };
}

/** A manifest with so many of a hundred lines the same as in `manifest(100, …)`; those of two subjects have none. */
function manifest(similarity: number, subject = 'x'): string {
  const same = Math.round((LINES * similarity) / 100);
  const line = (n: number) => `  key${n}: ${n < same ? 'alike' : 'other'} ${n} ${subject}\n`;
  return Array.from({ length: LINES }, (_, n) => line(n)).join('');
}

function commit(sandbox: Sandbox, trees: Trees, message: string): void {
  for (const [cluster, { texts, folders = [] }] of Object.entries(trees)) {
    const files = Object.keys(texts)
      .sort()
      .map((path) => plannedFile(path, 'test', contentOf(texts[path] ?? '')));
    const { diagnostics } = apply(sandbox.disk, plan(sandbox.disk, { cluster, files, folders }, OPTIONS));
    expect(diagnostics).toEqual([]);
  }
  const git = gitIn(sandbox.root);
  git('add', '--all');
  git('commit', '--quiet', '--message', message);
}

/** What git says has changed from one state of a fleet to another, as paths below `clusters/`. */
function changedPaths(before: Trees, after: Trees): string[] {
  return inSandbox((sandbox) => {
    const git = gitIn(sandbox.root);
    git('init', '--quiet');
    commit(sandbox, before, 'before');
    commit(sandbox, after, 'after');
    return git('diff', '--name-only', 'HEAD~..HEAD').trim().split('\n');
  });
}

const MOVES: readonly [how: string, from: string, to: string][] = [
  ['between two Applications', 'manifests/one/ingress-web.yaml', 'manifests/two/ingress-shop.yaml'],
  ['under the same name', 'manifests/one/ingress-web.yaml', 'manifests/two/ingress-web.yaml'],
  ['under the same long name', `manifests/one/${LONG}`, `manifests/two/${LONG}`],
  ['into a new Application', 'manifests/one/ingress-web.yaml', 'manifests/new/ingress-web.yaml'],
  ['out of the shared folder of namespaces', 'manifests/namespaces/x.yaml', 'manifests/two/x.yaml'],
  ['out of it under the same long name', `manifests/namespaces/${LONG}`, `manifests/two/${LONG}`],
  ['out of it into a folder without another file', `manifests/namespaces/${LONG}`, `manifests/new/${LONG}`],
  ['into it', 'manifests/one/x.yaml', 'manifests/namespaces/x.yaml'],
  ['from the folder of root', 'argocd/applications/x.yaml', 'manifests/two/x.yaml'],
  ['from one shared folder to another', `argocd/applications/${LONG}`, `manifests/namespaces/${LONG}`],
];

const folderOf = (path: string) =>
  path
    .split('/')
    .slice(0, path.startsWith('argocd/') ? 1 : 2)
    .join('/');

/** One cluster for each similarity, whose files are like those of no other cluster. */
function byCluster(texts: (similarity: number, subject: string) => Texts, suffix = ''): Trees {
  return Object.fromEntries(
    SIMILARITIES.map((similarity) => [
      `c${similarity}${suffix}`,
      { texts: texts(similarity, `of cluster ${similarity}`) },
    ]),
  );
}

const rest = (subject: string): Texts => ({
  'manifests/one/service-stays.yaml': `one ${subject}\n`,
  'manifests/two/service-stays.yaml': `two ${subject}\n`,
  'manifests/namespaces/namespace-stays.yaml': `namespace ${subject}\n`,
  'argocd/root.yaml': `root ${subject}\n`,
});

test.each(MOVES)('a file that goes %s is told below both folders, however alike it stays', (_, from, to) => {
  const changed = changedPaths(
    byCluster((_similarity, subject) => ({ ...rest(subject), [from]: manifest(100, subject) })),
    byCluster((similarity, subject) => ({ ...rest(subject), [to]: manifest(similarity, subject) })),
  );
  for (const similarity of SIMILARITIES) {
    const below = (path: string) => `clusters/c${similarity}/rendered/${path}`;
    // The fault itself: of files that are alike git names the new one alone.
    if (similarity < 45) expect(changed).toContain(below(from));
    if (similarity > 55) expect(changed).not.toContain(below(from));
    expect(changed).toContain(below(to));
    for (const folder of [folderOf(from), folderOf(to)]) {
      expect(changed.filter((path) => path.startsWith(below(`${folder}/`)))).not.toEqual([]);
    }
  }
});

test.each([
  'argocd/applications/x.yaml',
  `argocd/applications/${LONG}`,
  'manifests/namespaces/x.yaml',
  `manifests/namespaces/${LONG}`,
])('%s that goes from one cluster to another is told below both, however alike it stays', (path) => {
  const both = (here: (similarity: number, subject: string) => Texts, there: typeof here): Trees => ({
    ...byCluster((similarity, subject) => ({ ...rest(`here ${subject}`), ...here(similarity, subject) })),
    ...byCluster(
      (similarity, subject) => ({ ...rest(`there ${subject}`), ...there(similarity, subject) }),
      'b',
    ),
  });
  const nothing = (): Texts => ({});
  const changed = changedPaths(
    both((_similarity, subject) => ({ [path]: manifest(100, subject) }), nothing),
    both(nothing, (similarity, subject) => ({ [path]: manifest(similarity, subject) })),
  );
  for (const similarity of SIMILARITIES) {
    for (const cluster of [`c${similarity}`, `c${similarity}b`]) {
      const folder = `clusters/${cluster}/rendered/${folderOf(path)}/`;
      expect([folder, changed.some((one) => one.startsWith(folder))]).toEqual([folder, true]);
    }
  }
});

test('the last file of a folder that stays, with and without a like one elsewhere', () => {
  const [one, two] = ['manifests/one/x.yaml', 'manifests/two/x.yaml'];
  const folders = ['manifests/one', 'manifests/two'];
  const before = { seoul: { texts: { [one]: manifest(100) }, folders } };
  expect(changedPaths(before, { seoul: { texts: { [two]: manifest(100) }, folders } })).toEqual([
    'clusters/seoul/rendered/manifests/one/SHA256SUMS',
    'clusters/seoul/rendered/manifests/two/SHA256SUMS',
    `clusters/seoul/rendered/${two}`,
  ]);
  expect(changedPaths(before, { seoul: { texts: {}, folders } })).toEqual([
    'clusters/seoul/rendered/manifests/one/SHA256SUMS',
    `clusters/seoul/rendered/${one}`,
  ]);
});

test('an Application that goes while a like one comes: its folder is nobody`s any more, and that of the new one is told', () => {
  const names = ['a.yaml', 'b.yaml', 'c.yaml'];
  const files = (app: string) =>
    Object.fromEntries(names.map((name) => [`manifests/${app}/${name}`, manifest(100)]));
  const application = (app: string) => ({
    [`argocd/applications/${app}.yaml`]: `${manifest(100)}  name: ${app}\n`,
  });
  const changed = changedPaths(
    { seoul: { texts: { ...files('one'), ...application('one') } } },
    { seoul: { texts: { ...files('two'), ...application('two') } } },
  ).map((path) => path.slice('clusters/seoul/rendered/'.length));
  expect(changed).toEqual([
    'argocd/applications/one.yaml.sha256',
    'argocd/applications/two.yaml',
    'argocd/applications/two.yaml.sha256',
    'manifests/two/SHA256SUMS',
    ...names.map((name) => `manifests/two/${name}`),
  ]);
});
