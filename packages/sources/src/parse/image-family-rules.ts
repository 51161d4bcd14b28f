import type { Diagnostic } from '@nodeless/core';
import { quote } from '@nodeless/catalogue/schema';
import { placedNodeClasses, type PlacedNodeClass } from './placed-node-class.ts';
import type { ClusterRule } from './rule.ts';

const CODE = 'karpenter/image-family';

/** Node pools are for Linux; Windows has no types that meet them, and an image of no family joins only by its user data. */
export const imageFamilies: ClusterRule = {
  codes: [
    {
      code: CODE,
      severity: 'error or warning',
      title: 'Nodes of an image family would not be made, or not join',
    },
  ],
  references: [
    'getOS in pkg/providers/instancetype/types.go of Karpenter v1.14',
    'https://karpenter.sh/docs/concepts/nodeclasses/#specamifamily',
  ],
  check({ spec, stack }) {
    const pools = spec.compute?.karpenter.nodePools ?? [];
    return placedNodeClasses(spec).flatMap((placed): Diagnostic[] => {
      const found = problem(placed);
      if (found === undefined || !pools.some(({ nodeClass }) => nodeClass === placed.item.name)) return [];
      const location = stack.placeOf([...placed.path, 'amiFamily']).location;
      return [{ code: CODE, ...found, location }];
    });
  },
};

function problem({
  item,
  family,
  isOfEks,
}: PlacedNodeClass): Pick<Diagnostic, 'severity' | 'message' | 'hint'> | undefined {
  const name = quote(item.name);
  if (family?.startsWith('Windows') === true)
    return {
      severity: 'error',
      message: `the class ${name} has the family ${family}, and its node pools ask for kubernetes.io/os In [linux]: they would make no node`,
      hint: 'use AL2023 or Bottlerocket; Windows nodes come in a node group',
    };
  if (family !== 'Custom' || item.userData !== undefined) return undefined;
  return {
    severity: isOfEks ? 'error' : 'warning',
    message: `the class ${name} has the family Custom and no userData: Karpenter tells its nodes nothing of the cluster, so that they would not join`,
    hint: 'write userData that joins the cluster, or name the family whose way to join the image has',
  };
}
