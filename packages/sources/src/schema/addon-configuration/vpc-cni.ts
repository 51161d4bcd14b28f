import { z } from 'zod';
import { refuse, SecurityGroupId, SubnetId } from '@nodeless/catalogue/schema';
import { resources, settings, tolerations } from './parts.ts';

/** Variables of aws-node that are switches, texts like all of them. */
const SWITCHES: ReadonlySet<string> = new Set([
  'AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG',
  'AWS_VPC_K8S_CNI_EXTERNALSNAT',
  'ENABLE_IPv4',
  'ENABLE_IPv6',
  'ENABLE_POD_ENI',
  'ENABLE_PREFIX_DELEGATION',
  'ENABLE_SUBNET_DISCOVERY',
]);

/** Variables of aws-node that count something. */
const COUNTS: ReadonlySet<string> = new Set([
  'MAX_ENI',
  'MINIMUM_IP_TARGET',
  'WARM_ENI_TARGET',
  'WARM_IP_TARGET',
  'WARM_PREFIX_TARGET',
]);

const CHOICES: { readonly [name: string]: readonly string[] } = {
  POD_SECURITY_GROUP_ENFORCING_MODE: ['strict', 'standard'],
};

/** Why aws-node would not understand a variable. Source: https://github.com/aws/amazon-vpc-cni-k8s/blob/master/README.md */
function variableProblem(env: { readonly [name: string]: string }): string | undefined {
  for (const [name, value] of Object.entries(env)) {
    if (SWITCHES.has(name) && value !== 'true' && value !== 'false')
      return `${name} is ${JSON.stringify(value)}, and must be "true" or "false"`;
    if (COUNTS.has(name) && !/^\d{1,4}$/.test(value))
      return `${name} is ${JSON.stringify(value)}, and must be a whole number in quotes`;
    const choices = CHOICES[name];
    if (choices !== undefined && !choices.includes(value))
      return `${name} is ${JSON.stringify(value)}, and must be one of ${choices.join(', ')}`;
  }
  return undefined;
}

/**
 * Configuration values of vpc-cni.
 * Sources: the schema that `aws eks describe-addon-configuration --addon-name vpc-cni` prints,
 * https://github.com/aws/amazon-vpc-cni-k8s/blob/master/charts/aws-vpc-cni/values.yaml
 */
export const VPC_CNI = settings({
  env: z
    .record(z.string(), z.string())
    .check(
      refuse('spec/invalid-value', variableProblem, 'write the value as text, for example "true" or "2"'),
    )
    .optional()
    .describe(
      'Variables of aws-node, all as texts: WARM_IP_TARGET: "2". With ENABLE_PREFIX_DELEGATION: "true" each node has room for more pods, and node groups and node classes get their maxPods.',
    )
    .meta({ examples: [{ ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: '1' }] }),
  init: z
    .strictObject({
      env: z
        .record(z.string(), z.string())
        .optional()
        .describe('Variables of the container that prepares the node, all as texts.')
        .meta({ examples: [{ DISABLE_TCP_EARLY_DEMUX: 'true' }] }),
    })
    .optional()
    .describe(
      'The container that prepares the node. Default: with security groups for pods in the mode strict, kubelet can reach them (DISABLE_TCP_EARLY_DEMUX).',
    ),
  eniConfig: z
    .strictObject({
      create: z.boolean().describe('Whether the add-on makes an ENIConfig for each of the subnets.'),
      region: z
        .string()
        .describe('Region of the subnets.')
        .meta({ examples: ['ap-northeast-2'] }),
      subnets: z
        .record(
          z.string(),
          z.strictObject({
            id: SubnetId.describe('Subnet of the pods.'),
            securityGroups: z
              .array(SecurityGroupId)
              .min(1)
              .max(5)
              .optional()
              .describe('Security groups of the pods. Default: those of the node.'),
          }),
        )
        .describe(
          'By the name of the ENIConfig: the zone, where ENI_CONFIG_LABEL_DEF is topology.kubernetes.io/zone.',
        )
        .meta({ examples: [{ 'eu-central-1a': { id: 'subnet-0123456789abcdef0' } }] }),
    })
    .optional()
    .describe(
      'ENIConfigs of custom networking. Default: those of network.vpc.subnets.pods, where there are any.',
    ),
  enableNetworkPolicy: z
    .enum(['true', 'false'])
    .optional()
    .describe('Enforce NetworkPolicies, as text: "true". Default of EKS: "false".'),
  resources: resources(),
  tolerations,
});
