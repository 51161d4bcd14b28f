import { childPath, maps, specPath, type Diagnostic, type SpecPath } from '@nodeless/core';
import { clusterAddons, isReachableImage, registryOf, type ClusterModel } from '@nodeless/sources';
import { isFullyPrivate } from '@nodeless/catalogue';
import { finding, type ClusterView, type Rule } from '../../rule.ts';

const PRIVATE = specPath('cluster', 'network', 'privateCluster', 'enabled');

/** Region of the registry that add-ons of AWS Marketplace are pulled from. */
const MARKETPLACE_REGION = 'us-east-1';

/**
 * Nodes of a cluster without internet pull from ECR in their region and from mirrors; all other images would end as
 * ImagePullBackOff.
 */
export const imageProvenance: Rule = {
  codes: [
    {
      code: 'security/image-provenance',
      severity: 'error or warning',
      title: 'Nodes cannot pull an image from where it is',
    },
  ],
  references: ['https://docs.aws.amazon.com/eks/latest/userguide/private-clusters.html'],
  *check(view) {
    const { model } = view;
    if (!isFullyPrivate(model.spec)) return;
    const location = model.provenance(PRIVATE).location;
    for (const [image, path] of firstUses(view)) {
      if (isReachableImage(model.spec, image)) continue;
      const message = `the image ${image} is pulled from neither ECR in ${model.spec.region} nor a mirror, and the cluster is fully private`;
      yield finding(model, path, 'security/image-provenance', message, {
        hint: `name in mirrors.images what takes the place of ${registryOf(image)}; a registry that nodes reach as it is leads to itself`,
        related: [{ message: 'the cluster is fully private', location }],
      });
    }
    yield* marketplaceAddons(model);
  },
};

/** Every image once, with the value of the sources that asks for it. */
function firstUses({ pods, upstreamPods }: ClusterView): Map<string, SpecPath> {
  const uses = [
    ...pods.flatMap(({ resource, spec, containers }) =>
      [...containers, ...maps(spec['initContainers'])].map(({ image }) => [
        image,
        childPath(resource.origin.specPath, 'image'),
      ]),
    ),
    ...upstreamPods.flatMap(({ images = [], specPath: path = specPath('cluster') }) =>
      images.map((image) => [image, path]),
    ),
  ];
  const first = new Map<string, SpecPath>();
  for (const [image, path] of uses as [unknown, SpecPath][]) {
    if (typeof image === 'string' && !first.has(image)) first.set(image, path);
  }
  return first;
}

/** Add-ons of AWS Marketplace have the name of their vendor before an underscore. */
function* marketplaceAddons(model: ClusterModel): Iterable<Diagnostic> {
  if (model.spec.region === MARKETPLACE_REGION) return;
  for (const addon of clusterAddons(model.spec).filter(({ name }) => name.includes('_'))) {
    const message = `the add-on ${addon.name} of AWS Marketplace is pulled from ECR in ${MARKETPLACE_REGION}, where the endpoints of ${model.spec.region} do not lead`;
    yield finding(model, addon.specPath, 'security/image-provenance', message, {
      severity: 'warning',
      hint: 'ask the vendor for images in your region, or install it by a chart whose images go through mirrors.images',
    });
  }
}
