import { firstImageAfter, isKubernetesVersion } from '@nodeless/contracts/aws';
import { maps, type JsonValue } from '@nodeless/core';
import { valueAt } from '../classify/pattern.ts';
import { isKind, type TreeObject } from '../objects/tree-object.ts';
import type { ChangeRule } from './rule.ts';

const isNodeClass = (object: TreeObject) => isKind(object, 'karpenter.k8s.aws', 'EC2NodeClass');

/** The first alias of a class that has no image for a version. */
function missingImage(
  { value }: TreeObject,
  version: JsonValue | undefined,
): { readonly alias: string; readonly first: string } | undefined {
  if (typeof version !== 'string' || !isKubernetesVersion(version)) return undefined;
  return maps(valueAt(value, 'spec.amiSelectorTerms'))
    .flatMap(({ alias }) => {
      const first = typeof alias === 'string' ? firstImageAfter(alias, version) : undefined;
      return typeof alias === 'string' && first !== undefined ? [{ alias, first }] : [];
    })
    .at(0);
}

/** The version moves and the image stays behind, or the image goes back behind the version. */
export const NODE_IMAGE_BEFORE_VERSION: ChangeRule = {
  id: 'availability/node-image-before-version',
  severity: 'danger',
  match: (change, context) => {
    if (change.operation !== 'changed') return [];
    const { before, after } = change;
    const versionOf = (config: TreeObject | undefined) => config && valueAt(config.value, 'metadata.version');
    if (isKind(after, 'eksctl.io', 'ClusterConfig')) {
      const version = versionOf(after);
      if (version === versionOf(before)) return [];
      return context
        .objects('head', () => true, 'EC2NodeClass')
        .filter(isNodeClass)
        .flatMap((object) => {
          const missing = missingImage(object, version);
          if (missing === undefined) return [];
          const what = `moves to Kubernetes ${String(version)}, for which EC2NodeClass ${object.ref.name} has no image: ${missing.alias} is older`;
          return [{ what, remedy: `move the image in the same change: ${missing.first} or later` }];
        });
    }
    if (!isNodeClass(after)) return [];
    const version = versionOf(context.clusterConfig('head'));
    const missing = missingImage(after, version);
    if (missing === undefined || missingImage(before, version)?.alias === missing.alias) return [];
    const what = `takes ${missing.alias}, which has no image for Kubernetes ${String(version)}`;
    return [{ what, remedy: `take ${missing.first} or later` }];
  },
  consequence: 'Karpenter finds no image: the EC2NodeClass is not ready, and no node is made any more',
  remedy: 'move the image of the nodes together with the version of Kubernetes',
  source: 'https://karpenter.sh/docs/concepts/nodeclasses/#specamiselectorterms',
};
