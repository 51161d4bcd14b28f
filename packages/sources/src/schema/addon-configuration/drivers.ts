import { z } from 'zod';
import { Tags } from '@nodeless/catalogue/schema';
import {
  affinity,
  env,
  logLevel,
  nodeSelector,
  podAnnotations,
  podLabels,
  replicas,
  resources,
  settings,
  tolerations,
  topologySpreadConstraints,
} from './parts.ts';

/**
 * Configuration values of the drivers. EKS takes the values of their charts; those that place, size and tag the pods
 * and the volumes have a type here.
 * Sources: https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/charts/aws-ebs-csi-driver/values.schema.json,
 * https://github.com/kubernetes-sigs/aws-efs-csi-driver/blob/master/charts/aws-efs-csi-driver/values.yaml,
 * https://github.com/kubernetes-sigs/aws-fsx-csi-driver/blob/master/charts/aws-fsx-csi-driver/values.yaml
 */
const pods = { affinity, nodeSelector, podAnnotations, podLabels, resources: resources(), tolerations };

const tolerateAllTaints = z
  .boolean()
  .optional()
  .describe('Run on every node, whatever its taints. Default: true.');

const budget = z
  .strictObject({ enabled: z.boolean().optional().describe('Whether there is one. Default of EKS: true.') })
  .optional()
  .describe('Keep a pod of the controller through evictions.');

const controllerCommon = {
  ...pods,
  logLevel,
  replicaCount: replicas('Pods of the controller. Default of EKS: 2.'),
  topologySpreadConstraints,
};

const CONTROLLER = 'The Deployment that talks to AWS.';
const NODE = 'The DaemonSet that mounts volumes.';

export const EBS = settings({
  controller: z
    .strictObject({
      ...controllerCommon,
      env,
      extraVolumeTags: Tags.optional().describe(
        'Tags of every volume that the driver makes, besides those of the cluster. Default: none.',
      ),
      batching: z.boolean().optional().describe('Ask EC2 about many volumes at once. Default: true.'),
      defaultFsType: z
        .enum(['ext3', 'ext4', 'xfs'])
        .optional()
        .describe('File system of volumes whose class names none. Default: ext4.'),
      loggingFormat: z.enum(['text', 'json']).optional().describe('Form of the logs. Default: text.'),
      podDisruptionBudget: budget,
      volumeModificationFeature: z
        .strictObject({ enabled: z.boolean().optional().describe('Whether it runs. Default: false.') })
        .optional()
        .describe('Change type, IOPS and throughput of volumes by annotations of their claims.'),
    })
    .optional()
    .describe(CONTROLLER),
  node: z
    .strictObject({
      ...pods,
      env,
      logLevel,
      loggingFormat: z.enum(['text', 'json']).optional().describe('Form of the logs. Default: text.'),
      enableWindows: z.boolean().optional().describe('Run on Windows nodes too. Default: true.'),
      tolerateAllTaints,
      volumeAttachLimit: z
        .int()
        .min(1)
        .optional()
        .describe('Volumes of one node at most. Default: what the instance type can have.')
        .meta({ examples: [25] }),
      reservedVolumeAttachments: z
        .int()
        .min(0)
        .optional()
        .describe('Attachments kept free for others. Default: counted when the driver starts.')
        .meta({ examples: [2] }),
    })
    .optional()
    .describe(NODE),
});

export const EFS = settings({
  controller: z
    .strictObject({
      ...controllerCommon,
      env,
      tags: Tags.optional().describe('Tags of every access point. Default: none.'),
      deleteAccessPointRootDir: z
        .boolean()
        .optional()
        .describe(
          'Delete the folder together with its access point; needs a privileged pod. Default: false.',
        ),
      containerSecurityContext: z
        .strictObject({ privileged: z.boolean().optional().describe('Default of EKS: true.') })
        .optional()
        .describe(
          'The controller is privileged, so it cannot start on Fargate. privileged: false lets it start there, and no access point can be deleted together with its folder.',
        ),
    })
    .optional()
    .describe('The Deployment that makes access points.'),
  node: z
    .strictObject({ ...pods, env, logLevel })
    .optional()
    .describe(NODE),
});

export const FSX = settings({
  controller: z
    .strictObject({
      ...controllerCommon,
      extraTags: Tags.optional().describe('Tags of every file system that the driver makes. Default: none.'),
      podDisruptionBudget: budget,
    })
    .optional()
    .describe(CONTROLLER),
  node: z
    .strictObject({ ...pods, env, logLevel, tolerateAllTaints })
    .optional()
    .describe(NODE),
});

/** Source: https://docs.aws.amazon.com/eks/latest/userguide/csi-snapshot-controller.html */
export const SNAPSHOT_CONTROLLER = settings({
  affinity,
  nodeSelector,
  podAnnotations,
  podLabels,
  replicaCount: replicas('Pods of the controller. Default of EKS: 2.'),
  resources: resources(),
  tolerations,
  topologySpreadConstraints,
});
