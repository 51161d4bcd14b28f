import type { NodePoolSpec } from '../nodepool.ts';
import type { ClassSpec } from './aws-node-template.ts';
import { v1beta1Lifetime } from './disruption.ts';
import { convertImage } from './image.ts';
import { textsOf } from './kubelet.ts';
import { convertMetadataOptions } from './metadata-options.ts';
import { convertTaints, renamedKeys } from './names.ts';
import { given, noEquivalent, nothingLeft, type TakeNote } from './note.ts';
import type { PoolSpec } from './provisioner.ts';
import { renamedRequirements } from './requirements.ts';
import type { Ec2NodeClassV1beta1, NodePoolV1beta1 } from './schemas/v1beta1.ts';
import { noteCommas } from './selectors.ts';
import { convertVolumes } from './volumes.ts';

const TEMPLATE = ['spec', 'template', 'spec'];

/** The specification of a NodePool v1beta1, but for the class and the kubelet settings. */
export function convertNodePoolV1beta1(spec: NodePoolV1beta1['spec'], note: TakeNote): PoolSpec {
  const { disruption, limits, template, weight, ...rest } = spec;
  nothingLeft(rest);
  const { disruption: converted, expireAfter } = v1beta1Lifetime(disruption, note);
  return {
    template: convertTemplate(template, expireAfter, note),
    disruption: converted,
    ...given({ limits: textsOf(limits), weight }),
  };
}

function convertTemplate(
  { metadata, spec, ...rest }: NodePoolV1beta1['spec']['template'],
  expireAfter: string,
  note: TakeNote,
): PoolSpec['template'] {
  nothingLeft(rest);
  const { kubelet, nodeClassRef, requirements, resources, startupTaints, taints, ...more } = spec;
  nothingLeft(more);
  if (resources !== undefined) {
    const path = [...TEMPLATE, 'resources'];
    note(path, noEquivalent(path, 'Karpenter writes it into NodeClaims by itself'));
  }
  return {
    ...given({ metadata: metadata && convertTemplateMetadata(metadata, note) }),
    spec: {
      requirements: renamedRequirements(requirements, [...TEMPLATE, 'requirements'], note),
      expireAfter,
      ...given({
        taints: taints && convertTaints(taints, [...TEMPLATE, 'taints'], note),
        startupTaints: startupTaints && convertTaints(startupTaints, [...TEMPLATE, 'startupTaints'], note),
      }),
    },
  };
}

type TemplateMetadata = NonNullable<NodePoolSpec['template']['metadata']>;

function convertTemplateMetadata(
  { labels, annotations }: TemplateMetadata,
  note: TakeNote,
): TemplateMetadata {
  const at = ['spec', 'template', 'metadata'];
  return given({
    labels: labels && renamedKeys(labels, [...at, 'labels'], note),
    annotations: annotations && renamedKeys(annotations, [...at, 'annotations'], note),
  });
}

/** On a class that Karpenter 1.0 served as v1beta1: the version of its alias. */
const ALIAS_VERSION = 'compatibility.karpenter.k8s.aws/v1-alias-version';

/** The specification of an EC2NodeClass v1beta1. */
export function convertEc2NodeClassV1beta1(
  { metadata, spec }: Ec2NodeClassV1beta1,
  note: TakeNote,
): ClassSpec {
  const {
    amiFamily,
    amiSelectorTerms = [],
    blockDeviceMappings,
    metadataOptions,
    tags,
    userData,
    ...same
  } = spec;
  const image = {
    family: amiFamily,
    path: ['spec', 'amiFamily'],
    terms: amiSelectorTerms,
    version: metadata.annotations?.[ALIAS_VERSION],
    userData,
  };
  noteCommas(amiSelectorTerms, ['spec', 'amiSelectorTerms'], note);
  noteCommas(spec.subnetSelectorTerms, ['spec', 'subnetSelectorTerms'], note);
  noteCommas(spec.securityGroupSelectorTerms, ['spec', 'securityGroupSelectorTerms'], note);
  return {
    ...same,
    ...convertImage(image, note),
    metadataOptions: convertMetadataOptions('v1beta1', metadataOptions, ['spec', 'metadataOptions'], note),
    ...given({
      blockDeviceMappings: convertVolumes(
        blockDeviceMappings,
        amiFamily,
        ['spec', 'blockDeviceMappings'],
        note,
      ),
      tags: tags && renamedKeys(tags, ['spec', 'tags'], note),
      userData,
    }),
  };
}
