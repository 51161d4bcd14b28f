import type { ClusterModel } from '@nodeless/sources';
import { access } from './access/access.ts';
import { argocd } from './argocd/argocd.ts';
import { autoMode } from './auto-mode/auto-mode.ts';
import { catalogueComponents } from './catalogue/catalogue.ts';
import type { Component } from './component.ts';
import { fargate } from './fargate/fargate.ts';
import { gateways } from './gateway/gateways.ts';
import { ingressClasses } from './ingress/ingress-classes.ts';
import { karpenter } from './karpenter/karpenter.ts';
import { namespaces } from './namespaces/namespaces.ts';
import { scheduling } from './scheduling/scheduling.ts';
import { storage } from './storage/storage.ts';
import { chartApps } from './workloads/chart-apps.ts';
import { codeApps } from './workloads/code-apps.ts';
import { manifestApps } from './workloads/manifest-apps.ts';
import { workloads } from './workloads/workloads.ts';

const BEFORE: readonly Component[] = [
  karpenter,
  autoMode,
  fargate,
  scheduling,
  storage,
  ingressClasses,
  gateways,
  access,
];

/** Overviews come last, each sees the units of those before it. */
const AFTER: readonly Component[] = [workloads, chartApps, manifestApps, codeApps, namespaces, argocd];

/** All components of a cluster, those of its catalogue among them. */
export function componentsOf(model: ClusterModel): Component[] {
  return [...BEFORE, ...catalogueComponents(model), ...AFTER];
}
