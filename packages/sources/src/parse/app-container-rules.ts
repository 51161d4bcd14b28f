import { conflictAt, errorAt } from '@nodeless/catalogue';
import { suggestion } from '@nodeless/catalogue/schema';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import type { Diagnostic } from '@nodeless/core';
import { containersOf, mountable, mountedElsewhere } from '../model/app-containers.ts';
import type { AppRule, AppRuleInput } from './rule.ts';
import { DUPLICATE_NAME } from './duplicates.ts';

/**
 * Containers of a pod share its network: two of them cannot listen on one port, and a port is found by its name in the whole pod.
 * Source: validateContainers and validateInitContainers in pkg/apis/core/validation/validation.go of Kubernetes v1.35;
 * FindPort in pkg/api/v1/pod/util.go
 */
export const appContainers: AppRule = {
  codes: [DUPLICATE_NAME, VALUE_CODES['spec/conflict']],
  title: 'Two containers of an app have one name, or listen on one port',
  references: [
    'pkg/apis/core/validation/validation.go (validateContainers, validateInitContainers) of Kubernetes v1.35',
    'https://kubernetes.io/docs/concepts/workloads/pods/#pod-networking',
  ],
  check: (input) => [...sameNames(input), ...samePorts(input)],
};

function sameNames({ value, stack }: AppRuleInput): Diagnostic[] {
  const all = containersOf(value);
  return all.flatMap(({ name, path, role }, index) => {
    const first = all.findIndex((other) => other.name === name);
    const other = all[first];
    if (first === index || other === undefined) return [];
    const message = `two containers of the pods are called ${JSON.stringify(name)}`;
    const place = role === 'initContainer' ? [...path, 'name'] : path;
    const found = conflictAt(stack, place, message, 'choose another name', {
      path: other.role === 'app' ? ['name'] : other.path,
      message: 'the first one',
    });
    return [{ ...found, code: 'spec/duplicate-name' as const }];
  });
}

function samePorts({ value, stack }: AppRuleInput): Diagnostic[] {
  const all = containersOf(value).flatMap(({ name: container, path, title, spec }) =>
    spec.ports.map(({ name, containerPort, protocol = 'TCP' }, index) => ({
      ...{ container, title, name, containerPort, protocol },
      path: [...path, 'ports', index],
    })),
  );
  return all.flatMap(({ container, name, containerPort, protocol, path }) => {
    const own = all.findIndex((one) => one.path === path);
    const before = all.slice(0, own).filter((one) => one.container !== container);
    return (['name', 'containerPort'] as const).flatMap((key) => {
      const other = before.find((one) =>
        key === 'name' ? one.name === name : one.containerPort === containerPort && one.protocol === protocol,
      );
      if (other === undefined) return [];
      const message =
        key === 'name'
          ? `${other.title} has a port ${JSON.stringify(name)} too, and ports of a pod are found by name`
          : `${other.title} listens on port ${containerPort} too, and containers of a pod share its network`;
      const related = { path: [...other.path, key], message: 'the first one' };
      return [conflictAt(stack, [...path, key], message, `choose another ${key}`, related)];
    });
  });
}

/** What containers beside that of the app mount is a volume of the app, at a path of its own. */
export const appMounts: AppRule = {
  codes: [VALUE_CODES['spec/conflict']],
  title:
    'A container of an app mounts what is not there or twice at one path, or a volume is mounted nowhere',
  references: ['pkg/apis/core/validation/validation.go (ValidateVolumeMounts) of Kubernetes v1.35'],
  check({ value, stack }) {
    const known = mountable(value);
    const mounted = mountedElsewhere(value);
    const wrong = containersOf(value).flatMap(({ path, spec }) => {
      const entries = Object.entries(spec.mounts ?? {});
      const paths = entries.map(([, mount]) => folderOf(typeof mount === 'string' ? mount : mount.mountPath));
      return entries.flatMap(([name], index): Diagnostic[] => {
        const place = [...path, 'mounts', name];
        if (!known.includes(name)) {
          const message = `the app has no volume ${JSON.stringify(name)}`;
          const hint =
            suggestion(name, known) ??
            (known.length === 0 ? 'add it to volumes' : `known: ${known.join(', ')}`);
          return [errorAt(stack, place, { code: 'spec/conflict', message, hint })];
        }
        const first = paths.indexOf(paths[index] ?? '');
        if (first === index) return [];
        const message = `two volumes would be mounted at ${String(paths[index])}`;
        const other = { path: [...path, 'mounts', entries[first]?.[0] ?? ''], message: 'the first one' };
        return [conflictAt(stack, place, message, 'mount one of them elsewhere', other)];
      });
    });
    const idle = Object.entries(value.volumes).flatMap(([name, { mountPath }]) => {
      if (mountPath !== undefined || mounted.has(name)) return [];
      const message = `no container mounts the volume ${JSON.stringify(name)}`;
      const hint = 'write its mountPath, or mounts of another container';
      return [errorAt(stack, ['volumes', name], { code: 'spec/conflict', message, hint })];
    });
    return [...wrong, ...idle];
  },
};

function folderOf(path: string): string {
  return path.replace(/\/(?:\.?\/)*\.?$/, '');
}
