import { AddonVersion } from '@nodeless/catalogue/schema';
import { AddonIdentitySchema } from './addon-identity.ts';
import { z } from 'zod';
import { ADDON_CONFIGURATIONS } from './addon-configuration.ts';

const off = z.literal(false).describe('Left out, even if a lower layer asks for it.');

const common = {
  version: AddonVersion.optional().describe(
    'Exact version, for example v1.19.5-eksbuild.3. Default: that of facts.json; without one, EKS chooses.',
  ),
  resolveConflicts: z
    .enum(['OVERWRITE', 'NONE', 'PRESERVE'])
    .default('OVERWRITE')
    .describe(
      'What EKS does with values that somebody changed by hand: this file is the truth, the update fails, or they stay. Default: OVERWRITE.',
    ),
};

const values = z.record(z.string(), z.unknown());

const free = values
  .describe('Configuration values of the add-on, passed on as they are. Default: those of EKS.')
  .meta({ examples: [{ replicaCount: 2 }] });

/** The way out of the types: each version of an add-on has a schema of its own. */
const rawConfiguration = values
  .optional()
  .describe(
    'Configuration values that have no key in configuration: laid over it (maps key by key, null removes a key) and passed on as they are. EKS checks them when the add-on is made. Default: none.',
  )
  .meta({ examples: [{ sidecars: { snapshotter: { forceEnable: true } } }] });

/** The add-ons that every cluster has; their pods use the role of the node, or none. */
const core = <T extends z.ZodType>(configuration: T) =>
  z.strictObject({ ...common, configuration: configuration.optional(), rawConfiguration });

/** An add-on whose pods call nothing in AWS: EKS takes no role for it. */
const plain = <T extends z.ZodType>(configuration: T) => z.xor([off, core(configuration)]);

/** A driver: its controller calls AWS. */
const driver = <T extends z.ZodType>(configuration: T) =>
  z.xor([
    off,
    z.strictObject({
      ...common,
      configuration: configuration.optional(),
      rawConfiguration,
      identity: AddonIdentitySchema,
    }),
  ]);

/** An add-on whose configuration has no type here, so that it needs no second place for values without a type. */
const other = z.xor([
  off,
  z.strictObject({ ...common, configuration: free.optional(), identity: AddonIdentitySchema }),
]);

/** EKS add-ons, by their names in EKS. */
export const AddonsSchema = z
  .object({
    'vpc-cni': core(ADDON_CONFIGURATIONS['vpc-cni'])
      .prefault({})
      .describe('Addresses of pods. Always there.'),
    'kube-proxy': core(ADDON_CONFIGURATIONS['kube-proxy'])
      .prefault({})
      .describe('Ways from Services to pods. Always there.'),
    coredns: core(ADDON_CONFIGURATIONS.coredns).prefault({}).describe('Names of Services. Always there.'),
    'metrics-server': plain(ADDON_CONFIGURATIONS['metrics-server'])
      .optional()
      .describe('CPU and memory of pods, for kubectl top and autoscaling.'),
    'eks-pod-identity-agent': plain(ADDON_CONFIGURATIONS['eks-pod-identity-agent'])
      .optional()
      .describe('Gives pods on nodes their roles by EKS Pod Identity. A DaemonSet, so never on Fargate.'),
    'aws-ebs-csi-driver': driver(ADDON_CONFIGURATIONS['aws-ebs-csi-driver'])
      .optional()
      .describe('Volumes of Amazon EBS, for pods on nodes.'),
    'aws-efs-csi-driver': driver(ADDON_CONFIGURATIONS['aws-efs-csi-driver'])
      .optional()
      .describe('File systems of Amazon EFS. Its controller is privileged and cannot start on Fargate.'),
    'aws-fsx-csi-driver': driver(ADDON_CONFIGURATIONS['aws-fsx-csi-driver'])
      .optional()
      .describe('File systems of Amazon FSx for Lustre.'),
    'snapshot-controller': plain(ADDON_CONFIGURATIONS['snapshot-controller'])
      .optional()
      .describe('Snapshots of volumes, with their CRDs.'),
    'kube-state-metrics': plain(ADDON_CONFIGURATIONS['kube-state-metrics'])
      .optional()
      .describe('Metrics of the objects of Kubernetes.'),
    'eks-node-monitoring-agent': plain(ADDON_CONFIGURATIONS['eks-node-monitoring-agent'])
      .optional()
      .describe('Finds unhealthy nodes, for node repair. A DaemonSet, so never on Fargate.'),
  })
  .catchall(other)
  .prefault({})
  .describe(
    'EKS add-ons, by their names in EKS: {} takes the defaults, false leaves one out. vpc-cni, kube-proxy and coredns are always there; any other add-on of EKS can be named too.',
  )
  .meta({
    examples: [
      { 'metrics-server': {}, 'aws-ebs-csi-driver': { configuration: { controller: { replicaCount: 2 } } } },
    ],
  });
export type Addons = z.output<typeof AddonsSchema>;
