import { errorAt } from '@nodeless/catalogue';
import { suggestion } from '@nodeless/catalogue/schema';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import { objectReferences } from './app-references.ts';
import type { AppRule } from './rule.ts';

/** A pod waits for ever for a key of a ConfigMap that is not there. What another app or program makes is not known here. */
export const appConfigKeys: AppRule = {
  codes: [VALUE_CODES['spec/conflict']],
  title: 'An app asks a ConfigMap of its own for a key that it does not have',
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/'],
  check({ value, stack }) {
    return objectReferences(value).flatMap(({ kind, name: configMap, key, path }) => {
      if (kind !== 'configMap' || key === undefined) return [];
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
