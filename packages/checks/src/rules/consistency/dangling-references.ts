import {
  type CodeDefinition,
  at,
  childPath,
  describeObject,
  maps,
  type Diagnostic,
  type JsonValue,
} from '@nodeless/core';
import { finding, type ClusterView, type Rule } from '../../rule.ts';
import type { PodView } from '../../view/pods.ts';

/** Namespaces that every cluster has. */
const BUILT_IN_NAMESPACES = ['default', 'kube-system', 'kube-public', 'kube-node-lease'];

/**
 * Kubernetes makes this ConfigMap in each namespace.
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#bound-service-account-token-volume
 */
const CLUSTER_CERTIFICATES = 'kube-root-ca.crt';

export const DANGLING_REFERENCES: CodeDefinition = {
  code: 'consistency/dangling-references',
  severity: 'error',
  title: 'An object refers to another one that nothing renders',
};

/** Every reference between rendered objects resolves to something that is rendered, or that every cluster has. */
export const danglingReferences: Rule = {
  codes: [DANGLING_REFERENCES],
  *check(view) {
    const namesOf = (kind: string) =>
      view.resources
        .filter(({ manifest }) => manifest.kind === kind)
        .map(({ manifest }) => manifest.metadata);
    const namespaces = new Set([...BUILT_IN_NAMESPACES, ...namesOf('Namespace').map(({ name }) => name)]);
    for (const { manifest, origin } of view.resources) {
      const { namespace } = manifest.metadata;
      if (namespace === undefined || namespaces.has(namespace)) continue;
      const message = `${describeObject(manifest)} is in the namespace ${namespace}, which nothing renders`;
      yield finding(view.model, origin.specPath, 'consistency/dangling-references', message, {
        hint: 'give the namespace a component or an app',
      });
    }
    const classes = namesOf('PriorityClass').map(({ name }) => name);
    const keysOf = (kind: string) =>
      new Set(namesOf(kind).map(({ namespace, name }) => `${namespace}/${name}`));
    const accounts = keysOf('ServiceAccount');
    const configMaps = keysOf('ConfigMap');
    for (const pod of view.pods) {
      const { priorityClassName, serviceAccountName } = pod.spec;
      if (
        typeof priorityClassName === 'string' &&
        !priorityClassName.startsWith('system-') &&
        !classes.includes(priorityClassName)
      ) {
        yield dangling(
          view,
          pod,
          `the PriorityClass "${priorityClassName}"`,
          `rendered classes: ${classes.join(', ')}`,
          'priorityClass',
        );
      }
      if (
        typeof serviceAccountName === 'string' &&
        serviceAccountName !== 'default' &&
        !accounts.has(`${pod.namespace}/${serviceAccountName}`)
      ) {
        yield dangling(
          view,
          pod,
          `the ServiceAccount "${serviceAccountName}"`,
          'render it beside the workload',
        );
      }
      for (const name of configMapNames(pod)) {
        if (name !== CLUSTER_CERTIFICATES && !configMaps.has(`${pod.namespace}/${name}`))
          yield dangling(
            view,
            pod,
            `the ConfigMap "${name}"`,
            'write it below config of an app in this namespace, or optional: true where another program makes it',
          );
      }
    }
  },
};

/** @param key of the source that names the thing, where the source has one */
function dangling(
  { model }: ClusterView,
  pod: PodView,
  what: string,
  hint: string,
  key?: string,
): Diagnostic {
  const { manifest, origin } = pod.resource;
  const message = `${describeObject(manifest)} refers to ${what}, which nothing renders`;
  const path = key === undefined ? origin.specPath : childPath(origin.specPath, key);
  return finding(model, path, 'consistency/dangling-references', message, { hint });
}

/** ConfigMaps without which a pod does not start. */
function configMapNames({ spec, containers }: PodView): string[] {
  const references = [
    ...maps(spec['volumes']).flatMap((volume) => [
      volume['configMap'],
      ...maps(at(volume['projected'], 'sources')).map((source) => source['configMap']),
    ]),
    ...[...containers, ...maps(spec['initContainers'])].flatMap((container) => [
      ...maps(container['envFrom']).map((source) => source['configMapRef']),
      ...maps(container['env']).map((entry) => at(entry['valueFrom'], 'configMapKeyRef')),
    ]),
  ];
  return references
    .filter((reference) => at(reference, 'optional') !== true)
    .map((reference) => at(reference, 'name'))
    .filter((name: JsonValue | undefined) => typeof name === 'string');
}
