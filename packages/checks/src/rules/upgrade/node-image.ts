import { firstImageAfter } from '@nodeless/contracts/aws';
import { specPath } from '@nodeless/core';
import { runsKarpenter } from '@nodeless/sources';
import { finding, type Rule } from '../../rule.ts';

const CODE = 'upgrade/node-image-before-version';

/**
 * Karpenter looks for the image of an alias and of the control plane's version. Without one the EC2NodeClass is never ready,
 * and no node is made.
 */
export const nodeImageBeforeVersion: Rule = {
  codes: [
    { code: CODE, severity: 'error', title: 'The image of nodes is older than the version of Kubernetes' },
  ],
  references: ['https://karpenter.sh/docs/concepts/nodeclasses/#specamiselectorterms'],
  *check({ model }) {
    const { kubernetes, versions, compute } = model.spec;
    if (!runsKarpenter(model.spec)) return;
    const classes = compute.karpenter.nodeClasses;
    const usesDefault =
      classes.some(({ image, amiSelectorTerms }) => image === undefined && amiSelectorTerms === undefined) ||
      compute.karpenter.nodePools.some(({ nodeClass }) => !classes.some(({ name }) => name === nodeClass));
    const aliases = [
      ...(usesDefault
        ? [{ alias: versions.nodeImage, path: specPath('cluster', 'versions', 'nodeImage') }]
        : []),
      ...classes.flatMap(({ image }, index) =>
        image === undefined
          ? []
          : [
              {
                alias: image,
                path: specPath('cluster', 'compute', 'karpenter', 'nodeClasses', index, 'image'),
              },
            ],
      ),
    ];
    for (const { alias, path } of aliases) {
      const first = firstImageAfter(alias, kubernetes.version);
      if (first === undefined) continue;
      const message = `there is no image ${alias} for Kubernetes ${kubernetes.version}: Karpenter would make no node`;
      yield finding(model, path, CODE, message, {
        hint: `write a release from ${first} on that has images for the version`,
        related: [
          {
            message: `Kubernetes ${kubernetes.version}`,
            location: model.provenance(specPath('cluster', 'kubernetes', 'version')).location,
          },
        ],
      });
    }
  },
};
