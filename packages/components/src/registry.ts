import { access } from './access/access.ts';
import { argocd } from './argocd/argocd.ts';
import { autoMode } from './auto-mode/auto-mode.ts';
import { clusterAutoscaler } from './cluster-autoscaler/cluster-autoscaler.ts';
import type { Component } from './component.ts';
import { dns } from './dns/dns.ts';
import { fargate } from './fargate/fargate.ts';
import { karpenter } from './karpenter/karpenter.ts';
import { loadBalancing } from './load-balancing/load-balancing.ts';
import { namespaces } from './namespaces/namespaces.ts';
import { observability } from './observability/observability.ts';
import { scheduling } from './scheduling/scheduling.ts';
import { storage } from './storage/storage.ts';
import { workloads } from './workloads/workloads.ts';

/** All components. Overviews come last, each sees the units of those before it. */
export const COMPONENTS: readonly Component[] = [
  karpenter,
  clusterAutoscaler,
  autoMode,
  fargate,
  scheduling,
  storage,
  access,
  loadBalancing,
  dns,
  observability,
  workloads,
  namespaces,
  argocd,
];
