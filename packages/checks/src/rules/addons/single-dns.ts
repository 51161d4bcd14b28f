import { finding, type Rule } from '../../rule.ts';
import { addonPods } from '../../view/addon-pods.ts';

/** One pod of CoreDNS: while it is replaced nothing in the cluster finds a name. */
export const singleDns: Rule = {
  codes: [
    {
      code: 'addons/single-dns',
      severity: 'warning',
      title: 'CoreDNS has one pod, without which nothing finds a name',
    },
  ],
  references: ['https://docs.aws.amazon.com/eks/latest/best-practices/scale-cluster-services.html'],
  *check({ model }) {
    for (const { addon, values, replicas: [key] = [''], pathOf } of addonPods(model)) {
      if (addon !== 'coredns' || values[key] !== 1) continue;
      const message = `CoreDNS has one pod (${key}: 1): while its node is replaced, nothing in the cluster finds a name`;
      yield finding(model, pathOf(key), 'addons/single-dns', message, {
        severity: 'warning',
        hint: 'write 2 at least, the default of EKS',
      });
    }
  },
};
