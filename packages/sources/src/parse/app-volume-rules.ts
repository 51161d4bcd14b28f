import { conflictAt, errorAt } from '@nodeless/catalogue';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import { volumeName } from '../model/app-volumes.ts';
import { parseBytes } from '@nodeless/contracts/kubernetes';
import type { AppRule } from './rule.ts';

const LONGEST_VOLUME_NAME = 63;

/** What kube-apiserver refuses of volumes: a path that is mounted twice, and two of one name. */
export const appVolumes: AppRule = {
  codes: [VALUE_CODES['spec/conflict'], VALUE_CODES['spec/invalid-name']],
  title: 'Two volumes of an app have one name or one path, or a name that no volume has',
  references: [
    'pkg/apis/core/validation/validation.go (ValidateVolumes, ValidateVolumeMounts) of Kubernetes v1.35',
  ],
  check({ value: { config, secrets, volumes }, stack }) {
    const stores = Object.entries(secrets).flatMap(([name, secret]) =>
      'secretProviderClass' in secret
        ? [
            {
              name,
              mountPath: secret.secretProviderClass.mountPath,
              base: ['secrets', name, 'secretProviderClass'],
            },
          ]
        : [],
    );
    const mounts = [
      ...Object.entries(config).flatMap(([name, { mountPath }]) =>
        mountPath === undefined ? [] : [{ mountPath, path: ['config', name, 'mountPath'] }],
      ),
      ...stores.map(({ mountPath, base }) => ({ mountPath, path: [...base, 'mountPath'] })),
      ...Object.entries(volumes).flatMap(([name, { mountPath }]) =>
        mountPath === undefined ? [] : [{ mountPath, path: ['volumes', name, 'mountPath'] }],
      ),
    ];
    const twice = mounts.flatMap(({ mountPath, path }, index) => {
      const first = mounts.findIndex((other) => folderOf(other.mountPath) === folderOf(mountPath));
      const other = mounts[first];
      if (first === index || other === undefined) return [];
      const message = `two volumes would be mounted at ${mountPath}`;
      const related = { path: other.path, message: 'the first one' };
      return [conflictAt(stack, path, message, 'mount one of them elsewhere', related)];
    });
    const names = [
      ...Object.entries(config).flatMap(([name, { mountPath }]) =>
        mountPath === undefined ? [] : [{ name: volumeName(name), path: ['config', name] }],
      ),
      ...stores.map(({ name }) => ({ name: volumeName(name), path: ['secrets', name] })),
      ...Object.keys(volumes).map((name) => ({ name: volumeName(name), path: ['volumes', name] })),
    ];
    const sameName = names.flatMap(({ name, path }, index) => {
      const first = names.findIndex((other) => other.name === name);
      const other = names[first];
      if (first === index || other === undefined) return [];
      const message = `the pod has a volume ${JSON.stringify(name)} already`;
      const related = { path: other.path, message: 'the first one' };
      return [conflictAt(stack, path, message, 'choose another name', related)];
    });
    const tooLong = names
      .filter(({ name }) => name.length > LONGEST_VOLUME_NAME)
      .map(({ name, path }) => {
        const message = `the volume would be called ${JSON.stringify(name)}, which has ${name.length} characters, and a pod takes ${LONGEST_VOLUME_NAME}`;
        return errorAt(stack, path, { code: 'spec/invalid-name', message, hint: 'choose a shorter name' });
      });
    return [...twice, ...sameName, ...tooLong];
  },
};

/** What is in memory counts to the limit of the container: at the limit the process is killed, and the size is never reached. */
export const appMemoryVolumes: AppRule = {
  codes: [VALUE_CODES['spec/conflict']],
  title: 'A volume in memory may hold more than the container may use',
  references: ['https://kubernetes.io/docs/concepts/storage/volumes/#emptydir'],
  check({ value: { resources, volumes }, stack }) {
    const limit = resources.limits?.memory;
    const most = limit === undefined ? undefined : parseBytes(limit);
    return Object.entries(volumes).flatMap(([name, volume]) => {
      const size =
        'emptyDir' in volume && volume.emptyDir.medium !== undefined ? volume.emptyDir.sizeLimit : undefined;
      const bytes = size === undefined ? undefined : parseBytes(size);
      if (bytes === undefined || most === undefined || bytes <= most || volume.mountPath === undefined)
        return [];
      const message = `the volume may hold ${String(size)} in memory, and the container has ${String(limit)}`;
      const other = { path: ['resources', 'limits', 'memory'], message: 'the limit' };
      const path = ['volumes', name, 'emptyDir', 'sizeLimit'];
      return [conflictAt(stack, path, message, 'raise the limit, or make the volume smaller', other)];
    });
  },
};

function folderOf(path: string): string {
  return path.replace(/\/(?:\.?\/)*\.?$/, '');
}
