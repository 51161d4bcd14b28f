import {
  EC2_NODE_CLASS_API_VERSION,
  isRestrictedTag,
  type BlockDeviceMapping,
  type Ec2NodeClass,
} from '@nodeless/contracts/karpenter';
import {
  karpenterInstanceProfileName,
  karpenterNodeRoleName,
  maxPodsFor,
  podNetworking,
  typesOfNodeClass,
  type ClusterSpec,
  type NodeClassSpec,
} from '@nodeless/sources';
import { isFullyPrivate } from '@nodeless/catalogue';
import { nonEmptyMap, present } from '@nodeless/catalogue/render';
import { clusterSecurityGroupTerms, privateSubnetTerms } from '../nodes/selectors.ts';

/**
 * An EC2NodeClass (karpenter.k8s.aws/v1): image, network and disk of nodes.
 * Source: https://karpenter.sh/docs/concepts/nodeclasses/
 */
export function nodeClass(item: NodeClassSpec, cluster: ClusterSpec): Ec2NodeClass {
  return {
    apiVersion: EC2_NODE_CLASS_API_VERSION,
    kind: 'EC2NodeClass',
    metadata: { name: item.name },
    spec: present({
      ...images(item, cluster),
      ...identity(cluster),
      subnetSelectorTerms: item.subnetSelectorTerms?.map(present) ?? privateSubnetTerms(cluster),
      securityGroupSelectorTerms:
        item.securityGroupSelectorTerms?.map(present) ?? clusterSecurityGroupTerms(cluster),
      metadataOptions: { httpPutResponseHopLimit: 1, httpTokens: 'required' } as const,
      blockDeviceMappings: volumes(item, cluster),
      kubelet: kubelet(item, cluster),
      userData: item.userData,
      detailedMonitoring: item.detailedMonitoring || undefined,
      enclaveOptions: item.enclaveOptions,
      tags: nonEmptyMap(allowedTags({ ...cluster.tags, ...item.tags })),
    }),
  };
}

/** Karpenter makes an instance profile of a role, by IAM, which a fully private cluster cannot reach. */
function identity(cluster: ClusterSpec): Pick<Ec2NodeClass['spec'], 'role' | 'instanceProfile'> {
  return isFullyPrivate(cluster)
    ? { instanceProfile: karpenterInstanceProfileName(cluster) }
    : { role: karpenterNodeRoleName(cluster) };
}

/**
 * Karpenter counts the addresses of interfaces, and knows nothing of prefixes: with them the limit has to be said.
 * Source: https://karpenter.sh/docs/concepts/nodeclasses/#max-pods
 */
function kubelet(item: NodeClassSpec, cluster: ClusterSpec): Ec2NodeClass['spec']['kubelet'] {
  const networking = podNetworking(cluster);
  const maxPods = networking.prefixDelegation
    ? maxPodsFor(typesOfNodeClass(cluster, item.name), networking)
    : undefined;
  const own = item.kubelet === undefined ? {} : present(item.kubelet);
  const all = present({ maxPods, ...own });
  return Object.keys(all).length === 0 ? undefined : all;
}

/** An alias stands alone; images of one's own need the family, because nothing else tells how they join. */
function images(
  { image, amiSelectorTerms, amiFamily }: NodeClassSpec,
  cluster: ClusterSpec,
): Pick<Ec2NodeClass['spec'], 'amiSelectorTerms' | 'amiFamily'> {
  return present({
    amiFamily,
    amiSelectorTerms: amiSelectorTerms?.map(present) ?? [{ alias: image ?? cluster.versions.nodeImage }],
  });
}

function volumes(item: NodeClassSpec, cluster: ClusterSpec): readonly BlockDeviceMapping[] {
  if (item.blockDeviceMappings !== undefined) {
    return item.blockDeviceMappings.map(({ ebs, ...device }) => present({ ...device, ebs: present(ebs) }));
  }
  const isBottlerocket =
    item.amiFamily === 'Bottlerocket' ||
    (item.image ?? cluster.versions.nodeImage).startsWith('bottlerocket@');
  return blockDeviceMappings(isBottlerocket, item.volumeSize ?? '50Gi');
}

/** Bottlerocket keeps its system on one small volume and everything of the pods on a second one. */
function blockDeviceMappings(isBottlerocket: boolean, size: string): BlockDeviceMapping[] {
  return isBottlerocket
    ? [encryptedVolume('/dev/xvda', '4Gi'), encryptedVolume('/dev/xvdb', size)]
    : [encryptedVolume('/dev/xvda', size)];
}

function encryptedVolume(deviceName: string, volumeSize: string): BlockDeviceMapping {
  return { deviceName, ebs: { volumeSize, volumeType: 'gp3', encrypted: true, deleteOnTermination: true } };
}

/** Tags of the cluster without those that Karpenter sets itself; it refuses a class that names them. */
function allowedTags(tags: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(tags).filter(([key]) => !isRestrictedTag(key)));
}
