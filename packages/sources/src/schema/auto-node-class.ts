import { ebsVolumeProblem, volumeGib } from '@nodeless/contracts/aws';
import { DEFAULT_NODE_CLASS } from '@nodeless/contracts/auto-mode';
import { z } from 'zod';
import { dnsLabel, Gp3Performance, quote, refuse, Tags, stringOf } from '@nodeless/catalogue/schema';
import { SecurityGroupTerm, SelectorTags, SubnetTerm } from './node-class.ts';

const subnetTerms = z.array(SubnetTerm).min(1).max(30).optional();
const securityGroupTerms = z.array(SecurityGroupTerm).min(1).max(30).optional();

const RoleName = stringOf(
  /^[\w+=,.@-]{1,64}$/,
  'the name of an IAM role',
  'the name alone, without ARN and path',
);

const EphemeralStorage = z
  .strictObject({
    size: stringOf(/^[1-9]\d{0,4}(Gi|G|Ti|T)$/, 'a size of a volume', 'for example 160Gi')
      .optional()
      .describe('Size. Default: 80Gi.')
      .meta({ examples: ['160Gi'] }),
    ...Gp3Performance,
    kmsKeyID: z
      .string()
      .min(1)
      .optional()
      .describe('KMS key of the volumes. Default: the one of the account for EBS.')
      .meta({ examples: ['arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'] }),
  })
  .check(
    refuse(
      'spec/conflict',
      ({ size, iops, throughput }) =>
        ebsVolumeProblem({ type: 'gp3', size: volumeGib(size), iops, throughput }),
      'EC2 would refuse the volume, so that no node is made',
    ),
  )
  .describe('The volume of a node. Default: as EKS has it.');

const AdvancedNetworking = z
  .strictObject({
    associatePublicIPAddress: z
      .boolean()
      .optional()
      .describe('Whether nodes get public addresses. Default: what the subnet says.'),
    httpsProxy: stringOf(
      /^https?:\/\/\S+:\d+$/,
      'the URL of a proxy with its port',
      'for example http://192.0.2.4:3128',
    )
      .optional()
      .describe('Proxy for traffic that leaves the node. Default: none.')
      .meta({ examples: ['http://192.0.2.4:3128'] }),
    noProxy: z
      .array(z.string().min(1))
      .min(1)
      .max(50)
      .optional()
      .describe('Addresses and domains that the proxy is not used for; needs httpsProxy. Default: none.')
      .meta({ examples: [['169.254.169.254', '.internal', '.eks.amazonaws.com']] }),
    ipv4PrefixSize: z
      .enum(['Auto', '32'])
      .optional()
      .describe('How pods get addresses: prefixes of 16, or single ones ("32"). Default: Auto.'),
  })
  .describe('More of the network of nodes. Default: as EKS has it.');

/**
 * A NodeClass of EKS Auto Mode. No image, no user data, no SSH, no kubelet: nodes are appliances that AWS keeps.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/create-node-class.html
 */
export const AutoNodeClassSchema = z.strictObject({
  name: dnsLabel()
    .check(
      refuse(
        'spec/invalid-name',
        (name) =>
          name === DEFAULT_NODE_CLASS
            ? `${quote(name)} is the NodeClass that EKS makes by itself`
            : undefined,
        'choose another name',
      ),
    )
    .describe('Name of the NodeClass; not default, which EKS makes.'),
  role: RoleName.optional()
    .describe(
      'Name of an existing role of the nodes; it gets an access entry. Default: the role of all nodes.',
    )
    .meta({ examples: ['AmazonEKSAutoNodeRole'] }),
  subnetSelectorTerms: subnetTerms.describe('Subnets of the nodes. Default: private subnets.'),
  securityGroupSelectorTerms: securityGroupTerms.describe(
    'Security groups of the nodes. Default: the one that EKS makes for the cluster.',
  ),
  podSubnetSelectorTerms: subnetTerms.describe(
    'Subnets of the pods, in the zones of the nodes; needs podSecurityGroupSelectorTerms. Default: those of the nodes.',
  ),
  podSecurityGroupSelectorTerms: securityGroupTerms.describe(
    'Security groups of the pods; needs podSubnetSelectorTerms. Default: those of the nodes.',
  ),
  capacityReservationSelectorTerms: z
    .array(
      z.strictObject({
        id: z
          .string()
          .optional()
          .describe('Id of one reservation, for example cr-0123456789abcdef0; alone.')
          .meta({ examples: ['cr-0123456789abcdef0'] }),
        owner: z
          .string()
          .optional()
          .describe('Account that owns them. Default: any.')
          .meta({ examples: ['111122223333'] }),
        tags: SelectorTags.optional(),
      }),
    )
    .min(1)
    .max(30)
    .optional()
    .describe('On-demand capacity reservations to use. Default: open ones.'),
  snatPolicy: z
    .enum(['Random', 'Disabled'])
    .optional()
    .describe('Source NAT of pods that talk to addresses outside the VPC. Default: Random.'),
  networkPolicy: z
    .enum(['DefaultAllow', 'DefaultDeny'])
    .optional()
    .describe(
      'Enforces NetworkPolicies on the nodes, and says what holds for pods without one. Default: DefaultAllow, and NetworkPolicies are not enforced.',
    ),
  networkPolicyEventLogs: z
    .enum(['Enabled', 'Disabled'])
    .optional()
    .describe('Logs what NetworkPolicies do to a file of the node. Default: Disabled.'),
  ephemeralStorage: EphemeralStorage.optional(),
  advancedNetworking: AdvancedNetworking.optional(),
  advancedSecurity: z
    .strictObject({
      fips: z
        .boolean()
        .optional()
        .describe('Images with validated cryptography; in the USA and Canada. Default: false.'),
      kernelLockdown: z
        .enum(['integrity', 'none'])
        .optional()
        .describe('Lockdown of the kernel. Default: as EKS has it.'),
    })
    .optional()
    .describe('Hardening of nodes. Default: as EKS has it.'),
  certificateBundles: z
    .array(
      z.strictObject({
        name: dnsLabel()
          .describe('Name of the bundle.')
          .meta({ examples: ['corporate'] }),
        data: stringOf(/^[A-Za-z0-9+/\s]+={0,2}\s*$/, 'a string in base64', 'encode the PEM file with base64')
          .describe('Certificates in PEM, in base64; public ones alone.')
          .meta({ examples: ['LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCg=='] }),
      }),
    )
    .min(1)
    .optional()
    .describe('Certificate authorities that nodes trust besides, for a proxy or a registry. Default: none.'),
  tags: Tags.default({}).describe(
    'Tags of instances, volumes and interfaces, besides those of the cluster. Default: none.',
  ),
});
export type AutoNodeClassSpec = z.output<typeof AutoNodeClassSchema>;
