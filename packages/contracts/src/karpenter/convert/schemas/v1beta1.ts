import { z } from 'zod';
import { codedCheck, type CodedIssue } from '../../../issue.ts';
import { MetadataOptions, OldAmiTerm, OldVolume, SecurityGroupTerm, SubnetTerm } from './class-parts.ts';
import { objectOf, Quantities, Texts } from './object.ts';
import { Kubelet, OLD_OPERATORS, requirementWith, Taint, TemplateMetadata } from './pool-parts.ts';

const Disruption = z.strictObject({
  budgets: z
    .array(
      z.strictObject({
        nodes: z.string(),
        schedule: z.string().exactOptional(),
        duration: z.string().exactOptional(),
      }),
    )
    .exactOptional(),
  consolidateAfter: z.string().exactOptional(),
  consolidationPolicy: z.enum(['WhenEmpty', 'WhenUnderutilized']).exactOptional(),
  expireAfter: z.string().exactOptional(),
});

const NodePoolFields = z.strictObject({
  disruption: Disruption.check(codedCheck(disruptionConflicts)).exactOptional(),
  limits: Quantities.exactOptional(),
  template: z.strictObject({
    metadata: TemplateMetadata.exactOptional(),
    spec: z.strictObject({
      kubelet: Kubelet.exactOptional(),
      nodeClassRef: z.strictObject({
        apiVersion: z.string().exactOptional(),
        kind: z.string().exactOptional(),
        name: z.string(),
      }),
      requirements: z.array(
        requirementWith(OLD_OPERATORS).extend({ minValues: z.int().min(1).max(50).exactOptional() }),
      ),
      resources: z.strictObject({ requests: Quantities.exactOptional() }).exactOptional(),
      startupTaints: z.array(Taint).exactOptional(),
      taints: z.array(Taint).exactOptional(),
    }),
  }),
  weight: z.int().min(1).max(100).exactOptional(),
});

/**
 * NodePool v1beta1: all that Karpenter 0.32 to 1.0 served.
 * Source: the CRDs of v0.32.10 and v1.0.14; the later one adds budgets and minValues.
 */
export const NodePoolV1beta1Schema = objectOf('karpenter.sh/v1beta1', 'NodePool', NodePoolFields);
export type NodePoolV1beta1 = z.output<typeof NodePoolV1beta1Schema>;

const NodeClassFields = z.strictObject({
  amiFamily: z.enum(['AL2', 'AL2023', 'Bottlerocket', 'Ubuntu', 'Custom', 'Windows2019', 'Windows2022']),
  amiSelectorTerms: z.array(OldAmiTerm).exactOptional(),
  associatePublicIPAddress: z.boolean().exactOptional(),
  blockDeviceMappings: z
    .array(
      z.strictObject({
        deviceName: z.string().exactOptional(),
        ebs: OldVolume.exactOptional(),
        rootVolume: z.boolean().exactOptional(),
      }),
    )
    .exactOptional(),
  context: z.string().exactOptional(),
  detailedMonitoring: z.boolean().exactOptional(),
  instanceProfile: z.string().exactOptional(),
  instanceStorePolicy: z.literal('RAID0').exactOptional(),
  metadataOptions: MetadataOptions.exactOptional(),
  role: z.string().exactOptional(),
  securityGroupSelectorTerms: z.array(SecurityGroupTerm),
  subnetSelectorTerms: z.array(SubnetTerm),
  tags: Texts.exactOptional(),
  userData: z.string().exactOptional(),
});

/**
 * EC2NodeClass v1beta1: all that Karpenter 0.32 to 1.0 served.
 * Source: the CRDs of v0.32.10 and v1.0.14; the later one adds AL2023, associatePublicIPAddress and instanceStorePolicy.
 */
export const Ec2NodeClassV1beta1Schema = objectOf(
  'karpenter.k8s.aws/v1beta1',
  'EC2NodeClass',
  NodeClassFields.check(codedCheck(customNeedsImages)),
);
export type Ec2NodeClassV1beta1 = z.output<typeof Ec2NodeClassV1beta1Schema>;

function* disruptionConflicts({
  consolidateAfter,
  consolidationPolicy = 'WhenUnderutilized',
}: z.output<typeof Disruption>): Iterable<CodedIssue> {
  if (consolidationPolicy === 'WhenEmpty' && consolidateAfter === undefined) {
    yield {
      code: 'spec/missing-key',
      message: 'the key "consolidateAfter" is missing, which consolidationPolicy "WhenEmpty" needs',
      hint: 'add consolidateAfter: 30s',
    };
  }
  if (consolidationPolicy === 'WhenUnderutilized' && (consolidateAfter ?? 'Never') !== 'Never') {
    yield {
      code: 'spec/conflict',
      path: ['consolidateAfter'],
      message:
        '"consolidateAfter" cannot stand beside consolidationPolicy "WhenUnderutilized", which is the default',
      hint: 'remove it, or write consolidationPolicy: WhenEmpty',
    };
  }
}

function* customNeedsImages(spec: z.output<typeof NodeClassFields>): Iterable<CodedIssue> {
  if (spec.amiFamily !== 'Custom' || (spec.amiSelectorTerms ?? []).length > 0) return;
  yield {
    code: 'spec/missing-key',
    message: 'the key "amiSelectorTerms" is missing, which amiFamily "Custom" needs',
    hint: 'add amiSelectorTerms with the ids or tags of your images',
  };
}
