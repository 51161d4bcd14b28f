import { ANNOTATION_ROWS, goMap, pairsOf, rowOf } from '@nodeless/contracts/load-balancer';
import { at, childPath, describeObject, specPath, type Resource, type SpecPath } from '@nodeless/core';
import { finding, type Rule } from '../../rule.ts';
import { optionPath } from '../../view/option-path.ts';

const TAGS = [
  'alb.ingress.kubernetes.io/tags',
  'alb.ingress.kubernetes.io/frontend-nlb-tags',
  'service.beta.kubernetes.io/aws-load-balancer-additional-resource-tags',
];

/**
 * Tags of the cluster are on every load balancer. The controller passes over another value of one of them, and EKS Auto Mode takes it:
 * one app would be tagged in two ways.
 */
export const clusterTags: Rule = {
  codes: [
    {
      code: 'lb/cluster-tags',
      severity: 'error',
      title: 'A load balancer wants another value of a tag of the cluster',
    },
  ],
  references: [
    'pkg/service/model_build_load_balancer.go (buildAdditionalResourceTags) of the controller 3.5.0',
    'https://docs.aws.amazon.com/eks/latest/userguide/auto-configure-nlb.html',
  ],
  *check({ model, resources }) {
    const tags = Object.entries(model.spec.tags);
    if (tags.length === 0) return;
    for (const resource of resources) {
      for (const { path, values } of taggings(resource)) {
        const taken = tags.find(([key, value]) => (values[key] ?? value) !== value);
        if (taken === undefined) continue;
        const [key, value] = taken;
        const message = `${describeObject(resource.manifest)} wants the tag ${key} to be ${JSON.stringify(values[key])}, and the cluster has it as ${JSON.stringify(value)}`;
        yield finding(model, path, 'lb/cluster-tags', message, {
          hint: 'choose another key, or take it out of the tags of the cluster',
          related: [
            {
              message: 'the tags of the cluster',
              location: model.provenance(childPath(specPath('cluster', 'tags'), key)).location,
            },
          ],
        });
      }
    }
  },
};

/** Tags that an object gives a load balancer, and where the sources say so. */
function taggings(
  resource: Resource,
): { readonly path: SpecPath; readonly values: Readonly<Record<string, string>> }[] {
  const { manifest, origin } = resource;
  if (manifest.kind === 'IngressClassParams')
    return [{ path: origin.specPath, values: Object.fromEntries(pairsOf(at(manifest, 'spec', 'tags'))) }];
  if (manifest.kind !== 'Ingress' && manifest.kind !== 'Service') return [];
  return TAGS.flatMap((name) => {
    const row = rowOf(ANNOTATION_ROWS, name)?.row;
    const values = goMap(manifest.metadata.annotations?.[name] ?? '');
    return row === undefined || values === undefined ? [] : [{ path: optionPath(resource, row), values }];
  });
}
