import { conflictAt } from '@nodeless/catalogue';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import { ownClaims } from '../model/app-volumes.ts';
import { isReplicated, mostPods, workloadKey } from '../model/app-workload.ts';
import type { AppRule } from './rule.ts';

/** A volume for one pod keeps the second one waiting for ever. */
export const appClaims: AppRule = {
  codes: [VALUE_CODES['spec/conflict']],
  title: 'Several pods of an app would share a volume that is for one pod',
  references: ['https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes'],
  check({ value: app, stack }) {
    const { scaling, volumes } = app;
    const most = mostPods(app);
    if (most < 2) return [];
    return ownClaims({ volumes }).flatMap(([name, claim]) => {
      if (!claim.accessModes.includes('ReadWriteOncePod')) return [];
      const path = ['volumes', name, 'claim', 'accessModes'];
      const message = `ReadWriteOncePod is for one pod, and the app may have ${most === Infinity ? 'one on each node' : most}`;
      const hint = `run one pod${isReplicated(app) ? ' (replicas: 1)' : ''}, or choose another access mode`;
      const other = {
        path: !isReplicated(app)
          ? ['workload', workloadKey(app)]
          : scaling === undefined
            ? ['replicas']
            : ['scaling', 'maxReplicas'],
        message: 'the number of pods',
      };
      return [conflictAt(stack, path, message, hint, other)];
    });
  },
};

/** Two files of one folder with one path; kube-apiserver refuses the pod. */
export const appProjectedPaths: AppRule = {
  codes: [VALUE_CODES['spec/conflict']],
  title: 'Two files of a projected volume have one path',
  references: ['pkg/apis/core/validation/validation.go (validateProjectionSources) of Kubernetes v1.35'],
  check({ value: { volumes }, stack }) {
    return Object.entries(volumes).flatMap(([name, volume]) => {
      if (!('projected' in volume)) return [];
      const files = volume.projected.flatMap((source, index) => {
        const base = ['volumes', name, 'projected', index];
        if ('serviceAccountToken' in source)
          return [{ file: source.serviceAccountToken.path, path: [...base, 'serviceAccountToken', 'path'] }];
        if ('downwardAPI' in source)
          return Object.keys(source.downwardAPI).map((file) => ({
            file,
            path: [...base, 'downwardAPI', file],
          }));
        return Object.entries(source.items ?? {}).map(([key, file]) => ({
          file,
          path: [...base, 'items', key],
        }));
      });
      return files.flatMap(({ file, path }, index) => {
        const first = files.findIndex((other) => other.file === file);
        const other = files[first];
        if (first === index || other === undefined) return [];
        const message = `the volume would have the file ${JSON.stringify(file)} twice`;
        const related = { path: other.path, message: 'the first one' };
        return [conflictAt(stack, path, message, 'choose another path', related)];
      });
    });
  },
};
