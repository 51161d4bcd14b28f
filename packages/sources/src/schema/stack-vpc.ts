import { cidrBlock, Zone } from '@nodeless/catalogue/schema';
import { LOG_RETENTION_DAYS } from '@nodeless/contracts/aws';
import { z } from 'zod';

const Blocks = z.array(cidrBlock(16, 28)).min(2).max(3);

/** A VPC that our own CloudFormation stack makes. */
export const StackVpc = z
  .strictObject({
    madeBy: z
      .literal('cloudformation')
      .describe('The VPC is made by cloudformation/network.yaml, before the cluster, instead of by eksctl.'),
    cidr: cidrBlock(16, 24)
      .describe('Block of the VPC, /16 to /24. Subnets are planned from it up to /22.')
      .meta({ examples: ['10.0.0.0/16'] }),
    podCidr: cidrBlock(16, 24)
      .optional()
      .describe(
        'A second block of the VPC, /16 to /24, divided into one subnet of pods for each zone (custom networking). Each node then gives one interface fewer to pods. Default: pods share the subnets of their nodes.',
      )
      .meta({ examples: ['100.64.0.0/16'] }),
    zones: z
      .array(Zone)
      .min(2)
      .max(3)
      .describe('Two or three availability zones. A zone that is added at the end moves no subnet.')
      .meta({ examples: [['ap-northeast-2a', 'ap-northeast-2b', 'ap-northeast-2c']] }),
    nat: z
      .enum(['single', 'per-zone', 'none'])
      .default('single')
      .describe(
        'NAT gateways for IPv4: one for all zones, one in each, or none. Default: single; none in a fully private cluster.',
      ),
    internetGateway: z
      .boolean()
      .default(true)
      .describe(
        'An internet gateway, and public subnets with a route to it: NAT gateways and load balancers that face the internet need them. In an IPv6 cluster private subnets get an egress-only one besides. Default: true; false in a fully private cluster.',
      ),
    cidrs: z
      .strictObject({
        private: Blocks.optional()
          .describe('Blocks of the subnets of nodes and pods, in the order of zones.')
          .meta({ examples: [['10.0.16.0/20', '10.0.32.0/20']] }),
        public: Blocks.optional()
          .describe('Blocks of the subnets of load balancers that face the internet.')
          .meta({ examples: [['10.0.1.0/24', '10.0.2.0/24']] }),
        controlPlane: Blocks.optional()
          .describe('Blocks of the subnets of the control plane. AWS advises /28: nothing else lives there.')
          .meta({ examples: [['10.0.0.192/28', '10.0.0.208/28', '10.0.0.224/28']] }),
      })
      .optional()
      .describe('Blocks that replace those of the plan, one for each zone. Default: all are planned.'),
    flowLogs: z
      .xor([
        z.literal(false),
        z.strictObject({
          traffic: z
            .enum(['ALL', 'ACCEPT', 'REJECT'])
            .default('ALL')
            .describe('Which connections are logged. Default: ALL.'),
          retentionDays: z
            .literal([...LOG_RETENTION_DAYS])
            .default(30)
            .describe('Days that CloudWatch keeps them. Default: 30.'),
        }),
      ])
      .default(false)
      .describe('Flow logs of the VPC in CloudWatch, or false. Default: false.')
      .meta({ examples: [{ traffic: 'REJECT', retentionDays: 30 }] }),
    interfaceEndpoints: z
      .boolean()
      .default(false)
      .describe(
        'An interface endpoint in the private subnets for each service of AWS that nodes and chosen components call, so that these calls need no NAT. Each costs by the hour and zone. Default: false; true in a fully private cluster.',
      ),
  })
  .describe('A new VPC, made by our own CloudFormation stack, with subnets for the control plane alone.');
export type StackVpc = z.output<typeof StackVpc>;
