import type { Segments } from '@nodeless/catalogue';
import { containersOf } from '../model/app-containers.ts';
import type { AppSpec } from '../schema/app.ts';
import type { ContainerSpec } from '../schema/app/container.ts';

/** A Secret or ConfigMap, or a key of it, without which the pods of an app do not start. */
export interface ObjectReference {
  readonly kind: 'secret' | 'configMap';
  readonly name: string;
  /** Undefined where all keys are taken. */
  readonly key: string | undefined;
  /** Where the key is written; without a key, the name. */
  readonly path: Segments;
}

/** What env, envFrom and volumes of an app refer to, but for what is optional. */
export function objectReferences(app: AppSpec): ObjectReference[] {
  return [
    ...containersOf(app).flatMap(({ path, spec }) => variableReferences(spec, path)),
    ...Object.entries(app.volumes).flatMap(([name, volume]) =>
      'projected' in volume
        ? volume.projected.flatMap((source, index) => mounted(source, ['volumes', name, 'projected', index]))
        : mounted(volume, ['volumes', name]),
    ),
  ];
}

function variableReferences({ env, envFrom }: ContainerSpec, base: Segments): ObjectReference[] {
  return [
    ...Object.entries(env).flatMap(([name, value]) => {
      const found = typeof value === 'string' ? undefined : named(value);
      if (found === undefined || typeof value === 'string' || !('key' in value)) return [];
      return [{ ...found, key: value.key, path: [...base, 'env', name, 'key'] }];
    }),
    ...envFrom.flatMap((source, index) => {
      const found = named(source);
      return found === undefined
        ? []
        : [{ ...found, key: undefined, path: [...base, 'envFrom', index, found.kind] }];
    }),
  ];
}

interface Source {
  readonly secret?: string;
  readonly configMap?: string;
  readonly optional?: boolean | undefined;
  readonly items?: Readonly<Record<string, string>> | undefined;
}

/** @param source one of a union; only some of its kinds name an object */
function named(source: object): Pick<ObjectReference, 'kind' | 'name'> | undefined {
  const { secret, configMap, optional } = source as Source;
  if (optional === true) return undefined;
  if (secret !== undefined) return { kind: 'secret', name: secret };
  return configMap === undefined ? undefined : { kind: 'configMap', name: configMap };
}

function mounted(source: object, path: Segments): ObjectReference[] {
  const found = named(source);
  const { items } = source as Source;
  if (found === undefined) return [];
  if (items === undefined) return [{ ...found, key: undefined, path: [...path, found.kind] }];
  return Object.keys(items).map((key) => ({ ...found, key, path: [...path, 'items', key] }));
}
