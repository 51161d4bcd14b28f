import { AwsError, type AwsConnection } from '@nodeless/aws';
import { hasErrors, type Diagnostic } from '@nodeless/core';
import type { ClusterModel } from '@nodeless/sources';
import { selectClusters } from '../commands/select-clusters.ts';
import { loadCluster, type LoadedFleet } from '../fleet.ts';
import type { Console } from '../output/console.ts';
import { Progress } from '../output/progress.ts';
import { withAws, type AwsOptions } from './connection.ts';

/** What was asked of AWS for one cluster: a value, or why there is none. */
export interface Read<T> {
  readonly model: ClusterModel;
  readonly value?: T;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Asks AWS for something of each cluster, all at once. A cluster that cannot be read does not keep the others from being read.
 *
 * @param console where the progress is shown
 * @param named folders below clusters/; none means all
 */
export async function readEach<T>(
  console: Console,
  fleet: LoadedFleet,
  named: readonly string[],
  { profile, endpointUrl }: AwsOptions,
  read: (aws: AwsConnection, model: ClusterModel) => Promise<T>,
): Promise<{ readonly read: readonly Read<T>[]; readonly diagnostics: readonly Diagnostic[] }> {
  const { selected, diagnostics: unknown } = selectClusters(fleet.clusters, named);
  const loaded = selected.map((name) => loadCluster(fleet, name));
  const errors = loaded.filter(({ diagnostics }) => hasErrors(diagnostics)).flatMap((one) => one.diagnostics);
  const models = loaded.flatMap(({ value }) => value ?? []);
  if (unknown.length > 0 || errors.length > 0) return { read: [], diagnostics: [...unknown, ...errors] };
  const progress = new Progress(console, 'clusters read', models.length);
  let count = 0;
  const one = async (aws: AwsConnection, model: ClusterModel): Promise<Read<T>> => {
    try {
      return { model, value: await read(aws, model), diagnostics: [] };
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      const { location } = model.provenance('cluster#/name');
      return { model, diagnostics: [{ ...error.diagnostic(), location }] };
    } finally {
      count += 1;
      progress.at(count);
    }
  };
  const reach = {
    ...(profile === undefined ? {} : { profile }),
    ...(endpointUrl === undefined ? {} : { endpointUrl }),
  };
  const results = await withAws(reach, (aws) => Promise.all(models.map((model) => one(aws, model))));
  return { read: results, diagnostics: [] };
}
