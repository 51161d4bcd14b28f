import { z } from 'zod';

/**
 * Settings of EKS add-ons that are common enough to have a type here. Other keys are passed on as they are: each version
 * of an add-on has a schema of its own, which EKS checks
 * (`aws eks describe-addon-configuration --addon-name <name> --addon-version <version>`).
 */
const amounts = (what: string) =>
  z
    .looseObject({
      cpu: z.string().optional().describe('Cores as text, for example "100m".'),
      memory: z.string().optional().describe('Bytes as text, for example "128Mi".'),
    })
    .optional()
    .describe(what);
const resources = z
  .looseObject({
    requests: amounts('What is kept for the container.'),
    limits: amounts('What the container may use at most.'),
  })
  .optional()
  .describe('Requests and limits of the containers.');
const tolerations = z
  .array(z.record(z.string(), z.unknown()))
  .optional()
  .describe('Taints of nodes that the pods may run on.');
const nodeSelector = z.record(z.string(), z.string()).optional().describe('Labels of nodes for the pods.');
const replicas = z.int().min(1).max(100).optional();
const pods = { resources, tolerations, nodeSelector };
const controller = z
  .looseObject({ ...pods, replicaCount: replicas.describe('Pods of the controller.') })
  .optional()
  .describe('The Deployment that talks to AWS.');
const node = z
  .looseObject({
    tolerateAllTaints: z.boolean().optional().describe('Run on every node, whatever its taints.'),
    tolerations,
  })
  .optional()
  .describe('The DaemonSet that mounts volumes.');

const settings = <T extends z.core.$ZodLooseShape>(shape: T) =>
  z.looseObject(shape).describe('Configuration values of the add-on. Default: those of EKS.');

/** Configuration values by the name of the add-on in EKS. */
export const ADDON_CONFIGURATIONS = {
  'vpc-cni': settings({
    env: z
      .record(z.string(), z.string())
      .optional()
      .describe('Variables of aws-node, all as texts: WARM_IP_TARGET: "2".'),
    enableNetworkPolicy: z
      .enum(['true', 'false'])
      .optional()
      .describe('Enforce NetworkPolicies, as text: "true". Default of EKS: "false".'),
    resources,
    tolerations,
  }),
  coredns: settings({
    ...pods,
    replicaCount: replicas.describe('Pods of CoreDNS. Not together with autoScaling.'),
    computeType: z
      .enum(['Fargate', 'EC2', 'Auto'])
      .optional()
      .describe('Default: Fargate where a profile takes the pods of CoreDNS.'),
    corefile: z.string().optional().describe('A whole Corefile in place of that of EKS.'),
    autoScaling: z
      .looseObject({
        enabled: z.boolean().describe('Whether EKS chooses.'),
        minReplicas: z.int().min(2).max(1000).optional().describe('At least so many pods.'),
        maxReplicas: z.int().min(2).max(1000).optional().describe('At most so many pods.'),
      })
      .optional()
      .describe('Let EKS choose the number of pods by nodes and cores.'),
  }),
  'kube-proxy': settings({
    resources,
    mode: z
      .enum(['iptables', 'ipvs', 'nftables'])
      .optional()
      .describe('How Services reach pods. Default of EKS: iptables.'),
    ipvs: z
      .looseObject({ scheduler: z.string().optional().describe('How ipvs chooses a pod, for example rr.') })
      .optional()
      .describe('Settings of the mode ipvs.'),
  }),
  'metrics-server': settings({ ...pods, replicas: replicas.describe('Pods. Default of EKS: 2.') }),
  'eks-pod-identity-agent': settings({
    resources,
    tolerations,
    agent: z
      .looseObject({ additionalArgs: z.record(z.string(), z.string()).optional().describe('Flags by name.') })
      .optional()
      .describe('Arguments of the agent.'),
  }),
  'aws-ebs-csi-driver': settings({ controller, node }),
  'aws-efs-csi-driver': settings({
    controller: z
      .looseObject({
        ...pods,
        replicaCount: replicas.describe('Pods of the controller.'),
        containerSecurityContext: z
          .looseObject({ privileged: z.boolean().optional().describe('Default of EKS: true.') })
          .optional()
          .describe(
            'The controller is privileged, so it cannot start on Fargate. privileged: false lets it start there, and no access point can be deleted together with its folder.',
          ),
      })
      .optional()
      .describe('The Deployment that makes access points.'),
    node,
  }),
  'aws-fsx-csi-driver': settings({ controller, node }),
  'snapshot-controller': settings({ ...pods, replicaCount: replicas.describe('Pods of the controller.') }),
  'kube-state-metrics': settings({ ...pods, replicas: replicas.describe('Pods. Default of EKS: 1.') }),
  'eks-node-monitoring-agent': settings({
    nodeAgent: z.looseObject({ resources }).optional().describe('The agent on every node.'),
    tolerations,
  }),
} as const;
