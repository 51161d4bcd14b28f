import { z } from 'zod';
import { codedCheck, type CodedIssue } from '../../../issue.ts';
import { MetadataOptions, OldVolume } from './class-parts.ts';
import { objectOf, Texts } from './object.ts';

const FAMILIES = ['AL2', 'Bottlerocket', 'Ubuntu', 'Custom', 'Windows2019', 'Windows2022'] as const;

const ProviderFields = z.strictObject({
  apiVersion: z.string().exactOptional(),
  kind: z.string().exactOptional(),
  amiFamily: z.enum(FAMILIES).exactOptional(),
  blockDeviceMappings: z.array(z.strictObject({ deviceName: z.string(), ebs: OldVolume })).exactOptional(),
  context: z.string().exactOptional(),
  instanceProfile: z.string().exactOptional(),
  launchTemplate: z.string().exactOptional(),
  metadataOptions: MetadataOptions.exactOptional(),
  securityGroupSelector: Texts.exactOptional(),
  subnetSelector: Texts,
  tags: Texts.exactOptional(),
});

const TemplateFields = ProviderFields.extend({
  amiSelector: Texts.exactOptional(),
  detailedMonitoring: z.boolean().exactOptional(),
  userData: z.string().exactOptional(),
});

export type LaunchFields = z.output<typeof TemplateFields>;

/** `spec.provider` of a Provisioner: an AWSNodeTemplate in place, with fewer fields. */
export const InlineProvider = ProviderFields.check(codedCheck(launchConflicts));

/**
 * AWSNodeTemplate v1alpha1, as Karpenter 0.32 read it last.
 * Sources: the CRD of v0.32.10, and for what excludes what its webhook (`provider_validation.go`).
 */
export const AwsNodeTemplateSchema = objectOf(
  'karpenter.k8s.aws/v1alpha1',
  'AWSNodeTemplate',
  TemplateFields.check(codedCheck(launchConflicts), codedCheck(customNeedsImages)),
);
export type AwsNodeTemplate = z.output<typeof AwsNodeTemplateSchema>;

/** Keys of a selector that hold ids instead of tags. */
export const ID_KEYS: readonly string[] = ['aws-ids', 'aws::ids'];

const REPLACED_BY_LAUNCH_TEMPLATE = [
  'amiFamily',
  'amiSelector',
  'blockDeviceMappings',
  'instanceProfile',
  'metadataOptions',
  'securityGroupSelector',
  'userData',
] as const;

function* launchConflicts(spec: LaunchFields): Iterable<CodedIssue> {
  for (const selector of ['subnetSelector', 'securityGroupSelector', 'amiSelector'] as const) {
    const keys = Object.keys(spec[selector] ?? {});
    const ids = keys.find((key) => ID_KEYS.includes(key));
    if (ids !== undefined && keys.length > 1) {
      yield {
        code: 'spec/conflict',
        path: [selector, ids],
        message: `"${ids}" cannot stand beside other keys`,
        hint: 'ids are enough: remove the other keys',
      };
    }
  }
  if (spec.launchTemplate === undefined) {
    if (spec.securityGroupSelector === undefined) {
      yield {
        code: 'spec/missing-key',
        message: 'the key "securityGroupSelector" is missing',
        hint: 'add securityGroupSelector: { karpenter.sh/discovery: … }',
      };
    }
    return;
  }
  for (const key of REPLACED_BY_LAUNCH_TEMPLATE.filter((one) => spec[one] !== undefined)) {
    yield {
      code: 'spec/conflict',
      path: [key],
      message: `"${key}" cannot stand beside "launchTemplate"`,
      hint: 'keep one of the two',
    };
  }
}

function* customNeedsImages({ amiFamily, amiSelector }: LaunchFields): Iterable<CodedIssue> {
  if (amiFamily !== 'Custom' || amiSelector !== undefined) return;
  yield {
    code: 'spec/missing-key',
    message: 'the key "amiSelector" is missing, which amiFamily "Custom" needs',
    hint: 'add amiSelector with the ids or tags of your images',
  };
}
