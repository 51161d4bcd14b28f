import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../repository-root.ts';
import { bootstrapped, readTree } from './example.ts';

const CLUSTERS = readdirSync(join(REPOSITORY, 'clusters'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

test.each(CLUSTERS)('the example %s comes up by itself from empty', (cluster) => {
  const simulation = bootstrapped(cluster, readTree(REPOSITORY, cluster));
  expect(simulation.settle()).toMatchObject({ waiting: [], restless: [] });
});
