import type { ClusterConfig } from '@nodeless/eksctl-schema';
import { autoModeOf, autoNodeRoleArn, type ClusterSpec } from '@nodeless/sources';

/**
 * EKS Auto Mode, in the words of eksctl. The role of the nodes has a name that is known before anything exists; eksctl
 * refuses one where there are no built-in pools that would use it.
 */
export function autoModeConfig(spec: ClusterSpec): Pick<ClusterConfig, 'autoModeConfig'> {
  const autoMode = autoModeOf(spec);
  if (autoMode === undefined) return {};
  const { builtInNodePools } = autoMode;
  return {
    autoModeConfig: {
      enabled: true,
      nodePools: [...builtInNodePools],
      ...(builtInNodePools.length === 0 ? {} : { nodeRoleARN: autoNodeRoleArn(spec, autoMode) }),
    },
  };
}
