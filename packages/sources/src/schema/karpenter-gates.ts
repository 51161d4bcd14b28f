import { z } from 'zod';

const gate = (what: string, state: string) => z.boolean().optional().describe(`${what} Default: ${state}.`);

/**
 * Feature gates of Karpenter 1.14 and 1.15.
 * Sources: https://karpenter.sh/docs/reference/settings/#feature-gates; charts/karpenter/values.yaml of v1.15.2
 */
export const FeatureGatesSchema = z.strictObject({
  nodeRepair: gate(
    'Replace nodes that stay unhealthy: at most a fifth of a pool at once, and from Karpenter 1.15 on as budgets allow. Alpha.',
    'false',
  ),
  nodeOverlay: gate('NodeOverlays change prices and resources of instance types. Alpha.', 'false'),
  reservedCapacity: gate('Capacity reservations of EC2 are used. Beta.', 'true'),
  spotToSpotConsolidation: gate('Spot nodes are replaced by cheaper spot nodes. Alpha.', 'false'),
  staticCapacity: gate('Node pools with replicas keep a fixed number of nodes. Alpha.', 'false'),
  capacityBuffer: gate('CapacityBuffers keep room free without pause pods. Alpha.', 'false'),
  terminateFirstDrift: gate(
    'Where a pool has no capacity left, drift removes a node before the new one is made. Alpha, from Karpenter 1.15 on.',
    'false',
  ),
  terminateFirstRepair: gate(
    'Where a pool has no capacity left, repair removes a node before the new one is made. Alpha, from Karpenter 1.15 on.',
    'false',
  ),
  podDeletionCostManagement: gate(
    'Karpenter sets the deletion cost of pods, so that scaling down empties the nodes that it wants to remove. Alpha, from Karpenter 1.15 on.',
    'false',
  ),
});

/** Gates of the AWS provider alone, `settings.awsFeatureGates` of the chart of Karpenter 1.15. */
export const AwsFeatureGatesSchema = z.strictObject({
  nodeClassCEL: gate(
    'Amounts in kubelet.kubeReserved and systemReserved may be CEL expressions. Alpha.',
    'false',
  ),
  draNVIDIAGPU: gate(
    'Claims of devices of NVIDIA (gpu.nvidia.com) count when a node is chosen. Alpha.',
    'false',
  ),
  draEFA: gate('Claims of EFA interfaces (dra.net) count when a node is chosen. Alpha.', 'false'),
  rebootForRepair: gate(
    'Node repair reboots a node for faults of its GPU that a reboot clears; needs nodeRepair. Alpha.',
    'false',
  ),
});
