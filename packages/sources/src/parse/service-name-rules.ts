import { conflictAt } from '@nodeless/catalogue';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import { servicePorts } from '../model/app-ports.ts';
import { governingService } from '../model/app-workload.ts';
import type { ClusterRule } from './rule.ts';

/** Kubernetes from which on a Service may be called like any other object. */
const RELAXED = 36;

/**
 * A Service has the name of its app or that of its StatefulSet, and up to Kubernetes 1.35 that is a label of RFC 1035, which begins with a letter.
 */
export const serviceNames: ClusterRule = {
  codes: [VALUE_CODES['spec/invalid-name'], VALUE_CODES['spec/conflict']],
  title: 'Kubernetes would refuse the name of a Service',
  references: [
    'ValidateServiceName in pkg/apis/core/validation of Kubernetes',
    'feature gate RelaxedServiceNameValidation',
  ],
  check({ spec, stack, apps }) {
    const version = spec.kubernetes?.version;
    if (version === undefined || Number(version.split('.')[1]) >= RELAXED) return [];
    return (spec.apps ?? []).flatMap((name, index) => {
      const app = apps.get(name);
      if (app === undefined) return [];
      const headless = governingService(app.value);
      const called = [
        ...(servicePorts(app.value).length === 0 ? [] : [name]),
        ...(headless === undefined ? [] : [headless]),
      ];
      const refused = called.find((one) => /^\d/.test(one));
      if (refused === undefined) return [];
      const message = `Kubernetes ${version} refuses the ${refused === headless ? 'headless ' : ''}Service of the app ${JSON.stringify(name)}: its name begins with a digit`;
      const hint =
        refused === name
          ? 'let the name begin with a letter, or take its ports away'
          : 'let workload.statefulSet.serviceName begin with a letter';
      const finding = conflictAt(stack, ['apps', index], message, hint, {
        path: ['kubernetes', 'version'],
        message: 'the version',
      });
      return [{ ...finding, code: 'spec/invalid-name' }];
    });
  },
};
