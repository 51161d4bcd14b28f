import { specPath, type Manifest } from '@nodeless/core';
import type { AppSpec, ClusterSpec } from '@nodeless/sources';
import type { Chart } from 'cdk8s';
import { nameLabel } from '@nodeless/catalogue/render';
import { emit } from '../objects/emit.ts';
import { namespaceOf } from './draw-app.ts';

/**
 * The security groups that the cluster gives to the pods of an app. They are read when a pod is made; pods that run
 * already keep what they have.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/security-groups-pods-deployment.html
 */
export function drawSecurityGroups(chart: Chart, app: AppSpec, { network }: ClusterSpec): void {
  const index = network.podSecurityGroups.findIndex((one) => one.app === app.name);
  const found = network.podSecurityGroups[index];
  if (found === undefined) return;
  const manifest: Manifest = {
    apiVersion: 'vpcresources.k8s.aws/v1beta1',
    kind: 'SecurityGroupPolicy',
    metadata: { name: app.name, namespace: namespaceOf(app), labels: nameLabel(app.name) },
    spec: {
      podSelector: { matchLabels: nameLabel(app.name) },
      securityGroups: { groupIds: [...found.securityGroups] },
    },
  };
  emit(chart, manifest, specPath('cluster', 'network', 'podSecurityGroups', index));
}
