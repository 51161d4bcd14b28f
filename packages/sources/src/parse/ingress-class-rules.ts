import { VALUE_CODES } from '@nodeless/contracts/codes';
import { conflictAt, errorAt } from '@nodeless/catalogue';
import type { ClusterRule } from './rule.ts';

/** Names of classes that others make: the chart of the controller, and one for each group in EKS Auto Mode. */
const TAKEN = /^alb(-.*)?$/;

/** Names of classes that are free, and one default at most. */
export const ingressClasses: ClusterRule = {
  codes: [VALUE_CODES['spec/invalid-name'], VALUE_CODES['spec/conflict']],
  title: 'A class of Ingresses has the name of another one, or two are the default',
  references: ['pkg/ingress/class_loader.go (GetDefaultIngressClass) of the controller 3.5.0'],
  check({ spec: { ingressClasses: classes = {} }, stack }) {
    const names = Object.keys(classes);
    const taken = names
      .filter((name) => TAKEN.test(name))
      .map((name) => {
        const message = `the class ${name} is made by the controller, or for a group of that name`;
        const hint = 'choose a name that is not alb and does not begin with alb-';
        return errorAt(stack, ['ingressClasses', name], { code: 'spec/invalid-name', message, hint });
      });
    const [first, ...others] = names.filter((name) => classes[name]?.default === true);
    const path = (name: string) => ['ingressClasses', name, 'default'];
    return [
      ...taken,
      ...others.map((name) =>
        conflictAt(
          stack,
          path(name),
          'a cluster has one default class of Ingresses',
          'leave default out of one of them',
          { path: path(first ?? ''), message: 'the other one' },
        ),
      ),
    ];
  },
};
