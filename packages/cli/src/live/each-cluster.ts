import { AwsError } from '@nodeless/aws';
import { hasErrors, type Diagnostic } from '@nodeless/core';
import type { ClusterModel } from '@nodeless/sources';
import { selectClusters } from '../commands/select-clusters.ts';
import { loadCluster, type LoadedFleet } from '../fleet.ts';

/** What was asked of AWS for one cluster: a value, or why there is none. */
export interface Read<T> {
  readonly model: ClusterModel;
  readonly value?: T;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Asks AWS for something of each cluster, all at once. A cluster that cannot be read does not keep the others from being read.
 *
 * @param named folders below clusters/; none means all
 * @param done is told how many are read
 */
export async function readEach<T>(
  fleet: LoadedFleet,
  named: readonly string[],
  read: (model: ClusterModel) => Promise<T>,
  done: (count: number, all: number) => void,
): Promise<{ readonly read: readonly Read<T>[]; readonly diagnostics: readonly Diagnostic[] }> {
  const { selected, diagnostics: unknown } = selectClusters(fleet.clusters, named);
  const loaded = selected.map((name) => loadCluster(fleet, name));
  const errors = loaded.filter(({ diagnostics }) => hasErrors(diagnostics)).flatMap((one) => one.diagnostics);
  const models = loaded.flatMap(({ value }) => value ?? []);
  if (unknown.length > 0 || errors.length > 0) return { read: [], diagnostics: [...unknown, ...errors] };
  let count = 0;
  const results = await Promise.all(
    models.map(async (model): Promise<Read<T>> => {
      try {
        return { model, value: await read(model), diagnostics: [] };
      } catch (error) {
        if (!(error instanceof AwsError)) throw error;
        const { location } = model.provenance('cluster#/name');
        return { model, diagnostics: [{ ...error.diagnostic(), location }] };
      } finally {
        count += 1;
        done(count, models.length);
      }
    }),
  );
  return { read: results, diagnostics: [] };
}
