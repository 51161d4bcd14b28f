import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { REPOSITORY } from '../testing/workflow-files.ts';
import { ownersOf, ownersOfChange, parseCodeOwners } from './code-owners.ts';

const OWNERS = parseCodeOwners(readFileSync(join(REPOSITORY, '.github/CODEOWNERS'), 'utf8'));

const [PLATFORM, ADMINS, PROD, SEOUL, TOKYO] = [
  'platform',
  'admins',
  'prod-approvers',
  'seoul-owners',
  'tokyo-owners',
].map((team) => `@example/${team}`) as [string, string, string, string, string];

const CLUSTERS = readdirSync(join(REPOSITORY, 'clusters'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => {
    const { stage } = parse(readFileSync(join(REPOSITORY, 'clusters', name, 'cluster.yaml'), 'utf8')) as {
      stage: string;
    };
    return [name, stage] as const;
  });

const asked = (...paths: readonly string[]): string[] => [...ownersOfChange(OWNERS, paths).keys()].sort();

test('GitHub reads every line', () => expect(OWNERS.problems).toEqual([]));

describe('who is asked for', () => {
  const rendered = (path: string): string[] => CLUSTERS.map(([name]) => `clusters/${name}/rendered/${path}`);

  test('a change of the library: its owners, and those of every cluster whose tree it changes', () => {
    expect(
      asked(
        'packages/components/src/karpenter/node-pool.ts',
        ...rendered('manifests/karpenter/nodepool-default.yaml'),
      ),
    ).toEqual([PLATFORM, PROD, SEOUL, TOKYO].sort());
  });

  test('a change of the library that changes no tree: its owners alone', () => {
    expect(asked('packages/review/src/review.ts', 'tools/bench/src/bench.ts')).toEqual([PLATFORM]);
  });

  test.each(['checks', 'tree', 'cli'])(
    'a change of what lets changes through (%s): the administrators too',
    (folder) => {
      expect(asked(`packages/${folder}/src/index.ts`)).toEqual([ADMINS, PLATFORM].sort());
    },
  );

  test('a version in production: the owners of production clusters and the approvers, nobody else', () => {
    const prod = CLUSTERS.filter(([, stage]) => stage === 'prod').map(
      ([name]) => `clusters/${name}/rendered/README.md`,
    );
    expect(asked('clusters/fleet.yaml', ...prod)).toEqual([PLATFORM, PROD, SEOUL, TOKYO].sort());
  });

  test('a change of argocd/: the administrators, and the owners of every cluster whose projects change', () => {
    expect(asked('argocd/projects.yaml')).toEqual([ADMINS]);
    expect(asked('argocd/projects.yaml', ...rendered('argocd/projects/platform.yaml'))).toEqual(
      [ADMINS, PROD, SEOUL, TOKYO].sort(),
    );
  });

  test.each([
    '.github/workflows/verify.yml',
    '.github/CODEOWNERS',
    '.gitlab-ci.yml',
    'tools/github/src/main.ts',
    'package.json',
  ])('%s, which decides what runs beside a token: the administrators', (path) =>
    expect(ownersOf(OWNERS, path)).toContain(ADMINS),
  );

  test('a new cluster of production, before it has lines of its own: the approvers', () => {
    expect(asked('clusters/prod-seoul/cluster.yaml')).toEqual([PLATFORM, PROD].sort());
    expect(asked('clusters/prod-seoul/rendered/bootstrap/30-root.yaml')).toEqual(
      [ADMINS, PLATFORM, PROD].sort(),
    );
  });
});

describe.each(CLUSTERS)('%s, of stage %s', (name, stage) => {
  const own = ownersOf(OWNERS, `clusters/${name}/cluster.yaml`);

  test('has owners of its own, who are asked for every file of it', () => {
    expect(own.filter((owner) => owner.endsWith('-owners'))).toHaveLength(1);
    expect(ownersOf(OWNERS, `clusters/${name}/facts.json`)).toEqual(own);
    for (const path of [
      'README.md',
      'manifests/argocd/a.yaml',
      'argocd/root.yaml',
      'bootstrap/30-root.yaml',
    ]) {
      expect(ownersOf(OWNERS, `clusters/${name}/rendered/${path}`)).toEqual(expect.arrayContaining([...own]));
    }
  });

  test('asks the approvers of production if it is one, and the administrators for what makes Applications', () => {
    expect(own.includes(PROD)).toBe(stage === 'prod');
    for (const path of ['argocd/projects/default.yaml', 'bootstrap/argocd/kustomization.yaml']) {
      expect(ownersOf(OWNERS, `clusters/${name}/rendered/${path}`)).toContain(ADMINS);
    }
  });
});
