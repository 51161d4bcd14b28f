import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { at, type JsonValue } from '@nodeless/core';
import { parse } from 'yaml';
import { clusterConfigProblems, objectProblems } from '../testing/consumers.ts';
import { contractTest, REPOSITORY } from '../testing/contracts.ts';
import { renderedObjects } from '../testing/rendered.ts';

const CLUSTERS = readdirSync(join(REPOSITORY, 'clusters'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

describe.each(CLUSTERS)('%s', (cluster) => {
  const rendered = join(REPOSITORY, 'clusters', cluster, 'rendered');
  const clusterConfig = () =>
    parse(readFileSync(join(rendered, 'eksctl', 'cluster.yaml'), 'utf8')) as JsonValue;

  contractTest('every object is valid for its strict schema (needs ../shared/contracts)', () => {
    const version = String(at(clusterConfig(), 'metadata', 'version'));
    const objects = renderedObjects(rendered);
    expect(objects.length).toBeGreaterThan(10);
    const problems = objects
      .map(({ path, object }) => ({
        path,
        problems: objectProblems(object as unknown as JsonValue, version),
      }))
      .filter((one) => one.problems.length > 0);
    expect(problems).toEqual([]);
  });

  contractTest('eksctl accepts the ClusterConfig (needs ../shared/contracts)', () => {
    expect(clusterConfigProblems(clusterConfig())).toEqual([]);
  });
});
