import { z } from 'zod';
import { cidrBlock, SecurityGroupId, SubnetId, VpcId, Zone } from '@nodeless/catalogue/schema';
import { PeersSchema } from './peers.ts';
import { PrivateClusterSchema } from './private-cluster.ts';
import { StackVpc } from './stack-vpc.ts';

const Subnet = z.strictObject({
  id: SubnetId.describe('Id of the subnet.'),
  zone: Zone.describe('Availability zone of the subnet.'),
  cidr: cidrBlock(16, 28).optional().describe('Block of the subnet; checks that count addresses need it.'),
});

const NewVpc = z
  .strictObject({
    cidr: cidrBlock(16, 24).describe('Block of the VPC that eksctl makes, /16 to /24.'),
    zones: z
      .array(Zone)
      .min(2)
      .max(3)
      .optional()
      .describe('Availability zones. eksctl chooses three when left out.')
      .meta({ examples: [['ap-northeast-2a', 'ap-northeast-2b', 'ap-northeast-2c']] }),
    nat: z
      .enum(['single', 'per-zone', 'none'])
      .default('single')
      .describe('NAT gateways: one for all zones, one in each, or none. Default: single.'),
  })
  .describe('A new VPC, made by eksctl.');

/** Lists of subnets that an existing VPC may name. */
export const EXISTING_SUBNETS = ['private', 'public', 'controlPlane', 'pods'] as const;

const ExistingVpc = z
  .strictObject({
    id: VpcId.describe('Id of the VPC.'),
    cidr: cidrBlock(16, 28).optional().describe('Block of the VPC; checks that compare blocks need it.'),
    subnets: z
      .strictObject({
        private: z
          .array(Subnet)
          .min(2)
          .describe('At least two, in two zones. Nodes and Fargate pods run here.')
          .meta({
            examples: [
              [
                { id: 'subnet-0123456789abcdef0', zone: 'ap-northeast-2a' },
                { id: 'subnet-0123456789abcdef1', zone: 'ap-northeast-2b' },
              ],
            ],
          }),
        public: z
          .array(Subnet)
          .default([])
          .describe('Only for load balancers that face the internet. Default: none.'),
        controlPlane: z
          .array(Subnet)
          .min(2)
          .optional()
          .describe(
            'Subnets for the interfaces of the control plane alone, in two zones at least. AWS advises /28, and no tag by which load balancers or Karpenter would find them. Default: the private and public subnets.',
          )
          .meta({
            examples: [
              [
                { id: 'subnet-0123456789abcdef0', zone: 'ap-northeast-2a', cidr: '10.0.0.192/28' },
                { id: 'subnet-0123456789abcdef1', zone: 'ap-northeast-2b', cidr: '10.0.0.208/28' },
              ],
            ],
          }),
        pods: z
          .array(Subnet)
          .min(1)
          .optional()
          .describe(
            'Subnets of the pods alone, one in each zone of the private subnets (custom networking). Each node then gives one interface fewer to pods. Default: pods share the subnets of their nodes.',
          )
          .meta({
            examples: [
              [
                { id: 'subnet-0123456789abcdef2', zone: 'ap-northeast-2a', cidr: '100.64.0.0/18' },
                { id: 'subnet-0123456789abcdef3', zone: 'ap-northeast-2b', cidr: '100.64.64.0/18' },
              ],
            ],
          }),
      })
      .describe('Subnets to use.'),
    securityGroups: z
      .strictObject({
        controlPlane: z
          .array(SecurityGroupId)
          .min(1)
          .max(4)
          .optional()
          .describe(
            'Groups of the interfaces of the control plane, at most four. Default: eksctl makes one.',
          ),
        sharedNode: SecurityGroupId.optional().describe(
          'The group that nodes of eksctl share. Default: eksctl makes one.',
        ),
      })
      .optional()
      .describe('Security groups of the VPC that are used instead of new ones. Default: none.')
      .meta({ examples: [{ controlPlane: ['sg-0123456789abcdef0'] }] }),
  })
  .describe('A VPC that exists already, with the subnets to use.');

