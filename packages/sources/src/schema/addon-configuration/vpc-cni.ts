import { z } from 'zod';
import { VPC_CNI_VARIABLES, type VpcCniVariable } from '@nodeless/contracts/aws';
import { refuse, SecurityGroupId, SubnetId } from '@nodeless/catalogue/schema';
import { resources, settings, tolerations } from './parts.ts';

/** Why aws-node would not understand one of its variables. Source: https://github.com/aws/amazon-vpc-cni-k8s/blob/master/README.md */
export function variableProblem(env: { readonly [name: string]: string }): string | undefined {
  for (const [name, value] of Object.entries(env)) {
    const variable = VPC_CNI_VARIABLES.get(name);
    const limit = Object.hasOwn(LIMITS, name) ? LIMITS[name] : undefined;
    const wanted = variable === undefined || fits(variable, value) ? limit?.(value) : formOf(variable);
    if (wanted !== undefined) return `${name} is ${JSON.stringify(value)}, and must be ${wanted}`;
  }
  return undefined;
}

function fits(variable: VpcCniVariable, value: string): boolean {
  switch (variable.form) {
    case 'switch':
      return value === 'true' || value === 'false';
    case 'count':
      return /^\d{1,4}$/.test(value);
    case 'one of':
      return variable.values.includes(variable.anyCase === true ? value.toUpperCase() : value);
    case 'text':
      return true;
  }
}

function formOf(variable: VpcCniVariable): string {
  if (variable.form === 'switch') return '"true" or "false"';
  return variable.form === 'one of' ? `one of ${variable.values.join(', ')}` : 'a whole number in quotes';
}

const mtu = (value: string) =>
  Number(value) >= 576 && Number(value) <= 9001 ? undefined : 'from 576 to 9001 bytes';

const blocks = (value: string) =>
  value.split(',').every((one) => /^\s*\d{1,3}(\.\d{1,3}){3}\/\d{1,2}\s*$/.test(one))
    ? undefined
    : 'blocks of IPv4 with commas between them';

/** What a value of the right form may be besides. */
const LIMITS: { readonly [name: string]: (value: string) => string | undefined } = {
  AWS_VPC_ENI_MTU: mtu,
  POD_MTU: mtu,
  AWS_EXTERNAL_SERVICE_CIDRS: blocks,
  AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS: blocks,
  AWS_VPC_K8S_CNI_VETHPREFIX: (value) => (value.length <= 4 ? undefined : 'at most four characters long'),
};

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
