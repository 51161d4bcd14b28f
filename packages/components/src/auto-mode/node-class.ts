import { NODE_CLASS_API_VERSION, type NodeClass } from '@nodeless/contracts/auto-mode';
import {
  autoNodeRoleArn,
  roleNameOf,
  type AutoMode,
  type AutoNodeClassSpec,
  type ClusterSpec,
} from '@nodeless/sources';
import { nonEmptyMap, present } from '@nodeless/catalogue/render';
import { clusterSecurityGroupTerms, privateSubnetTerms } from '../nodes/selectors.ts';

/**
 * A NodeClass (eks.amazonaws.com/v1): role, network and disk of nodes of EKS Auto Mode.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/create-node-class.html
 */
export function autoNodeClass(item: AutoNodeClassSpec, cluster: ClusterSpec, autoMode: AutoMode): NodeClass {
  const { advancedNetworking, advancedSecurity, ephemeralStorage } = item;
  return {
    apiVersion: NODE_CLASS_API_VERSION,
    kind: 'NodeClass',
    metadata: { name: item.name },
    spec: present({
      role: item.role ?? roleNameOf(autoNodeRoleArn(cluster, autoMode)),
      subnetSelectorTerms: item.subnetSelectorTerms?.map(present) ?? privateSubnetTerms(cluster),
      securityGroupSelectorTerms:
        item.securityGroupSelectorTerms?.map(present) ?? clusterSecurityGroupTerms(cluster),
      podSubnetSelectorTerms: item.podSubnetSelectorTerms?.map(present),
      podSecurityGroupSelectorTerms: item.podSecurityGroupSelectorTerms?.map(present),
      capacityReservationSelectorTerms: item.capacityReservationSelectorTerms?.map(present),
      snatPolicy: item.snatPolicy,
      networkPolicy: item.networkPolicy,
      networkPolicyEventLogs: item.networkPolicyEventLogs,
      ephemeralStorage: ephemeralStorage && present(ephemeralStorage),
      advancedNetworking: advancedNetworking && present(advancedNetworking),
      advancedSecurity: advancedSecurity && present(advancedSecurity),
      certificateBundles: item.certificateBundles,
      tags: nonEmptyMap({ ...cluster.tags, ...item.tags }),
    }),
  };
}
