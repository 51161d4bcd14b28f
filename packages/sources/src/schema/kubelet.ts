import { quote, refuse } from '@nodeless/catalogue/schema';
import { z } from 'zod';

const Percent = z.int().min(0).max(100);
const texts = z.record(z.string(), z.string());

const amounts = (what: string, example: Record<string, string>) =>
  texts
    .check(refuse('spec/invalid-value', fractionOfAByte, 'write bytes, for example "512Mi"'))
    .optional()
    .describe(what)
    .meta({ examples: [example] });

const durations = (what: string, example: Record<string, string>) =>
  texts
    .optional()
    .describe(what)
    .meta({ examples: [example] });

/** Resources that are counted in bytes, whatever a quantity may say. */
const BYTES: ReadonlySet<string> = new Set(['memory', 'ephemeral-storage', 'memory.available']);

function fractionOfAByte(values: { readonly [resource: string]: string }): string | undefined {
  const wrong = Object.entries(values).find(([resource, value]) => BYTES.has(resource) && /\dm$/.test(value));
  return wrong === undefined ? undefined : `${wrong[0]}: ${quote(wrong[1])} is a fraction of a byte`;
}

/**
 * Settings of kubelet: those that Karpenter knows by name, and from 1.15 on all others of kubelet, which it hands to nodes of
 * AL2023. Rules of the release say which are taken. Source: https://karpenter.sh/docs/concepts/nodeclasses/#speckubelet
 */
export const KubeletSchema = z
  .object({
    clusterDNS: z
      .array(z.string())
      .min(1)
      .optional()
      .describe('Addresses of DNS. Default: that of the cluster.')
      .meta({ examples: [['172.20.0.10']] }),
    maxPods: z
      .xor([z.int().min(1).max(737), z.string().min(1)])
      .optional()
      .describe(
        'Most pods of a node, 110 for prefix delegation; with the gate nodeClassCEL also an expression over the instance. Default: by the interfaces of the instance.',
      )
      .meta({ examples: [110] }),
    podsPerCore: z
      .int()
      .min(0)
      .max(1000)
      .optional()
      .describe('Most pods per CPU. Default: no limit.')
      .meta({ examples: [20] }),
    systemReserved: amounts('Kept for the system, for example { cpu: 100m }. Default: nothing.', {
      cpu: '100m',
    }),
    kubeReserved: amounts('Kept for kubelet and the runtime. Default: by the size of the instance.', {
      cpu: '200m',
      memory: '1Gi',
    }),
    evictionHard: amounts('Pods are evicted at once below, for example { memory.available: 5% }.', {
      'memory.available': '5%',
    }),
    evictionSoft: amounts('Pods are evicted below after a while; each needs a grace period.', {
      'memory.available': '10%',
    }),
    evictionSoftGracePeriod: durations('The while, for example { memory.available: 1m }.', {
      'memory.available': '1m',
    }),
    // `int32` in the CRD of EC2NodeClass and in kubelet's own configuration.
    evictionMaxPodGracePeriod: z
      .int()
      .min(0)
      .max(2_147_483_647)
      .optional()
      .describe('Longest grace of evicted pods in seconds.')
      .meta({ examples: [60] }),
    imageGCHighThresholdPercent: Percent.optional()
      .describe('Disk use at which images are removed.')
      .meta({ examples: [85] }),
    imageGCLowThresholdPercent: Percent.optional()
      .describe('Disk use down to which they are removed.')
      .meta({ examples: [80] }),
    cpuCFSQuota: z.boolean().optional().describe('Enforce CPU limits. Default: true.'),
  })
  .catchall(z.unknown());
