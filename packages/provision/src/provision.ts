import type { ClusterConfig } from '@nodeless/eksctl-schema';
import { RENDERED, specPath, type Artifact, type Diagnostic } from '@nodeless/core';
import { autoModeOf, fargateLogging, isStackVpc, runsKarpenter, type ClusterModel } from '@nodeless/sources';
import { AUTO_MODE_TEMPLATE } from './bootstrap/auto-mode-steps.ts';
import { KARPENTER_TEMPLATE } from './bootstrap/aws-steps.ts';
import { FARGATE_LOGGING_TEMPLATE } from './bootstrap/fargate-steps.ts';
import { NETWORK_TEMPLATE } from './bootstrap/network-steps.ts';
import type { BootstrapStep } from './bootstrap/step.ts';
import { bootstrapSteps } from './bootstrap/steps.ts';
import { autoModeTemplate } from './cloudformation/auto-mode/template.ts';
import { fargateLoggingTemplate } from './cloudformation/fargate-logging.ts';
import { karpenterTemplate } from './cloudformation/karpenter.ts';
import { networkTemplate } from './cloudformation/network/network.ts';
import { clusterConfig } from './cluster-config/cluster-config.ts';
import { missingAddonVersions } from './cluster-config/problems.ts';
import { toJson } from './json.ts';
import { missingNetworkFacts, waitsForNetwork } from './network-facts.ts';
import { mergedConfig } from './overlay/overlay.ts';

/** What must exist before Argo CD can do its work. */
export interface ProvisionOutput {
  /** What is known of it: without its VPC while the ids of our own network are not recorded. */
  readonly clusterConfig: ClusterConfig;
  /**
   * The files for eksctl and the aws CLI, in the order of their paths. No file for eksctl while it would make another VPC,
   * because the ids of our own network are not recorded.
   */
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
    artifacts: [
      ...autoModeArtifacts(model),
      ...fargateLoggingArtifacts(model),
      ...(runsKarpenter(model.spec) ? [karpenterArtifact(model)] : []),
      ...networkArtifacts(model, config),
      ...(waitsForNetwork(model) ? [] : [configArtifact(config)]),
    ],
    steps: bootstrapSteps(model),
    diagnostics: [...diagnostics, ...missingAddonVersions(model), ...missingNetworkFacts(model)],
  };
}

function autoModeArtifacts(model: ClusterModel): Artifact[] {
  const autoMode = autoModeOf(model.spec);
  if (autoMode === undefined) return [];
  return [
    {
      path: RENDERED.cloudFormation(AUTO_MODE_TEMPLATE),
      content: { yaml: autoModeTemplate(model, autoMode) },
      origin: {
        component: 'provision',
        constructPath: `cloudformation/${AUTO_MODE_TEMPLATE}`,
        specPath: specPath('cluster', 'compute', 'autoMode'),
      },
    },
  ];
}

function fargateLoggingArtifacts({ spec }: ClusterModel): Artifact[] {
  const logging = fargateLogging(spec);
  if (logging === undefined) return [];
  return [
    {
      path: RENDERED.cloudFormation(FARGATE_LOGGING_TEMPLATE),
      content: { yaml: fargateLoggingTemplate(spec, logging) },
      origin: {
        component: 'provision',
        constructPath: `cloudformation/${FARGATE_LOGGING_TEMPLATE}`,
        specPath: specPath('cluster', 'compute', 'fargate', 'logging'),
      },
    },
  ];
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

function networkArtifacts({ spec }: ClusterModel, config: ClusterConfig): Artifact[] {
  const { vpc } = spec.network;
  if (!isStackVpc(vpc)) return [];
  return [
    {
      path: RENDERED.cloudFormation(NETWORK_TEMPLATE),
      content: { yaml: networkTemplate(spec, vpc, config) },
      origin: {
        component: 'provision',
        constructPath: `cloudformation/${NETWORK_TEMPLATE}`,
        specPath: specPath('cluster', 'network', 'vpc'),
      },
    },
  ];
}

function configArtifact(config: ClusterConfig): Artifact {
  return {
    path: RENDERED.clusterConfig,
    content: { yaml: toJson(config) },
    origin: { component: 'provision', constructPath: 'eksctl/cluster', specPath: specPath('cluster') },
  };
}
