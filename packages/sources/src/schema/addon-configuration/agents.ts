import { z } from 'zod';
import {
  affinity,
  nodeSelector,
  podAnnotations,
  podLabels,
  priorityClassName,
  resources,
  settings,
  tolerations,
} from './parts.ts';

const CRITICAL = priorityClassName('system-node-critical');

const flags = z
  .record(z.string(), z.string())
  .optional()
  .describe('Flags by name, for example "-b": "169.254.170.23" for nodes without IPv6. Default: none.')
  .meta({ examples: [{ '-b': '169.254.170.23' }] });

/**
 * Sources: https://docs.aws.amazon.com/eks/latest/userguide/pod-id-agent-config-ipv6.html,
 * https://docs.aws.amazon.com/eks/latest/userguide/hybrid-nodes-add-ons.html,
 * https://github.com/aws/eks-pod-identity-agent/blob/main/charts/eks-pod-identity-agent/values.yaml
 */
export const POD_IDENTITY_AGENT = settings({
  agent: z.strictObject({ additionalArgs: flags }).optional().describe('Arguments of the agent.'),
  daemonsets: z
    .strictObject({
      hybrid: z
        .strictObject({ create: z.boolean().optional().describe('Whether there is one. Default: false.') })
        .optional()
        .describe('A DaemonSet for hybrid nodes.'),
      'hybrid-bottlerocket': z
        .strictObject({ create: z.boolean().optional().describe('Whether there is one. Default: false.') })
        .optional()
        .describe('A DaemonSet for hybrid nodes with Bottlerocket.'),
    })
    .optional()
    .describe('DaemonSets besides the one for nodes of EC2.'),
  affinity,
  nodeSelector,
  podAnnotations,
  podLabels,
  priorityClassName: CRITICAL,
  resources: resources(),
  tolerations,
});

const resizePolicy = z
  .array(
    z.strictObject({
      resourceName: z.enum(['cpu', 'memory']).describe('Resource that is resized.'),
      restartPolicy: z.enum(['NotRequired', 'RestartContainer']).describe('What happens to the container.'),
    }),
  )
  .optional()
  .describe('How the container is resized without a new pod; needs Kubernetes 1.33. Default: none.');

const pod = {
  affinity,
  nodeSelector,
  podAnnotations,
  podLabels,
  priorityClassName: CRITICAL,
  resizePolicy,
  resources: resources(),
  tolerations,
};

const enabled = z.boolean().optional().describe('Whether it looks. Default: true.');
const monitor = (what: string) => z.strictObject({ enabled }).optional().describe(what);

/** Source: https://github.com/aws/eks-node-monitoring-agent/blob/main/charts/configuration.schema.json */
export const NODE_MONITORING_AGENT = settings({
  global: z
    .strictObject({ podAnnotations, podLabels })
    .optional()
    .describe('What the pods of all parts have.'),
  nodeAgent: z
    .strictObject({
      ...pod,
      additionalArgs: z
        .array(z.string())
        .optional()
        .describe('Arguments of the agent. Default: --metrics-address=:8003.')
        .meta({ examples: [['--metrics-address=:9003']] }),
      probePort: z
        .int()
        .min(1)
        .max(65_535)
        .optional()
        .describe('Port of the health check. Default: 8002.')
        .meta({ examples: [8012] }),
      monitors: z
        .strictObject({
          'kernel-monitor': monitor('Looks at the kernel.'),
          networking: z
            .strictObject({
              enabled,
              allowedIPTablesChains: z
                .array(z.string().regex(/^[^/]+\/[^/]+$/))
                .optional()
                .describe('Chains as table/chain whose REJECT and DROP rules are expected. Default: none.')
                .meta({ examples: [['filter/MY-FIREWALL']] }),
              excludedInterfaceNameRegexps: z
                .array(z.string())
                .optional()
                .describe(
                  'Interfaces that may be down, as regular expressions. Default: tunnels and InfiniBand.',
                )
                .meta({ examples: [['^ib[0-9]+$']] }),
            })
            .optional()
            .describe('Looks at the network.'),
          'storage-monitor': monitor('Looks at disks.'),
          nvidia: monitor('Looks at GPUs of NVIDIA.'),
          neuron: monitor('Looks at AWS Neuron devices.'),
          runtime: monitor('Looks at the container runtime.'),
        })
        .optional()
        .describe('What the agent looks at. Default: everything.'),
    })
    .optional()
    .describe('The agent on every node.'),
  dcgmAgent: z.strictObject(pod).optional().describe('The exporter of GPU metrics on nodes with GPUs.'),
});
