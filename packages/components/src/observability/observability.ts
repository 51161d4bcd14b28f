import type { Component } from '../component.ts';
import { kubeOpsView } from './kube-ops-view.ts';

/** What lets people see how the cluster is. */
export const observability: Component = { name: 'observability', units: kubeOpsView };
