import { z } from 'zod';

const Percent = z.int().min(0).max(100);
const signals = (what: string) => z.record(z.string(), z.string()).optional().describe(what);

/** Settings of kubelet that Karpenter knows. Source: https://karpenter.sh/docs/concepts/nodeclasses/#speckubelet */
export const KubeletSchema = z.strictObject({
  clusterDNS: z
    .array(z.string())
    .min(1)
    .optional()
    .describe('Addresses of DNS. Default: that of the cluster.'),
  maxPods: z
    .int()
    .min(1)
    .max(737)
    .optional()
    .describe('Most pods of a node, 110 for prefix delegation. Default: by the interfaces of the instance.'),
  podsPerCore: z.int().min(0).max(1000).optional().describe('Most pods per CPU. Default: no limit.'),
  systemReserved: signals('Kept for the system, for example { cpu: 100m }. Default: nothing.'),
  kubeReserved: signals('Kept for kubelet and the runtime. Default: by the size of the instance.'),
  evictionHard: signals('Pods are evicted at once below, for example { memory.available: 5% }.'),
  evictionSoft: signals('Pods are evicted below after a while; each needs a grace period.'),
  evictionSoftGracePeriod: signals('The while, for example { memory.available: 1m }.'),
  evictionMaxPodGracePeriod: z.int().min(0).optional().describe('Longest grace of evicted pods in seconds.'),
  imageGCHighThresholdPercent: Percent.optional().describe('Disk use at which images are removed.'),
  imageGCLowThresholdPercent: Percent.optional().describe('Disk use down to which they are removed.'),
  cpuCFSQuota: z.boolean().optional().describe('Enforce CPU limits. Default: true.'),
});