const EndpointAccess = z
  .strictObject({
    via: z
      .enum(['vpn', 'direct-connect', 'transit-gateway', 'bastion', 'session-manager'])
      .describe('What leads into the VPC.'),
    instructions: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .describe('Where people find how to use it, in a sentence. Default: nothing is said.')
      .meta({ examples: ['See https://wiki.example.com/vpn for the client.'] }),
    cidrs: z
      .array(cidrBlock())
      .min(1)
      .max(40)
      .optional()
      .describe(
        'The addresses that people and pipelines have when they reach the private endpoint. The security group that eksctl makes for the control plane lets them in on port 443, and nobody else but nodes. Default: the block of the VPC when there is no public endpoint, else none.',
      )
      .meta({ examples: [['10.20.0.0/16', '172.31.0.0/22']] }),
  })
  .describe(
    'How people and pipelines reach the private endpoint from outside the VPC. Shown in the bootstrap steps; needed by people where there is no public endpoint. Default: nothing is recorded.',
  )
  .meta({ examples: [{ via: 'vpn', instructions: 'See https://wiki.example.com/vpn for the client.' }] });

/** Addresses of the cluster and the ways to its API server. */
export const NetworkSchema = z
  .strictObject({
    vpc: z
      .xor([NewVpc, StackVpc, ExistingVpc])
      .describe(
        'The VPC: a new one by eksctl (cidr), a new one by CloudFormation (madeBy), or one that exists (id, subnets).',
      ),
    ipFamily: z
      .enum(['IPv4', 'IPv6'])
      .default('IPv4')
      .describe(
        'Addresses of pods and Services; nobody can change it later. With IPv6 a new VPC has an IPv6 block too, and the subnets of an existing one must have such blocks. Default: IPv4.',
      ),
    podSecurityGroups: z
      .array(
        z.strictObject({
          app: z
            .string()
            .describe('One of apps.')
            .meta({ examples: ['web'] }),
          securityGroups: z
            .array(SecurityGroupId)
            .min(1)
            .max(5)
            .describe(
              'Security groups of its pods, at most five. On nodes they replace those of the node, so they must let DNS and kubelet through.',
            ),
        }),
      )
      .default([])
      .describe(
        'Security groups of the pods of apps (SecurityGroupPolicy). On nodes it needs ENABLE_POD_ENI: "true" in addons.vpc-cni.configuration.env. Default: those of the node.',
      )
      .meta({ examples: [[{ app: 'web', securityGroups: ['sg-0123456789abcdef0'] }]] }),
    serviceCidr: cidrBlock(12, 24)
      .optional()
      .describe(
        'Addresses of Services. When left out, EKS chooses 172.20.0.0/16 for a VPC in 10.0.0.0/8, else 10.100.0.0/16.',
      )
      .meta({ examples: ['172.20.0.0/16'] }),
    peers: PeersSchema,
    endpoint: z
      .strictObject({
        public: z
          .xor([
            z.literal(false),
            z.strictObject({
              cidrs: z
                .array(cidrBlock())
                .min(1)
                .max(40)
                .describe('Who may reach the public endpoint. EKS allows 40 blocks.')
                .meta({ examples: [['203.0.113.0/24']] }),
            }),
          ])
          .default(false)
          .describe(
            'An endpoint on the internet for some address blocks, or false. In a VPC of eksctl false means: open for one address until the bootstrap is done. Default: false.',
          ),
        private: z
          .boolean()
          .default(true)
          .describe('An endpoint inside the VPC; nodes use it. Default: true.'),
        access: EndpointAccess.optional(),
      })
      .prefault({})
      .describe('Ways to the API server.'),
    privateCluster: PrivateClusterSchema,
  })
  .describe('Addresses of the cluster and the ways to its API server.');
export type Network = z.output<typeof NetworkSchema>;
export type NewVpc = z.output<typeof NewVpc>;
export type ExistingVpc = z.output<typeof ExistingVpc>;

export function isExistingVpc(vpc: Network['vpc']): vpc is ExistingVpc {
  return 'id' in vpc;
}

export function isStackVpc(vpc: Network['vpc']): vpc is StackVpc {
  return 'madeBy' in vpc;
}
