import { ARGOCD_AND_SECURITY } from './topics/argocd-and-security.ts';
import { ACCESS_AND_UPGRADES } from './topics/access-and-upgrades.ts';
import { FARGATE_AND_NODES } from './topics/fargate-and-nodes.ts';
import { FLEET } from './topics/fleet.ts';
import { LOAD_BALANCERS } from './topics/load-balancers.ts';
import { NETWORK } from './topics/network.ts';
import type { TopicArea } from './topics/topic.ts';

/** What goes wrong with clusters of EKS, area by area, and who looks at it here. */
export const TOPICS: readonly TopicArea[] = [
  ...NETWORK,
  ...FARGATE_AND_NODES,
  ...LOAD_BALANCERS,
  ...ACCESS_AND_UPGRADES,
  ...ARGOCD_AND_SECURITY,
  ...FLEET,
];
