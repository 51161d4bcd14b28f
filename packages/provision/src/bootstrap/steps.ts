import type { ClusterModel } from '@nodeless/spec';
import { handoverSteps, installSteps } from './argocd-steps.ts';
import { awsSteps } from './aws-steps.ts';
import { capabilitySteps } from './capability-steps.ts';
import type { BootstrapStep } from './step.ts';

/** Everything that a person does, once and in this order, until git is in charge of the cluster. */
export function bootstrapSteps(model: ClusterModel): BootstrapStep[] {
  return [
    ...awsSteps(model),
    ...(model.spec.argocd.mode === 'eks-capability' ? capabilitySteps(model) : installSteps(model)),
    ...handoverSteps(model),
  ];
}
