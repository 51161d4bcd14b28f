import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ARGOCD_ANNOTATIONS } from '@nodeless/contracts/argocd';
import { removedApi } from '@nodeless/contracts/kubernetes';
import { at, type JsonValue } from '@nodeless/core';
import { parse } from 'yaml';
import { clusterConfigProblems, objectProblems } from '../testing/consumers.ts';
import { contractTest, novemberTest, REPOSITORY, type ContractFolder } from '../testing/contracts.ts';
import { renderedObjects } from '../testing/rendered.ts';

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

/** What the schemas of a folder say against the objects of a tree. */
function problemsIn(rendered: string, folder: ContractFolder, kubernetes = versionOf(rendered)) {
  const objects = renderedObjects(rendered);
  expect(objects.length).toBeGreaterThan(10);
  return objects
    .map(({ path, object }) => ({
      path,
      problems: objectProblems(object as unknown as JsonValue, kubernetes, folder),
    }))
    .filter(({ problems }) => problems.length > 0);
}

describe.each(TREES)('$name', ({ rendered }) => {
  novemberTest(
    'every object is valid for the schemas of November 2026 (needs ../shared/contracts-2026-11)',
    () => {
      expect(problemsIn(rendered, 'contracts-2026-11')).toEqual([]);
    },
  );

  novemberTest(`and after an upgrade to Kubernetes ${NEWEST} (needs ../shared/contracts-2026-11)`, () => {
    expect(problemsIn(rendered, 'contracts-2026-11', NEWEST)).toEqual([]);
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

  contractTest('eksctl accepts the ClusterConfig (needs ../shared/contracts)', () => {
    expect(clusterConfigProblems(clusterConfigOf(rendered))).toEqual([]);
  });
});

describe.each(OLDER_TREES)('$name', ({ rendered }) => {
  contractTest('every object is valid for its strict schema (needs ../shared/contracts)', () => {
    expect(problemsIn(rendered, 'contracts')).toEqual([]);
  });
});

novemberTest(
  'the CRDs of before refuse what only the newest releases have (needs ../shared/contracts-2026-11)',
  () => {
    const tree = TREES.find(({ name }) => name === NEWEST_RELEASES);
    expect(problemsIn(String(tree?.rendered), 'contracts', '1.36')).toEqual([
      {
        path: expect.stringMatching(/ec2nodeclass/) as string,
        problems: ['/spec must NOT have additional properties'],
      },
      {
        path: expect.stringMatching(/nodepool/) as string,
        problems: [expect.stringMatching(/\/reasons\/0 must be equal to one of/) as string],
      },
    ]);
  },
);
