import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ARGOCD_ANNOTATIONS } from '@nodeless/contracts/argocd';
import {
  clusterConfigProblems,
  NEWEST_RELEASES as NEWEST_PROGRAMS,
  objectProblems,
  OLDER_RELEASES,
} from '@nodeless/contract-tables';
import { removedApi } from '@nodeless/contracts/kubernetes';
import { at, type JsonValue } from '@nodeless/core';
import { parse } from 'yaml';
import { renderedObjects } from '../testing/rendered.ts';
import { REPOSITORY } from '../testing/repository-root.ts';

const NEWEST = '1.37';

/** The golden tree of the newest releases, which the CRDs of before do not take. */
const NEWEST_RELEASES = 'newest-releases';

/** The examples of the repository, and the golden trees. */
const TREES = ['clusters', 'packages/cli/testdata/golden'].flatMap((folder) =>
  readdirSync(join(REPOSITORY, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'shared')
    .map(({ name }) => ({ name, rendered: join(REPOSITORY, folder, name, 'rendered') })),
);
const OLDER_TREES = TREES.filter(({ name }) => name !== NEWEST_RELEASES);

function clusterConfigOf(rendered: string): JsonValue {
  return parse(readFileSync(join(rendered, 'eksctl', 'cluster.yaml'), 'utf8')) as JsonValue;
}

function versionOf(rendered: string): string {
  return String(at(clusterConfigOf(rendered), 'metadata', 'version'));
}

function compareOptions(object: object): string {
  return String(at(object as JsonValue, 'metadata', 'annotations', ARGOCD_ANNOTATIONS.compareOptions));
}

/** What Kubernetes and the programs of some releases have against the objects of a tree. */
function problemsIn(
  rendered: string,
  releases: { readonly karpenter: string; readonly argocd: string },
  kubernetes = versionOf(rendered),
) {
  const objects = renderedObjects(rendered);
  expect(objects.length).toBeGreaterThan(10);
  return objects
    .map(({ path, object }) => ({
      path,
      problems: objectProblems(object, { ...releases, kubernetes }),
    }))
    .filter(({ problems }) => problems.length > 0);
}

describe.each(TREES)('$name', ({ rendered }) => {
  test('the newest releases take every object', () => {
    expect(problemsIn(rendered, NEWEST_PROGRAMS)).toEqual([]);
  });

  test(`and after an upgrade to Kubernetes ${NEWEST}`, () => {
    expect(problemsIn(rendered, NEWEST_PROGRAMS, NEWEST)).toEqual([]);
  });

  test(`no object needs an API that is gone in Kubernetes ${NEWEST}`, () => {
    const gone = renderedObjects(rendered).flatMap(({ path, object: { apiVersion, kind } }) =>
      removedApi(apiVersion, kind, NEWEST) === undefined ? [] : [path],
    );
    expect(gone).toEqual([]);
  });

  test('every Application says how it is compared, which 3.6 would otherwise decide by its sync options', () => {
    const applications = renderedObjects(rendered).filter(({ object: { kind } }) => kind === 'Application');
    expect(applications.length).toBeGreaterThan(1);
    const silent = applications
      .filter(({ object }) => !/\bServerSideDiff=(true|false)\b/.test(compareOptions(object)))
      .map(({ path }) => path);
    expect(silent).toEqual([]);
  });

  test('eksctl takes the ClusterConfig', () => {
    expect(clusterConfigProblems(clusterConfigOf(rendered))).toEqual([]);
  });
});

describe.each(OLDER_TREES)('$name', ({ rendered }) => {
  test('the older releases take every object', () => {
    expect(problemsIn(rendered, OLDER_RELEASES)).toEqual([]);
  });
});

test('the older releases refuse what only the newest ones have', () => {
  const tree = TREES.find(({ name }) => name === NEWEST_RELEASES);
  expect(problemsIn(String(tree?.rendered), OLDER_RELEASES, '1.36')).toEqual([
    {
      path: expect.stringMatching(/ec2nodeclass/) as string,
      problems: ['/spec must NOT have additional properties (enclaveOptions)'],
    },
    {
      path: expect.stringMatching(/nodepool/) as string,
      problems: [
        '/spec/disruption/budgets/1/reasons/0 must be equal to one of Drifted, Empty, Underutilized',
      ],
    },
  ]);
});
