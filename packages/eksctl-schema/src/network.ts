import { z } from 'zod';

/** eksctl takes any case; EKS's own spelling is the lower one. */
export const IP_FAMILIES = ['IPv4', 'IPv6', 'ipv4', 'ipv6'] as const;

/** VPC endpoints that eksctl makes on demand. */
export const ADDITIONAL_ENDPOINT_SERVICES = ['autoscaling', 'cloudformation', 'logs'] as const;

export const KubernetesNetworkConfigSchema = z
  .strictObject({
    ipFamily: z.enum(IP_FAMILIES).optional().describe('Default: IPv4.'),
    serviceIPv4CIDR: z.cidrv4().optional().describe('Addresses of Services. EKS chooses when left out.'),
    serviceIPv6CIDR: z.string().optional().describe('Printed by eksctl; EKS always chooses it.'),
  })
  .describe('Addresses of pods and Services.');

export const PrivateClusterSchema = z
  .strictObject({
    enabled: z.boolean().optional().describe('No way to the internet at all. Default: false.'),
    skipEndpointCreation: z.boolean().optional().describe('The VPC endpoints exist already. Default: false.'),
    additionalEndpointServices: z
      .array(z.enum(ADDITIONAL_ENDPOINT_SERVICES))
      .optional()
      .describe('VPC endpoints besides ec2, ecr.api, ecr.dkr, s3 and sts.'),
  })
  .describe('A cluster that reaches AWS through VPC endpoints alone.');
