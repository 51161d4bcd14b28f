import { z } from 'zod';
import { codedCheck, type CodedIssue } from '../../../issue.ts';
import { InlineProvider } from './aws-node-template.ts';
import { objectOf, Quantities, Texts } from './object.ts';
import { Kubelet, OLD_OPERATORS, requirementWith, Taint } from './pool-parts.ts';

const Fields = z.strictObject({
  annotations: Texts.exactOptional(),
  consolidation: z.strictObject({ enabled: z.boolean().exactOptional() }).exactOptional(),
  kubeletConfiguration: Kubelet.extend({ containerRuntime: z.string().exactOptional() }).exactOptional(),
  labels: Texts.exactOptional(),
  limits: z.strictObject({ resources: Quantities.exactOptional() }).exactOptional(),
  provider: InlineProvider.exactOptional(),
  providerRef: z
    .strictObject({
      apiVersion: z.string().exactOptional(),
      kind: z.string().exactOptional(),
      name: z.string(),
    })
    .exactOptional(),
  requirements: z.array(requirementWith(OLD_OPERATORS)).exactOptional(),
  startupTaints: z.array(Taint).exactOptional(),
  taints: z.array(Taint).exactOptional(),
  ttlSecondsAfterEmpty: z.int().min(0).exactOptional(),
  ttlSecondsUntilExpired: z.int().min(0).exactOptional(),
  weight: z.int().min(0).max(100).exactOptional(),
});

/**
 * Provisioner v1alpha5, as Karpenter 0.32 read it last.
 * Sources: the CRD of v0.32.10, and for what excludes what its webhook (`provisioner_validation.go`).
 */
export const ProvisionerSchema = objectOf(
  'karpenter.sh/v1alpha5',
  'Provisioner',
  Fields.check(codedCheck(conflicts)),
);
export type Provisioner = z.output<typeof ProvisionerSchema>;

function* conflicts(spec: z.output<typeof Fields>): Iterable<CodedIssue> {
  const { provider, providerRef, consolidation, ttlSecondsAfterEmpty } = spec;
  if (provider !== undefined && providerRef !== undefined) {
    yield {
      code: 'spec/conflict',
      path: ['provider'],
      message: '"provider" cannot stand beside "providerRef"',
      hint: 'keep one of the two',
    };
  }
  if (provider === undefined && providerRef === undefined) {
    yield {
      code: 'spec/missing-key',
      message: 'neither "providerRef" nor "provider" says how nodes are made',
      hint: 'add providerRef: { name: … } with the name of an AWSNodeTemplate',
    };
  }
  if (consolidation?.enabled === true && ttlSecondsAfterEmpty !== undefined) {
    yield {
      code: 'spec/conflict',
      path: ['ttlSecondsAfterEmpty'],
      message: '"ttlSecondsAfterEmpty" cannot stand beside "consolidation.enabled: true"',
      hint: 'keep one of the two: consolidation removes empty nodes too',
    };
  }
}
