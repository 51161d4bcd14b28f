import type { ClusterModel } from '@nodeless/sources';
import { handoverSteps, installSteps } from './argocd-steps.ts';
import { waitsForNetwork } from '../network-facts.ts';
import { awsSteps, networkSteps } from './aws-steps.ts';
import { capabilitySteps } from './capability-steps.ts';
import { connectionSteps, isVpcFirst } from './connection-steps.ts';
import { closeEndpoint } from './endpoint-steps.ts';
import { mirrorSteps } from './mirror-steps.ts';
import { recordFacts } from './network-steps.ts';
import type { BootstrapStep } from './step.ts';

/**
 * Everything that a person does, once and in this order, until git is in charge of the cluster. While the ids of the network
 * are not known there is no ClusterConfig, so the steps end where these ids are recorded.
 */
export function bootstrapSteps(model: ClusterModel): BootstrapStep[] {
  if (waitsForNetwork(model)) return [...networkSteps(model), recordFacts(model)];
  const connection = connectionSteps(model);
  const isFirst = isVpcFirst(model.spec.network);
  return [
    ...networkSteps(model),
    ...(isFirst ? connection : []),
    ...mirrorSteps(model),
    ...awsSteps(model),
    ...(isFirst ? [] : connection),
    ...(model.spec.argocd.mode === 'eks-capability' ? capabilitySteps(model) : installSteps(model)),
    ...handoverSteps(model),
    ...closeEndpoint(model),
  ];
}
