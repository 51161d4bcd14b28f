import { z } from 'zod';
import { CidrSchema } from './primitives.ts';

export const NAT_GATEWAY_MODES = ['HighlyAvailable', 'Single', 'Disable'] as const;
export const HOSTNAME_TYPES = ['ip-name', 'resource-name'] as const;

/** Values of the EKS API; eksctl names the first two, and passes all of them on. */
export const CONTROL_PLANE_EGRESS_MODES = ['AWS_MANAGED', 'CUSTOMER_ROUTED', 'CUSTOMER_ISOLATED'] as const;

export const AZSubnetSpecSchema = z
  .strictObject({
    id: z.string().optional(),
    az: z.string().optional().describe('Zone; can be left out when the key is the zone.'),
    cidr: CidrSchema.optional().describe('eksctl stops when the subnet has another block.'),
  })
  .describe('One subnet.');

/** Keyed by zone, or by any name when the value says the zone or the id. */
export const AZSubnetMappingSchema = z.record(z.string(), AZSubnetSpecSchema);

export const ClusterSubnetsSchema = z
  .strictObject({
    private: AZSubnetMappingSchema.optional().describe('Without a route to an internet gateway.'),
    public: AZSubnetMappingSchema.optional(),
  })
  .describe('Subnets of an existing VPC.');

export const ClusterNATSchema = z
  .strictObject({
    gateway: z.enum(NAT_GATEWAY_MODES).describe('One gateway in each zone, one for all, or none.'),
  })
  .describe('NAT gateways of a new VPC. Default: one for all zones.');

export const ClusterEndpointsSchema = z
  .strictObject({
    publicAccess: z.boolean().optional().describe('Default: true.'),
    privateAccess: z.boolean().optional().describe('Default: false.'),
  })
  .describe('Ways to the API server.');

export const ClusterVPCSchema = z
  .strictObject({
    id: z.string().optional().describe('An existing VPC.'),
    cidr: CidrSchema.optional().describe('Block of the new VPC, or the one the existing VPC must have.'),
    subnets: ClusterSubnetsSchema.optional(),
    nat: ClusterNATSchema.optional(),
    clusterEndpoints: ClusterEndpointsSchema.optional(),
    publicAccessCIDRs: z
      .array(CidrSchema)
      .optional()
      .describe('Who may reach the public endpoint. Default: all.'),
    controlPlaneSubnetIDs: z
      .array(z.string())
      .optional()
      .describe('Subnets for the network interfaces of the control plane.'),
    controlPlaneSecurityGroupIDs: z.array(z.string()).optional(),
    controlPlaneEgressMode: z
      .enum(CONTROL_PLANE_EGRESS_MODES)
      .optional()
      .describe('Who routes what the control plane sends. Default: AWS_MANAGED.'),
    securityGroup: z.string().optional().describe('Security group of the control plane.'),
    sharedNodeSecurityGroup: z.string().optional().describe('Security group that all nodes share.'),
    manageSharedNodeSecurityGroupRules: z
      .boolean()
      .optional()
      .describe('Let eksctl keep the rules between the shared group and the cluster. Default: true.'),
    hostnameType: z.enum(HOSTNAME_TYPES).optional().describe('Host names of instances.'),
    extraCIDRs: z
      .array(CidrSchema)
      .optional()
      .describe(
        'Blocks that may reach the private endpoint of the API server: port 443 of the group that eksctl makes for the control plane.',
      ),
    extraIPv6CIDRs: z.array(CidrSchema).optional(),
    autoAllocateIPv6: z.boolean().optional().describe('Add an IPv6 block of Amazon to the VPC.'),
    ipv6Cidr: z.string().optional(),
    ipv6Pool: z.string().optional(),
  })
  .describe('The network of the cluster: a VPC that eksctl makes, or an existing one.');
