import { z } from 'zod';
import { cidrBlock } from './primitives.ts';

const Zone = z
  .string()
  .regex(/^[a-z]{2}(-[a-z]+)+-\d[a-z]$/, 'expected an availability zone such as ap-northeast-2a');

const Subnet = z.strictObject({
  id: z.string().regex(/^subnet-[0-9a-f]{8,17}$/, 'expected a subnet id such as subnet-0123456789abcdef0'),
  zone: Zone,
  cidr: cidrBlock(16, 28).optional().describe('Block of the subnet; checks that count addresses need it.'),
});

const NewVpc = z
  .strictObject({
    cidr: cidrBlock(16, 24).describe('Block of the VPC that eksctl makes.'),
    zones: z
      .array(Zone)
      .min(2)
      .max(3)
      .optional()
      .describe('Availability zones. eksctl chooses three when left out.'),
    nat: z
      .enum(['single', 'per-zone', 'none'])
      .default('single')
      .describe('NAT gateways: one for all zones, one in each, or none.'),
  })
  .describe('A new VPC, made by eksctl.');

const ExistingVpc = z
  .strictObject({
    id: z.string().regex(/^vpc-[0-9a-f]{8,17}$/, 'expected a VPC id such as vpc-0123456789abcdef0'),
    cidr: cidrBlock(16, 28).optional(),
    subnets: z.strictObject({
      private: z
        .array(Subnet)
        .min(2)
        .describe('At least two, in two zones. Nodes and Fargate pods run here.'),
      public: z.array(Subnet).default([]).describe('Only for load balancers that face the internet.'),
    }),
  })
  .describe('A VPC that exists already, with the subnets to use.');

/** Addresses of the cluster and the ways to its API server. */
export const NetworkSchema = z.strictObject({
  vpc: z.union([NewVpc, ExistingVpc]),
  serviceCidr: cidrBlock(12, 24).optional().describe('Addresses of Services. EKS chooses when left out.'),
  endpoint: z
    .strictObject({
      public: z
        .union([
          z.literal(false),
          z.strictObject({
            cidrs: z
              .array(cidrBlock())
              .min(1)
              .max(40)
              .describe('Who may reach the public endpoint. EKS allows 40 blocks.'),
          }),
        ])
        .default(false),
      private: z.boolean().default(true).describe('An endpoint inside the VPC; nodes use it.'),
    })
    .prefault({})
    .describe('Ways to the API server.'),
});
export type Network = z.output<typeof NetworkSchema>;
export type NewVpc = z.output<typeof NewVpc>;
export type ExistingVpc = z.output<typeof ExistingVpc>;

export function isExistingVpc(vpc: Network['vpc']): vpc is ExistingVpc {
  return 'id' in vpc;
}
