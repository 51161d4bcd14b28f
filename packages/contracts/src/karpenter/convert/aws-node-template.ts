import type { Ec2NodeClassSpec } from '../ec2-node-class.ts';
import { nodeIdentity, type NodeIdentity } from './identity.ts';
import { convertImage, missingImage } from './image.ts';
import { convertMetadataOptions } from './metadata-options.ts';
import { renamedKeys } from './names.ts';
import { given, noEquivalent, nothingLeft, type Path, type TakeNote } from './note.ts';
import { PLACEHOLDERS } from './placeholders.ts';
import type { LaunchFields } from './schemas/aws-node-template.ts';
import { amiTerms, securityGroupTerms, subnetTerms } from './selectors.ts';
import { convertVolumes } from './volumes.ts';

/** The specification of a v1 class, but for the kubelet settings, which come from the NodePools. */
export type ClassSpec = Omit<Ec2NodeClassSpec, 'kubelet'>;

/**
 * The specification of an AWSNodeTemplate, or `spec.provider` of a Provisioner.
 *
 * @param at where it stands in its object
 */
export function convertLaunchFields(
  spec: LaunchFields,
  at: Path,
  identity: NodeIdentity | undefined,
  note: TakeNote,
): ClassSpec {
  const { apiVersion, kind, context, detailedMonitoring, subnetSelector, tags, instanceProfile, ...more } =
    spec;
  const { launchTemplate, securityGroupSelector, ...generated } = more;
  for (const [key] of Object.entries({ apiVersion, kind }).filter(([, value]) => value !== undefined)) {
    note([...at, key], {
      code: 'convert/left-out',
      severity: 'info',
      message: `${key} inside of a specification is left out: it had no meaning`,
    });
  }
  return {
    ...(launchTemplate === undefined
      ? generatedLaunch(generated, at, note)
      : launchTemplateFields(launchTemplate, at, note)),
    subnetSelectorTerms: subnetTerms(subnetSelector),
    securityGroupSelectorTerms:
      securityGroupSelector === undefined
        ? [missingSecurityGroup([...at, 'launchTemplate'], note)]
        : securityGroupTerms(securityGroupSelector),
    ...nodeIdentity(instanceProfile, identity, at, note),
    ...given({
      context,
      detailedMonitoring,
      tags: tags && renamedKeys(tags, [...at, 'tags'], note),
    }),
  };
}

type Launch = Omit<ClassSpec, 'subnetSelectorTerms' | 'securityGroupSelectorTerms'>;

/** What went into the launch templates that Karpenter made by itself. */
function generatedLaunch(
  fields: Omit<
    LaunchFields,
    | 'apiVersion'
    | 'kind'
    | 'context'
    | 'detailedMonitoring'
    | 'subnetSelector'
    | 'tags'
    | 'instanceProfile'
    | 'launchTemplate'
    | 'securityGroupSelector'
  >,
  at: Path,
  note: TakeNote,
): Launch {
  const { amiFamily, amiSelector, blockDeviceMappings, metadataOptions, userData, ...rest } = fields;
  nothingLeft(rest);
  const image = {
    family: amiFamily,
    path: [...at, 'amiFamily'],
    terms: amiSelector === undefined ? [] : amiTerms(amiSelector, [...at, 'amiSelector'], note),
    userData,
  };
  return {
    ...convertImage(image, note),
    metadataOptions: convertMetadataOptions('v1alpha1', metadataOptions, [...at, 'metadataOptions'], note),
    ...given({
      blockDeviceMappings: convertVolumes(
        blockDeviceMappings,
        amiFamily,
        [...at, 'blockDeviceMappings'],
        note,
      ),
      userData,
    }),
  };
}

/** A launch template of the user's own held images, security groups, user data, volumes and more. */
function launchTemplateFields(name: string, at: Path, note: TakeNote): Launch {
  const path = [...at, 'launchTemplate'];
  const reason = 'Karpenter makes all launch templates by itself';
  const hint = `copy image, security groups, user data, volumes and metadata options of ${JSON.stringify(name)} into the class: aws ec2 describe-launch-template-versions --versions '$Default' --launch-template-name <name>`;
  note(path, noEquivalent(path, reason, hint));
  return { amiFamily: 'Custom', amiSelectorTerms: [missingImage(path, note)] };
}

function missingSecurityGroup(path: Path, note: TakeNote): { id: string } {
  note(path, {
    code: 'convert/fill-in',
    severity: 'warning',
    message: `the file does not say which security groups nodes have: "${PLACEHOLDERS.securityGroup}" stands in their place`,
    hint: 'write the tags or the ids of the security groups',
  });
  return { id: PLACEHOLDERS.securityGroup };
}
