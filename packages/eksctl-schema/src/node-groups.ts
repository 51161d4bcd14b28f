import { z } from 'zod';
import {
  CapacityReservationSchema,
  InstanceMarketOptionsSchema,
  InstanceSelectorSchema,
  LaunchTemplateSchema,
  NodeGroupInstancesDistributionSchema,
  PlacementSchema,
} from './instances.ts';
import { NodeGroupIAMSchema } from './node-group-iam.ts';
import {
  MetricsCollectionSchema,
  NodeGroupBottlerocketSchema,
  NodeGroupNodeRepairConfigSchema,
  NodeGroupSGsSchema,
  NodeGroupSSHSchema,
  NodeGroupUpdateConfigSchema,
} from './node-group-parts.ts';
import {
  ArnSchema,
  InlineDocumentSchema,
  InstanceTypeSchema,
  OutpostArnSchema,
  TextMapSchema,
} from './primitives.ts';
import { NodeGroupTaintSchema, TaintsSchema } from './taints.ts';
import { VolumeMappingSchema, VOLUME_SHAPE } from './volumes.ts';

/** Families of node images. eksctl takes any case; the spelling of its schema is demanded here. */
export const AMI_FAMILIES = [
  'AmazonLinux2023',
  'AmazonLinux2',
  'UbuntuPro2604',
  'Ubuntu2604',
  'UbuntuPro2404',
  'Ubuntu2404',
  'UbuntuPro2204',
  'Ubuntu2204',
  'UbuntuPro2004',
  'Ubuntu2004',
  'Bottlerocket',
  'BottlerocketFips',
  'WindowsServer2019CoreContainer',
  'WindowsServer2019FullContainer',
  'WindowsServer2022CoreContainer',
  'WindowsServer2022FullContainer',
  'WindowsServer2025CoreContainer',
  'WindowsServer2025FullContainer',
] as const;

/** Processes of an Auto Scaling group, https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_SuspendProcesses.html */
export const ASG_PROCESSES = [
  'AddToLoadBalancer',
  'AlarmNotification',
  'AZRebalance',
  'HealthCheck',
  'InstanceRefresh',
  'Launch',
  'ReplaceUnhealthy',
  'ScheduledActions',
  'Terminate',
] as const;

export const CONTAINER_RUNTIMES = ['containerd', 'dockerd', 'docker'] as const;
export const CPU_CREDITS = ['standard', 'unlimited'] as const;

/** Least life of an instance, in seconds: one day. */
const MIN_INSTANCE_LIFETIME = 86_400;

const texts = () => z.array(z.string()).optional();
const size = () => z.int().min(0).optional();

