import { at, isJsonObject, maps, type JsonObject } from '@nodeless/core';

/**
 * The environment that the kubelet would give a container: written values, and keys of ConfigMaps. Secrets, fields and
 * keys that are not there are left out.
 *
 * @param workload with a pod template
 * @param configMaps by name
 */
export function podEnvironment(
  workload: JsonObject | undefined,
  container: string,
  configMaps: ReadonlyMap<string, JsonObject>,
): Record<string, string> {
  const containers = maps(at(workload, 'spec', 'template', 'spec', 'containers'));
  const variables = maps(
    at(
      containers.find(({ name }) => name === container),
      'env',
    ),
  );
  return Object.fromEntries(
    variables.flatMap((variable): [string, string][] => {
      const value = at(variable, 'value') ?? fromConfigMap(variable, configMaps);
      return typeof value === 'string' ? [[String(variable['name']), value]] : [];
    }),
  );
}

function fromConfigMap(variable: JsonObject, configMaps: ReadonlyMap<string, JsonObject>): unknown {
  const reference = at(variable, 'valueFrom', 'configMapKeyRef');
  if (!isJsonObject(reference)) return undefined;
  const { name, key } = reference;
  return at(configMaps.get(String(name)), 'data', String(key));
}
