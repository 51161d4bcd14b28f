import { z } from 'zod';
import { EC2_NODE_CLASS_API_VERSION, KARPENTER_API_VERSION } from '../../constants.ts';
import { AMI_FAMILIES } from '../../ec2-node-class.ts';
import { CONSOLIDATION_POLICIES, DISRUPTION_REASONS } from '../../nodepool.ts';
import { OPERATORS } from '../../requirement.ts';
import { MetadataOptions, OldAmiTerm, OldVolume, SecurityGroupTerm, SubnetTerm } from './class-parts.ts';
import { objectOf, Quantities, Texts } from './object.ts';
import { Kubelet, requirementWith, Taint, TemplateMetadata } from './pool-parts.ts';

/** NodePool of Karpenter 1.14 and 1.15, what stands in a file beside older objects; rules of the release come after. */
export const NodePoolSchema = objectOf(
  KARPENTER_API_VERSION,
  'NodePool',
  z.strictObject({
    disruption: z
      .strictObject({
        budgets: z
          .array(
            z.strictObject({
              nodes: z.string(),
              reasons: z.array(z.enum(DISRUPTION_REASONS)).exactOptional(),
              schedule: z.string().exactOptional(),
              duration: z.string().exactOptional(),
            }),
          )
          .exactOptional(),
        consolidateAfter: z.string().exactOptional(),
        consolidationPolicy: z.enum(CONSOLIDATION_POLICIES).exactOptional(),
      })
      .exactOptional(),
    limits: Quantities.exactOptional(),
    replicas: z.int().min(0).exactOptional(),
    template: z.strictObject({
      metadata: TemplateMetadata.exactOptional(),
      spec: z.strictObject({
        expireAfter: z.string().exactOptional(),
        nodeClassRef: z.strictObject({ group: z.string(), kind: z.string(), name: z.string() }),
        requirements: z.array(
          requirementWith(OPERATORS).extend({ minValues: z.int().min(1).max(50).exactOptional() }),
        ),
        startupTaints: z.array(Taint).exactOptional(),
        taints: z.array(Taint).exactOptional(),
        terminationGracePeriod: z.string().exactOptional(),
      }),
    }),
    weight: z.int().min(1).max(100).exactOptional(),
  }),
);
export type NodePoolV1 = z.output<typeof NodePoolSchema>;

const Index = z.int().min(0);

/** EC2NodeClass of Karpenter 1.14 and 1.15; rules of the release come after. */
export const Ec2NodeClassSchema = objectOf(
  EC2_NODE_CLASS_API_VERSION,
  'EC2NodeClass',
  z.strictObject({
    amiFamily: z.enum(AMI_FAMILIES).exactOptional(),
    amiSelectorTerms: z.array(
      OldAmiTerm.extend({ alias: z.string().exactOptional(), ssmParameter: z.string().exactOptional() }),
    ),
    associatePublicIPAddress: z.boolean().exactOptional(),
    blockDeviceMappings: z
      .array(
        z.strictObject({
          deviceName: z.string().exactOptional(),
          ebs: OldVolume.extend({
            volumeInitializationRate: z.int().exactOptional(),
            volumeSize: z.string().exactOptional(),
          }).exactOptional(),
          rootVolume: z.boolean().exactOptional(),
        }),
      )
      .exactOptional(),
    capacityReservationSelectorTerms: z
      .array(
        z.strictObject({
          id: z.string().exactOptional(),
          instanceMatchCriteria: z.enum(['open', 'targeted']).exactOptional(),
          ownerID: z.string().exactOptional(),
          tags: Texts.exactOptional(),
        }),
      )
      .exactOptional(),
    connectionTracking: z
      .strictObject({
        tcpEstablishedTimeout: z.int().exactOptional(),
        udpStreamTimeout: z.int().exactOptional(),
        udpTimeout: z.int().exactOptional(),
      })
      .exactOptional(),
    context: z.string().exactOptional(),
    cpuOptions: z
      .strictObject({ nestedVirtualization: z.enum(['enabled', 'disabled']).exactOptional() })
      .exactOptional(),
    detailedMonitoring: z.boolean().exactOptional(),
    enclaveOptions: z.strictObject({ enabled: z.boolean() }).exactOptional(),
    instanceProfile: z.string().exactOptional(),
    instanceStorePolicy: z.literal('RAID0').exactOptional(),
    ipPrefixCount: Index.exactOptional(),
    kubelet: Kubelet.extend({
      kubeReserved: Texts.exactOptional(),
      systemReserved: Texts.exactOptional(),
      maxPods: z.xor([z.int(), z.string()]).exactOptional(),
    })
      .catchall(z.unknown())
      .exactOptional(),
    metadataOptions: MetadataOptions.exactOptional(),
    networkInterfaces: z
      .array(
        z.strictObject({
          networkCardIndex: Index,
          deviceIndex: Index,
          interfaceType: z.enum(['interface', 'efa-only']),
        }),
      )
      .exactOptional(),
    placementGroupSelector: z
      .strictObject({ id: z.string().exactOptional(), name: z.string().exactOptional() })
      .exactOptional(),
    role: z.string().exactOptional(),
    securityGroupSelectorTerms: z.array(SecurityGroupTerm),
    subnetSelectorTerms: z.array(SubnetTerm),
    tags: Texts.exactOptional(),
    userData: z.string().exactOptional(),
  }),
);
export type Ec2NodeClassV1 = z.output<typeof Ec2NodeClassSchema>;
