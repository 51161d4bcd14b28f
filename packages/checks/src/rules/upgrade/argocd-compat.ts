import { testedKubernetes } from '@nodeless/contracts/argocd';
import { specPath } from '@nodeless/core';
import { finding, type Rule } from '../../rule.ts';

/** Each line of Argo CD is tested with four minor versions of Kubernetes; with others it may misread what it applies. */
export const argocdCompat: Rule = {
  codes: [
    {
      code: 'upgrade/argocd-compat',
      severity: 'warning',
      title: 'This Argo CD is not tested with this Kubernetes version',
    },
  ],
  references: ['packages/contracts/src/argocd/compatibility.ts'],
  *check({ model }) {
    const { kubernetes, versions } = model.spec;
    const tested = testedKubernetes(versions.argocd.version, kubernetes.version);
    if (tested === undefined || tested.includes) return;
    const { line, oldest, newest } = tested;
    const message = `Argo CD ${line} is tested with Kubernetes ${oldest} to ${newest}, not with ${kubernetes.version}`;
    const isOld = Number(kubernetes.version.split('.')[1]) < Number(oldest.split('.')[1]);
    yield finding(
      model,
      specPath('cluster', 'versions', 'argocd', 'version'),
      'upgrade/argocd-compat',
      message,
      {
        severity: 'warning',
        hint: isOld
          ? 'upgrade Kubernetes first, then Argo CD'
          : 'upgrade Argo CD first, then the control plane',
        related: [
          {
            message: `Kubernetes ${kubernetes.version}`,
            location: model.provenance(specPath('cluster', 'kubernetes', 'version')).location,
          },
        ],
      },
    );
  },
};
