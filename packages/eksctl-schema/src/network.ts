import { z } from 'zod';

export const KubernetesNetworkConfigSchema = z
  .strictObject({
    ipFamily: z.enum(['IPv4', 'IPv6']).optional().describe('Default: IPv4.'),
    serviceIPv4CIDR: z.cidrv4().optional().describe('Addresses of Services. EKS chooses when left out.'),
    serviceIPv6CIDR: z.string().optional().describe('Printed by eksctl; EKS always chooses it.'),
  })
  .describe('Addresses of pods and Services.');

export const PrivateClusterSchema = z
  .strictObject({
    enabled: z.boolean().optional().describe('No way to the internet at all. Default: false.'),
    skipEndpointCreation: z.boolean().optional().describe('The VPC endpoints exist already. Default: false.'),
    additionalEndpointServices: z
      .array(z.enum(['autoscaling', 'cloudformation', 'logs']))
      .optional()
      .describe('VPC endpoints besides ec2, ecr.api, ecr.dkr, s3 and sts.'),
  })
  .describe('A cluster that reaches AWS through VPC endpoints alone.');
