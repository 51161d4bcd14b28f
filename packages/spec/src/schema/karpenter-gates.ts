import { z } from 'zod';

const gate = (what: string, state: string) => z.boolean().optional().describe(`${what} Default: ${state}.`);

/** Feature gates of Karpenter 1.14. Source: https://karpenter.sh/docs/reference/settings/#feature-gates */
export const FeatureGatesSchema = z.strictObject({
  nodeRepair: gate('Replace nodes that stay unhealthy; at most a fifth of a pool at once. Alpha.', 'false'),
  nodeOverlay: gate('NodeOverlays change prices and resources of instance types. Alpha.', 'false'),
  reservedCapacity: gate('Capacity reservations of EC2 are used. Beta.', 'true'),
  spotToSpotConsolidation: gate('Spot nodes are replaced by cheaper spot nodes. Alpha.', 'false'),
  staticCapacity: gate('Node pools with replicas keep a fixed number of nodes. Alpha.', 'false'),
  capacityBuffer: gate('CapacityBuffers keep room free without pause pods. Alpha.', 'false'),
});
