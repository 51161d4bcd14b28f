import { childPath, specPath } from '@nodeless/core';
import { storageClasses } from '@nodeless/sources';
import { KUBE_SYSTEM } from '@nodeless/catalogue';
import { WAVE } from '@nodeless/catalogue/render';
import type { Component } from '../component.ts';
import { emit } from '../objects/emit.ts';
import { snapshotClass } from './snapshot-class.ts';
import { storageClass } from './storage-class.ts';

const NAME = 'storage';

/** Classes of volumes and of snapshots. They are there before the claims that name them. */
export const storage: Component = {
  name: NAME,
  units: ({ spec }) => {
    const classes = storageClasses(spec);
    const snapshots = spec.storage.snapshotClasses;
    if (classes.length + snapshots.length === 0) return [];
    const path = specPath('cluster', NAME);
    return [
      {
        name: NAME,
        project: 'platform',
        wave: WAVE.priorities,
        namespace: KUBE_SYSTEM,
        specPath: classes[0]?.specPath ?? path,
        onRemoval: 'keep',
        // The add-on brings the kind of snapshots, and is made after the cluster.
        ...(snapshots.length === 0 ? {} : { syncOptions: ['SkipDryRunOnMissingResource=true'] as const }),
        source: {
          kind: 'manifests',
          draw: (chart) => {
            for (const one of classes) emit(chart, storageClass(spec, one.spec), one.specPath);
            for (const [index, one] of snapshots.entries())
              emit(chart, snapshotClass(spec, one), childPath(path, 'snapshotClasses', index));
          },
        },
      },
    ];
  },
};
