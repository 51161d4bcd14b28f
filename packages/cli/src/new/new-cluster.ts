import { clusterFile } from '@nodeless/core';
import { modelOf, type LoadedFleet } from '../fleet.ts';
import { clusterTemplate, type NewClusterOptions } from '../init/cluster-template.ts';
import type { Planned } from './plan.ts';
import { schemasOf } from './schemas-folder.ts';

/** A commented cluster.yaml for a new cluster. */
export function newCluster(fleet: LoadedFleet, name: string, options: NewClusterOptions): Planned {
  const path = clusterFile(name);
  const text = clusterTemplate(name, options, { schemas: schemasOf(fleet.root) });
  const { diagnostics } = modelOf(fleet, { folder: name, cluster: { path, bytes: Buffer.from(text) } });
  return {
    created: [{ path, text }],
    findings: diagnostics,
    notes: ['next: edit it, then npx nx run generate'],
  };
}
