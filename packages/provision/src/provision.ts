import type { ClusterConfig } from '@nodeless/eksctl-schema';
import { RENDERED, specPath, type Artifact, type Diagnostic } from '@nodeless/core';
import { runsKarpenter, type ClusterModel } from '@nodeless/spec';
import { KARPENTER_TEMPLATE } from './bootstrap/aws-steps.ts';
import type { BootstrapStep } from './bootstrap/step.ts';
import { bootstrapSteps } from './bootstrap/steps.ts';
import { karpenterTemplate } from './cloudformation/karpenter.ts';
import { clusterConfig } from './cluster-config/cluster-config.ts';
import { mergedConfig } from './cluster-config/escape-hatch.ts';
import { missingAddonVersions } from './cluster-config/problems.ts';
import { toJson } from './json.ts';

/** What must exist before Argo CD can do its work. */
export interface ProvisionOutput {
  readonly clusterConfig: ClusterConfig;
  /** The files for eksctl and the aws CLI, in the order of their paths. */
  readonly artifacts: readonly Artifact[];
  /** What a person does with them, in order. */
  readonly steps: readonly BootstrapStep[];
  /** What eksctl would refuse (errors), and versions that only AWS knows (`facts/missing`). */
  readonly diagnostics: readonly Diagnostic[];
}

/** Renders the ClusterConfig and the CloudFormation that eksctl does not cover. Never throws for a valid model. */
export function provision(model: ClusterModel): ProvisionOutput {
  const { config, diagnostics } = mergedConfig(model, clusterConfig(model));
  return {
    clusterConfig: config,
    artifacts: [...(runsKarpenter(model.spec) ? [karpenterArtifact(model)] : []), configArtifact(config)],
    steps: bootstrapSteps(model),
    diagnostics: [...diagnostics, ...missingAddonVersions(model)],
  };
}

function karpenterArtifact({ spec }: ClusterModel): Artifact {
  return {
    path: RENDERED.cloudFormation(KARPENTER_TEMPLATE),
    content: { yaml: karpenterTemplate(spec) },
    origin: {
      component: 'provision',
      constructPath: `cloudformation/${KARPENTER_TEMPLATE}`,
      specPath: specPath('cluster', 'compute', 'karpenter'),
    },
  };
}

function configArtifact(config: ClusterConfig): Artifact {
  return {
    path: RENDERED.clusterConfig,
    content: { yaml: toJson(config) },
    origin: { component: 'provision', constructPath: 'eksctl/cluster', specPath: specPath('cluster') },
  };
}
