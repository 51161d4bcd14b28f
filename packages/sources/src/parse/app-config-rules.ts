import { errorAt, type Segments } from '@nodeless/catalogue';
import { suggestion } from '@nodeless/catalogue/schema';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import type { AppSpec } from '../schema/app.ts';
import type { AppRule } from './rule.ts';

/** A pod waits for ever for a key of a ConfigMap that is not there. What another app or program makes is not known here. */
export const appConfigKeys: AppRule = {
  codes: [VALUE_CODES['spec/conflict']],
  title: 'An app asks a ConfigMap of its own for a key that it does not have',
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/'],
  check({ value, stack }) {
    return references(value).flatMap(({ configMap, key, path }) => {
      const own = Object.hasOwn(value.config, configMap) ? value.config[configMap] : undefined;
      if (own === undefined || Object.hasOwn(own.data, key)) return [];
      const message = `config.${configMap} has no key ${JSON.stringify(key)}: the pod would never start`;
      const hint = suggestion(key, Object.keys(own.data)) ?? `add it to config.${configMap}.data`;
      return [errorAt(stack, path, { code: 'spec/conflict', message, hint })];
    });
  },
};

/** Kubernetes writes its own into each namespace, whatever stands there. */
const OF_KUBERNETES = 'kube-root-ca.crt';

export const appConfigNames: AppRule = {
  codes: [VALUE_CODES['spec/invalid-name']],
  title: 'An app makes a ConfigMap that belongs to Kubernetes',
  references: [
    'https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#bound-service-account-token-volume',
  ],
  check({ value: { config }, stack }) {
    if (!Object.hasOwn(config, OF_KUBERNETES)) return [];
    const message = `Kubernetes keeps a ConfigMap ${OF_KUBERNETES} of its own in each namespace`;
    const hint = 'choose another name';
    return [errorAt(stack, ['config', OF_KUBERNETES], { code: 'spec/invalid-name', message, hint })];
  },
};

interface KeyReference {
  readonly configMap: string;
  readonly key: string;
  readonly path: Segments;
}

/** Keys without which the pod does not start. */
function references({ env, volumes }: AppSpec): KeyReference[] {
  return [
    ...Object.entries(env).flatMap(([name, value]) =>
      typeof value === 'string' || !('configMap' in value) || value.optional === true
        ? []
        : [{ configMap: value.configMap, key: value.key, path: ['env', name, 'key'] }],
    ),
    ...Object.entries(volumes).flatMap(([name, volume]) =>
      !('configMap' in volume) || volume.optional === true
        ? []
        : Object.keys(volume.items ?? {}).map((key) => ({
            configMap: volume.configMap,
            key,
            path: ['volumes', name, 'items', key],
          })),
    ),
  ];
}
