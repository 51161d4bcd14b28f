import { ebsVolumeProblem, volumeGib } from '@nodeless/contracts/aws';
import { AMI_FAMILIES, isRestrictedTag, VOLUME_SIZE } from '@nodeless/contracts/karpenter';
import { z } from 'zod';
import { AmiAlias, dnsLabel, quote, refuse, Tags, stringOf, VolumeSize } from '@nodeless/catalogue/schema';
import { KubeletSchema } from './kubelet.ts';

export const SelectorTags = z
  .record(z.string(), z.string())
  .describe('Tags that it must have all; the value * stands for any.')
  .meta({ examples: [{ 'karpenter.sh/discovery': 'prod' }] });

export const SubnetTerm = z.strictObject({
  id: z
    .string()
    .optional()
    .describe('Id of one subnet, for example subnet-0123456789abcdef0; alone.')
    .meta({ examples: ['subnet-0123456789abcdef0'] }),
  tags: SelectorTags.optional(),
});

export const SecurityGroupTerm = z.strictObject({
  id: z
    .string()
    .optional()
    .describe('Id of one security group; alone.')
    .meta({ examples: ['sg-0123456789abcdef0'] }),
  name: z
    .string()
    .optional()
    .describe('Name of security groups; alone.')
    .meta({ examples: ['prod-nodes'] }),
  tags: SelectorTags.optional(),
});

const AmiTerm = z.strictObject({
  id: z
    .string()
    .optional()
    .describe('Id of one image, for example ami-0123456789abcdef0; alone.')
    .meta({ examples: ['ami-0123456789abcdef0'] }),
  name: z
    .string()
    .optional()
    .describe('Name of images; * stands for any characters.')
    .meta({ examples: ['my-al2023-*'] }),
  owner: z
    .string()
    .optional()
    .describe('Account that owns them, self or amazon. Default: self and amazon.')
    .meta({ examples: ['self'] }),
  tags: SelectorTags.optional(),
});

const Ebs = z
  .strictObject({
    volumeSize: stringOf(VOLUME_SIZE, 'a size of a volume', 'for example 100Gi')
      .optional()
      .describe('Size.')
      .meta({ examples: ['100Gi'] }),
    volumeType: z
      .enum(['standard', 'io1', 'io2', 'gp2', 'sc1', 'st1', 'gp3'])
      .default('gp3')
      .describe('Type of the volume. Default: gp3.'),
    iops: z
      .int()
      .min(100)
      .optional()
      .describe('Operations a second, of gp3, io1 and io2.')
      .meta({ examples: [4000] }),
    throughput: z
      .int()
      .min(125)
      .max(2000)
      .optional()
      .describe('MiB a second, of gp3.')
      .meta({ examples: [250] }),
    encrypted: z.boolean().default(true).describe('Default: true.'),
    kmsKeyID: z
      .string()
      .optional()
      .describe(
        'KMS key: ARN, id or alias. The role of Karpenter may use it; the policy of the key has to agree. Default: the one of the account for EBS.',
      )
      .meta({
        examples: ['arn:aws:kms:ap-northeast-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'],
      }),
    deleteOnTermination: z.boolean().default(true).describe('Gone with the instance. Default: true.'),
    snapshotID: z
      .string()
      .optional()
      .describe('Snapshot that the volume starts from.')
      .meta({ examples: ['snap-0123456789abcdef0'] }),
  })
  .check(
    refuse(
      'spec/conflict',
      ({ volumeType, volumeSize, iops, throughput }) =>
        ebsVolumeProblem({ type: volumeType, size: volumeGib(volumeSize), iops, throughput }),
      'EC2 would refuse the volume, so that no node is made',
    ),
  );

const BlockDeviceMapping = z.strictObject({
  deviceName: z
    .string()
    .min(1)
    .describe('Device, for example /dev/xvda.')
    .meta({ examples: ['/dev/xvda'] }),
  rootVolume: z.boolean().optional().describe('The volume of the pods; at most one. Default: false.'),
  ebs: Ebs.describe('The volume.'),
});

/** An EC2NodeClass of Karpenter. Source: https://karpenter.sh/docs/concepts/nodeclasses/ */
export const NodeClassSchema = z.strictObject({
  name: dnsLabel().describe('Name of the EC2NodeClass.'),
  image: AmiAlias.optional().describe(
    'AMI alias family@version, one exact version. Default: versions.nodeImage.',
  ),
  amiSelectorTerms: z
    .array(AmiTerm)
    .min(1)
    .max(30)
    .optional()
    .describe('Images of your own, instead of image; needs amiFamily. The newest that fits is taken.'),
  amiFamily: z
    .enum(AMI_FAMILIES)
    .optional()
    .describe('How nodes of amiSelectorTerms join the cluster. Default: the family of image.'),
  subnetSelectorTerms: z
    .array(SubnetTerm)
    .min(1)
    .max(30)
    .optional()
    .describe('Subnets of the nodes, for example [{ tags: { tier: batch } }]. Default: private subnets.'),
  securityGroupSelectorTerms: z
    .array(SecurityGroupTerm)
    .min(1)
    .max(30)
    .optional()
    .describe('Security groups of the nodes. Default: the one that EKS makes for the cluster.'),
  volumeSize: VolumeSize.optional().describe('Root volume (gp3, encrypted). Default: 50Gi.'),
  blockDeviceMappings: z
    .array(BlockDeviceMapping)
    .min(1)
    .max(50)
    .optional()
    .describe('All volumes, instead of volumeSize. Default: what volumeSize says.'),
  kubelet: KubeletSchema.optional().describe('Settings of kubelet. Default: those of the image.'),
  userData: z
    .string()
    .min(1)
    .max(16_384)
    .optional()
    .describe('User data that Karpenter merges into its own, in the form of the AMI family. Default: none.')
    .meta({ examples: ['#!/bin/bash\nsysctl -w vm.max_map_count=262144\n'] }),
  detailedMonitoring: z
    .boolean()
    .default(false)
    .describe('EC2 metrics every minute, which cost extra. Default: false.'),
  enclaveOptions: z
    .strictObject({ enabled: z.boolean().describe('Whether enclaves may run.') })
    .optional()
    .describe(
      'Nitro Enclaves, from Karpenter 1.15 on; only types of instances that have them are made. Default: none.',
    )
    .meta({ examples: [{ enabled: true }] }),
  tags: Tags.check(
    refuse(
      'spec/invalid-value',
      (tags) => {
        const key = Object.keys(tags).find(isRestrictedTag);
        return key === undefined ? undefined : `${quote(key)} is a tag that Karpenter sets itself`;
      },
      'leave it out; Karpenter refuses a class that names it',
    ),
  )
    .default({})
    .describe('Tags of the instances and volumes, besides those of the cluster. Default: none.'),
});
export type NodeClassSpec = z.output<typeof NodeClassSchema>;
