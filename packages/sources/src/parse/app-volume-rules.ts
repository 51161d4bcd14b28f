import { conflictAt } from '@nodeless/catalogue';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import type { AppRule } from './rule.ts';

/** What kube-apiserver refuses of volumes: a path that is mounted twice, and two of one name. */
export const appVolumes: AppRule = {
  codes: [VALUE_CODES['spec/conflict']],
  title: 'Two volumes of an app have one name or one path',
  references: [
    'pkg/apis/core/validation/validation.go (ValidateVolumes, ValidateVolumeMounts) of Kubernetes v1.35',
  ],
  check({ value: { config, volumes }, stack }) {
    const mounts = [
      ...Object.entries(config).flatMap(([name, { mountPath }]) =>
        mountPath === undefined ? [] : [{ mountPath, path: ['config', name, 'mountPath'] }],
      ),
      ...Object.entries(volumes).map(([name, { mountPath }]) => ({
        mountPath,
        path: ['volumes', name, 'mountPath'],
      })),
    ];
    const twice = mounts.flatMap(({ mountPath, path }, index) => {
      const first = mounts.findIndex((other) => folderOf(other.mountPath) === folderOf(mountPath));
      const other = mounts[first];
      if (first === index || other === undefined) return [];
      const message = `two volumes would be mounted at ${mountPath}`;
      const related = { path: other.path, message: 'the first one' };
      return [conflictAt(stack, path, message, 'mount one of them elsewhere', related)];
    });
    const sameName = Object.keys(volumes)
      .filter((name) => config[name]?.mountPath !== undefined)
      .map((name) => {
        const message = `the volume of the ConfigMap ${JSON.stringify(name)} has this name already`;
        const related = { path: ['config', name], message: 'the ConfigMap' };
        return conflictAt(stack, ['volumes', name], message, 'give the volume another name', related);
      });
    return [...twice, ...sameName];
  },
};

function folderOf(path: string): string {
  return path.replace(/\/+$/, '');
}
