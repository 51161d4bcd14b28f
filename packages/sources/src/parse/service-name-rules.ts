import type { Diagnostic } from '@nodeless/core';
import { conflictAt } from '@nodeless/catalogue';
import type { ClusterRuleInput } from './cluster-rule-input.ts';

/** Kubernetes from which on a Service may be called like any other object. */
const RELAXED = 36;

/**
 * A Service has the name of its app, and up to Kubernetes 1.35 that is a label of RFC 1035, which begins with a letter.
 * Source: ValidateServiceName in k8s.io/kubernetes/pkg/apis/core/validation, and the feature gate RelaxedServiceNameValidation.
 */
export function checkServiceNames({ spec, stack, fleet }: ClusterRuleInput): Diagnostic[] {
  const version = spec.kubernetes?.version;
  if (version === undefined || Number(version.split('.')[1]) >= RELAXED) return [];
  return (spec.apps ?? []).flatMap((name, index) => {
    const app = fleet.apps.get(name);
    if (app === undefined || app.value.ports.length === 0 || !/^\d/.test(name)) return [];
    const message = `Kubernetes ${version} refuses the Service of the app ${JSON.stringify(name)}: its name begins with a digit`;
    const hint = 'let the name begin with a letter, or take its ports away';
    const finding = conflictAt(stack, ['apps', index], message, hint, {
      path: ['kubernetes', 'version'],
      message: 'the version',
    });
    return [{ ...finding, code: 'spec/invalid-name' }];
  });
}
