import argocd from '../tables/argocd.json';
import byHand from '../tables/by-hand.json';
import karpenter from '../tables/karpenter.json';
import kubernetes from '../tables/kubernetes.json';
import loadBalancerController from '../tables/load-balancer-controller.json';
import others from '../tables/others.json';
import type { VersionedTable } from './form/node.ts';

/** Whose kinds the tables hold. `npm run contracts` writes all but `by-hand`. */
export type ShippedTable =
  'argocd' | 'by-hand' | 'karpenter' | 'kubernetes' | 'load-balancer-controller' | 'others';

/** The kinds of the API server, and of the programs that bring CRDs, in all versions. */
export const SHIPPED_TABLES: { readonly [name in ShippedTable]: VersionedTable } = {
  argocd: argocd as VersionedTable,
  'by-hand': byHand as VersionedTable,
  karpenter: karpenter as VersionedTable,
  kubernetes: kubernetes as VersionedTable,
  'load-balancer-controller': loadBalancerController as VersionedTable,
  others: others as VersionedTable,
};