/** Keys that managed and self-managed groups have in common. */
const BASE_SHAPE = {
  name: z
    .string()
    .regex(/^[a-zA-Z0-9-]+$/, 'expected letters, digits and hyphens')
    .describe('Unique among all node groups; CloudFormation stacks are named after it.'),
  amiFamily: z.enum(AMI_FAMILIES).optional().describe('Kind of image. Default: AmazonLinux2023.'),
  ami: z.string().optional().describe('Id of an image (ami-...), or how to find one: auto-ssm, auto.'),
  instanceType: InstanceTypeSchema.optional().describe('Default: m5.large.'),
  instanceSelector: InstanceSelectorSchema.optional(),
  capacityReservation: CapacityReservationSchema.optional(),
  instanceMarketOptions: InstanceMarketOptionsSchema.optional(),
  placement: PlacementSchema.optional(),
  desiredCapacity: size().describe('Nodes at the start. Default: minSize.'),
  minSize: size().describe('Default: desiredCapacity, or 2.'),
  maxSize: size().describe('Default: desiredCapacity, or minSize.'),
  availabilityZones: texts().describe('Zones of the nodes. Default: all of the cluster.'),
  subnets: texts().describe('Subnets of the nodes: ids, or names from vpc.subnets.'),
  privateNetworking: z.boolean().optional().describe('Nodes in private subnets. Default: false.'),
  outpostARN: OutpostArnSchema.optional().describe('Outpost of the nodes; self-managed groups only.'),
  instancePrefix: z.string().optional().describe('Put before the names of the instances.'),
  instanceName: z.string().optional().describe('Name of the instances.'),
  labels: TextMapSchema.optional().describe('Labels of the nodes.'),
  tags: TextMapSchema.optional().describe('Tags of the group and of its instances.'),
  propagateASGTags: z
    .boolean()
    .optional()
    .describe('Write labels and taints as tags of the Auto Scaling group, for autoscalers of node groups.'),
  iam: NodeGroupIAMSchema.optional(),
  ssh: NodeGroupSSHSchema.optional(),
  securityGroups: NodeGroupSGsSchema.optional(),
  maxPodsPerNode: z.int().min(0).optional(),
  ...VOLUME_SHAPE,
  additionalVolumes: z.array(VolumeMappingSchema).optional(),
  ebsOptimized: z.boolean().optional().describe('Own bandwidth for EBS, on types where it is a choice.'),
  preBootstrapCommands: texts().describe('Shell commands before the node joins the cluster.'),
  overrideBootstrapCommand: z
    .string()
    .optional()
    .describe('How the node joins: a script, or a NodeConfig document for AmazonLinux2023.'),
  bottlerocket: NodeGroupBottlerocketSchema.optional(),
  disableIMDSv1: z.boolean().optional().describe('Only version 2 of the metadata service. Default: true.'),
  disablePodIMDS: z
    .boolean()
    .optional()
    .describe('No metadata service for pods, except on the host network. Default: false.'),
  efaEnabled: z.boolean().optional().describe('Elastic Fabric Adapter; one zone only.'),
  enableDetailedMonitoring: z.boolean().optional().describe('EC2 metrics every minute.'),
  asgSuspendProcesses: z
    .array(z.enum(ASG_PROCESSES))
    .optional()
    .describe('What the Auto Scaling group leaves alone.'),
} as const;

export const NodeGroupSchema = z
  .strictObject({
    ...BASE_SHAPE,
    taints: TaintsSchema.optional().describe('Taints of the nodes: a list. The older map is read too.'),
    instancesDistribution: NodeGroupInstancesDistributionSchema.optional(),
    cpuCredits: z.enum(CPU_CREDITS).optional().describe('Of burstable (T) instances.'),
    clusterDNS: z.string().optional().describe('Address of the DNS server for pods.'),
    kubeletExtraConfig: InlineDocumentSchema.optional().describe('Merged into the KubeletConfiguration.'),
    containerRuntime: z
      .enum(CONTAINER_RUNTIMES)
      .optional()
      .describe('Only containerd since Kubernetes 1.24.'),
    maxInstanceLifetime: z
      .int()
      .min(MIN_INSTANCE_LIFETIME)
      .optional()
      .describe('Seconds until an instance is replaced, at least a day.'),
    localZones: texts().describe('Local zones of the nodes, among those of the cluster.'),
    enclaveEnabled: z.boolean().optional().describe('AWS Nitro Enclaves.'),
    classicLoadBalancerNames: texts().describe('Classic Load Balancers that get the instances.'),
    targetGroupARNs: z.array(ArnSchema).optional().describe('Target groups that get the instances.'),
    asgMetricsCollection: z.array(MetricsCollectionSchema).optional(),
    updateConfig: NodeGroupUpdateConfigSchema.optional(),
  })
  .describe('Nodes in an Auto Scaling group of your own.');

export const ManagedNodeGroupSchema = z
  .strictObject({
    ...BASE_SHAPE,
    taints: z.array(NodeGroupTaintSchema).optional().describe('Taints of the nodes.'),
    instanceTypes: z
      .array(InstanceTypeSchema)
      .optional()
      .describe('Types that EKS chooses from, above all with spot.'),
    spot: z.boolean().optional().describe('Spot capacity. Default: false.'),
    launchTemplate: LaunchTemplateSchema.optional(),
    releaseVersion: z.string().optional().describe('Version of the image, for instance 1.34.1-20251112.'),
    updateConfig: NodeGroupUpdateConfigSchema.optional(),
    nodeRepairConfig: NodeGroupNodeRepairConfigSchema.optional(),
  })
  .describe('Nodes that EKS makes, updates and drains.');
