import { present } from '@nodeless/catalogue/render';
import { referencedVariables } from '@nodeless/contracts/kubernetes';
import { sortedBy, type JsonObject } from '@nodeless/core';
import type { AppSpec } from '@nodeless/sources';

type Value = AppSpec['env'][string];

/**
 * The variables of a container by name, but those that others stand for come first: Kubernetes puts in only what a variable
 * above has.
 */
export function environmentVariables(env: AppSpec['env']): JsonObject[] {
  const ordered = new Set<string>();
  const add = (name: string, value: Value): void => {
    if (ordered.has(name)) return;
    if (typeof value === 'string')
      for (const other of referencedVariables(value).sort()) {
        const needed = env[other];
        if (needed !== undefined && other !== name) add(other, needed);
      }
    ordered.add(name);
  };
  for (const [name, value] of sortedBy(Object.entries(env), ([key]) => key)) add(name, value);
  return [...ordered].map((name) => ({ name, ...valueOf(env[name] ?? '') }));
}

function valueOf(value: Value): JsonObject {
  if (typeof value === 'string') return { value };
  if ('secret' in value) {
    const { secret, key, optional } = value;
    return { valueFrom: { secretKeyRef: present({ name: secret, key, optional }) } };
  }
  if ('configMap' in value) {
    const { configMap, key, optional } = value;
    return { valueFrom: { configMapKeyRef: present({ name: configMap, key, optional }) } };
  }
  if ('field' in value) return { valueFrom: { fieldRef: { fieldPath: value.field } } };
  return { valueFrom: { resourceFieldRef: present({ resource: value.resource, divisor: value.divisor }) } };
}

/** Secrets and ConfigMaps whose keys all become variables. */
export function environmentSources(sources: AppSpec['envFrom']): JsonObject[] {
  return sources.map((source) => {
    const { prefix, optional } = source;
    return 'secret' in source
      ? present({ prefix, secretRef: present({ name: source.secret, optional }) })
      : present({ prefix, configMapRef: present({ name: source.configMap, optional }) });
  });
}
