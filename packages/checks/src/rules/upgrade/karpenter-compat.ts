import { minKarpenterFor, supportsKubernetes } from '@nodeless/contracts/karpenter';
import { specPath } from '@nodeless/core';
import { runsKarpenter } from '@nodeless/sources';
import { finding, type Rule } from '../../rule.ts';

/** Each Kubernetes version needs a Karpenter that knows it (https://karpenter.sh/docs/upgrading/compatibility/). */
export const karpenterCompat: Rule = {
  codes: [
    {
      code: 'upgrade/karpenter-compat',
      severity: 'error',
      title: 'This Karpenter does not support this Kubernetes version',
    },
  ],
  references: ['packages/contracts/src/karpenter/compatibility.ts'],
  *check({ model }) {
    const { spec } = model;
    const { version } = spec.versions.karpenter;
    if (!runsKarpenter(spec) || supportsKubernetes(version, spec.kubernetes.version)) return;
    const path = specPath('cluster', 'versions', 'karpenter', 'version');
    const message = `Karpenter ${version} does not support Kubernetes ${spec.kubernetes.version}`;
    const least = minKarpenterFor(spec.kubernetes.version);
    yield finding(model, path, 'upgrade/karpenter-compat', message, {
      hint: `upgrade Karpenter first${least === undefined ? '' : `: at least ${least}`}, then the control plane`,
      related: [
        {
          message: `Kubernetes ${spec.kubernetes.version}`,
          location: model.provenance(specPath('cluster', 'kubernetes', 'version')).location,
        },
      ],
    });
  },
};
