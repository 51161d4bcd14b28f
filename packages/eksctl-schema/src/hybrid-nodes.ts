import { z } from 'zod';
import { ArnSchema, CidrSchema } from './primitives.ts';

/** Systems Manager or IAM Roles Anywhere. eksctl takes any case: its code writes lower, its documentation upper. */
export const REMOTE_NODE_PROVIDERS = ['ssm', 'ira', 'SSM', 'IRA'] as const;

/** Id of a transit gateway or of a virtual private gateway. */
export const VPCGatewaySchema = z
  .string()
  .regex(/^(tgw|vgw)-/, 'expected a transit gateway (tgw-*) or a virtual private gateway (vgw-*)');

export const RemoteNetworkSchema = z
  .strictObject({ cidrs: z.array(CidrSchema).optional() })
  .describe('Address blocks outside AWS.');

export const RemoteNodesIAMSchema = z
  .strictObject({
    provider: z
      .enum(REMOTE_NODE_PROVIDERS)
      .optional()
      .describe('Who gives the nodes their credentials. Default: ssm.'),
    roleARN: ArnSchema.optional().describe('Existing role of the nodes. Default: one that eksctl makes.'),
    caBundleCert: z
      .string()
      .optional()
      .describe('Certificates that IAM Roles Anywhere trusts; only with ira.'),
  })
  .describe('Credentials of nodes outside AWS.');

export const RemoteNetworkConfigSchema = z
  .strictObject({
    iam: RemoteNodesIAMSchema.optional(),
    vpcGatewayID: VPCGatewaySchema.optional().describe(
      'Gateway to attach to the new VPC, with routes. Without it the way to the nodes is yours to make.',
    ),
    remoteNodeNetworks: z.array(RemoteNetworkSchema).optional().describe('Where the nodes are; one entry.'),
    remotePodNetworks: z.array(RemoteNetworkSchema).optional().describe('Where their pods are; one entry.'),
  })
  .describe('EKS Hybrid Nodes: own machines as nodes.');
