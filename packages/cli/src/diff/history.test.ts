import type { ChangeReport } from '@nodeless/review';
import { parse } from 'yaml';
import { GitRepository } from '../testing/git-repository.ts';
import { historySteps, startFleet } from '../testing/history/steps.ts';

jest.setTimeout(300_000);

const repository = new GitRepository();
afterAll(() => repository.remove());

interface Seen {
  readonly exitCode: number;
  readonly report: ChangeReport;
}
const seen = new Map<string, Seen & { readonly base: string; readonly head: string }>();

const STEPS = historySteps();

beforeAll(async () => {
  repository.git('init', '--quiet', '--initial-branch=main');
  startFleet(repository);
  commit('Start');
  const revisions = STEPS.map(({ name, apply }) => {
    const base = repository.git('rev-parse', 'HEAD').trim();
    apply(repository);
    commit(name);
    return { name, base, head: repository.git('rev-parse', 'HEAD').trim() };
  });
  for (const { name, base, head } of revisions) {
    const { exitCode, out, err } = await repository.run(
      'diff',
      '--base',
      base,
      '--head',
      head,
      '--direct',
      '--json',
    );
    if (out === '') throw new Error(`${name}: ${err}`);
    seen.set(name, { exitCode, report: JSON.parse(out) as ChangeReport, base, head });
  }
});

function commit(message: string): void {
  repository.git('add', '--all');
  // A merge has committed already.
  if (repository.git('status', '--porcelain') !== '')
    repository.git('commit', '--quiet', '--no-verify', '--message', message);
}

test('the history is long', () => {
  expect(Number(repository.git('rev-list', '--count', 'HEAD'))).toBeGreaterThan(30);
});

describe.each(STEPS)('$name', ({ name, changes, dangers, exit }) => {
  test('has exactly these changes, dangers and this exit code', () => {
    const { report, exitCode } = seen.get(name) ?? fail(name);
    const shown = report.changes.map(
      ({ operation, object, classes, places }) =>
        `${operation} ${object.kind} ${object.name} [${classes.join(' ')}] ×${places.length}`,
    );
    expect(shown.sort()).toEqual([...changes].sort());
    expect(
      report.dangers.map(({ rule, waiver }) => (waiver === undefined ? rule : `(${rule})`)).sort(),
    ).toEqual([...dangers].sort());
    expect(exitCode).toBe(exit);
  });

  test('counts as an independent recount does', () => {
    const { report, base, head } = seen.get(name) ?? fail(name);
    const { added, changed, removed } = report.totals;
    expect({ added, changed, removed }).toEqual(recount(base, head));
  });

  test('accounts for every file', () => {
    const { report, base, head } = seen.get(name) ?? fail(name);
    const files = repository
      .git('diff', '--no-renames', '--name-only', base, head, '--', 'clusters')
      .split('\n')
      .filter(Boolean);
    const { objects, sameMeaning, others, unreadable } = report.files;
    expect(objects + sameMeaning.length + others.length + unreadable.length).toBe(files.length);
  });
});

function fail(name: string): never {
  throw new Error(`no commit ${name}`);
}

type Objects = Map<string, string>;

/** Counts objects by nothing but `git show` and a YAML parser. */
function recount(base: string, head: string): { added: number; changed: number; removed: number } {
  const [before, after] = [objectsOf(base), objectsOf(head)];
  const keys = [...after.keys()];
  return {
    added: keys.filter((key) => !before.has(key)).length,
    changed: keys.filter((key) => before.has(key) && before.get(key) !== after.get(key)).length,
    removed: [...before.keys()].filter((key) => !after.has(key)).length,
  };
}

const BLOBS = new Map<string, unknown>();

function objectsOf(commit: string): Objects {
  const found: Objects = new Map();
  for (const line of repository.git('ls-tree', '-r', commit, '--', 'clusters').split('\n')) {
    const [, id = '', path = ''] = /^\d+ blob (\w+)\t(.*)$/.exec(line) ?? [];
    const [, cluster, , top, next] = path.split('/');
    if (!path.endsWith('.yaml') || top === undefined) continue;
    const value = BLOBS.get(id) ?? parse(repository.git('cat-file', 'blob', id));
    BLOBS.set(id, value);
    const put = (key: readonly unknown[], body: unknown) =>
      found.set(JSON.stringify([cluster, ...key]), normal(body));
    if (top === 'cloudformation') {
      const { Resources, ...rest } = value as { Resources: Record<string, { Type: string }> };
      put([top, next, 'template'], rest);
      for (const [name, body] of Object.entries(Resources)) put([top, next, name, body.Type], body);
    } else {
      const { apiVersion, kind, metadata } = value as {
        apiVersion: string;
        kind: string;
        metadata: Record<string, string>;
      };
      const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
      const application = top === 'manifests' ? next : top;
      put([application, group, kind, metadata['namespace'], metadata['name']], value);
    }
  }
  return found;
}

/** Sorted keys; the one quantity and the one set that the history writes in two ways are brought to one. */
function normal(value: unknown): string {
  return JSON.stringify(value, (key, part: unknown) => {
    if (key === 'cpu' && part === '1000m') return '1';
    if (key === 'syncOptions') return [...(part as string[])].sort();
    if (key === 'protocol' && part === 'TCP') return undefined;
    return typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part;
  });
}
