import { addressLedger, type SubnetLedger } from '@nodeless/sources';
import type { Stack } from '@nodeless/contracts/load-balancer-stacks';
import type { ClusterView } from '../rule.ts';
import { nodeDemands } from './demands.ts';
import type { NodeDemand } from './workload-pods.ts';
import { stacksIn } from './load-balancers.ts';
import { placesOf, type Place } from './places.ts';
import { podViews, type PodView } from './pods.ts';

/** What the earlier stages made of one cluster. */
export type ChecksInput = Omit<ClusterView, 'pods' | 'places' | 'addresses' | 'demands' | 'loadBalancers'>;

/** The view of a cluster. What follows from the rest is made when a rule first asks for it, and once. */
export function clusterView(input: ChecksInput): ClusterView {
  let pods: readonly PodView[] | undefined;
  let places: readonly Place[] | undefined;
  let addresses: readonly SubnetLedger[] | undefined;
  let demands: readonly NodeDemand[] | undefined;
  let loadBalancers: readonly Stack[] | undefined;
  return {
    ...input,
    get pods() {
      return (pods ??= podViews(input.model, input.resources));
    },
    get places() {
      return (places ??= placesOf(this));
    },
    get addresses() {
      return (addresses ??= addressLedger(input));
    },
    get demands() {
      return (demands ??= nodeDemands(this));
    },
    get loadBalancers() {
      return (loadBalancers ??= stacksIn(input.model, input.resources));
    },
  };
}
