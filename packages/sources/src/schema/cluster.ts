import { COMPONENTS, EXAMPLE_APPLICATION, type Catalogue } from '@nodeless/catalogue';
import { z } from 'zod';
import {
  AccountId,
  dnsLabel,
  KubernetesMinor,
  nameProblem,
  refuse,
  Region,
  Tags,
} from '@nodeless/catalogue/schema';
import { RetirementSchema } from '@nodeless/catalogue/render';
import { AccessSchema } from './access.ts';
import { AddonsSchema } from './addons.ts';
import { ChecksSchema } from './checks.ts';
import { componentsSchema } from './components.ts';
import { ComputeSchema } from './compute.ts';
import { ControlPlaneSchema } from './control-plane.ts';
import { EksctlSchema } from './eksctl.ts';
import { GatewayClassesSchema, GatewaysSchema } from './gateways.ts';
import { IamSchema } from './iam.ts';
import { IngressClassesSchema } from './ingress-classes.ts';
import { MirrorsSchema } from './mirrors.ts';
import { NetworkSchema } from './network.ts';
import { SchedulingSchema } from './scheduling.ts';
import { StorageSchema } from './storage.ts';
import { versionsSchema } from './versions.ts';
import { WaiversSchema } from './waiver.ts';

export const API_VERSION = 'nodeless/v1alpha1';

/**
 * Longest cluster name: the node role `KarpenterNodeRole-<name>` and `<name>-aws-lb-controller` must stay below the
 * 64 characters of an IAM role name.
 */
export const MAX_CLUSTER_NAME = 40;

export const ApiVersion = z.literal(API_VERSION).describe('Version of this format.');

/**
 * What eksctl and EKS take as a name, and Kubernetes as a value of a label, which has a letter or digit at its end. EKS
 * alone also takes underscores: eksctl refuses them, because CloudFormation has no stacks of such names.
 */
const CLUSTER_NAME = /^[A-Za-z0-9]([-A-Za-z0-9]*[A-Za-z0-9])?$/;

const ClusterName = z
  .string()
  .check(
    refuse(
      'spec/invalid-name',
      (name) => nameProblem(name, MAX_CLUSTER_NAME, CLUSTER_NAME),
      'use letters, digits and hyphens; start and end with a letter or digit',
    ),
  )
  .meta({ pattern: CLUSTER_NAME.source, maxLength: MAX_CLUSTER_NAME, examples: ['platform'] });

export const SafetySchema = z
  .strictObject({
    maxDeletedPercent: z
      .int()
      .min(0)
      .max(100)
      .default(30)
      .describe(
        'A run that deletes a larger share of the files of a cluster, in per cent, asks first. Default: 30.',
      ),
  })
  .prefault({})
  .describe('Brakes against large mistakes.');

/** What a layer (fleet, stage, cluster) may set. */
function layerShape(catalogue: typeof COMPONENTS) {
  return {
    region: Region.describe('AWS region, for example ap-northeast-2.'),
    accountId: AccountId.describe('AWS account, in quotes: without them YAML reads a number.'),
    tags: Tags.default({})
      .describe(
        'Tags on everything that is made in AWS. In cluster.yaml null takes away a tag of the fleet or the stage. Default: none.',
      )
      .meta({ additionalProperties: { type: ['string', 'null'], maxLength: 256 } }),
    kubernetes: z
      .strictObject({
        version: KubernetesMinor.describe(
          'Minor version that EKS offers, in quotes: "1.35". Without them YAML reads a number.',
        ),
      })
      .describe('Kubernetes of the control plane.'),
    versions: versionsSchema(catalogue).describe('Versions of all parts; usually data of fleet.yaml.'),
    network: NetworkSchema,
    mirrors: MirrorsSchema,
    access: AccessSchema.prefault({}),
    controlPlane: ControlPlaneSchema.prefault({}),
    iam: IamSchema.prefault({}),
    addons: AddonsSchema,
    compute: ComputeSchema.prefault({}),
    scheduling: SchedulingSchema.prefault({}),
    storage: StorageSchema.prefault({}),
    ingressClasses: IngressClassesSchema,
    gatewayClasses: GatewayClassesSchema,
    gateways: GatewaysSchema,
    components: componentsSchema(catalogue).prefault({}),
    apps: z
      .array(z.string())
      .default([])
      .describe('Folders of apps/ that run in this cluster. Default: none.')
      .meta({ examples: [['web']] }),
    argocd: z
      .strictObject({
        mode: z
          .enum(['in-cluster', 'eks-capability'])
          .default('in-cluster')
          .describe(
            'Argo CD in the cluster itself, or the one that AWS manages (EKS capability). Default: in-cluster.',
          ),
        retire: z
          .record(dnsLabel(), RetirementSchema)
          .default({})
          .describe(
            'Applications of the platform that go, by name, while what asks for them is still here: `delete` has Argo CD delete their objects, `orphan` lets the objects run on without an owner. A later change takes the entry away together with what asks for the Application. Default: none.',
          )
          .meta({ examples: [{ [EXAMPLE_APPLICATION]: 'delete' }] }),
      })
      .prefault({})
      .describe('How Argo CD reaches the cluster.'),
    safety: SafetySchema,
    checks: ChecksSchema,
    waivers: WaiversSchema,
    eksctl: EksctlSchema,
  };
}

/** `clusters/<name>/cluster.yaml` after the layers are merged. */
export function clusterSchema(catalogue: typeof COMPONENTS) {
  return z
    .strictObject({
      apiVersion: ApiVersion,
      kind: z.literal('Cluster').describe('What the file describes.'),
      name: ClusterName.describe('Name of the cluster in EKS; equals the name of the folder.'),
      stage: z
        .string()
        .describe('A stage of fleet.yaml; its defaults and versions apply.')
        .meta({ examples: ['prod'] }),
      ...layerShape(catalogue),
    })
    .describe('A cluster.');
}

/** Part of a cluster: every key optional at every depth, because the layers together make the whole. */
export function layerSchema(catalogue: typeof COMPONENTS) {
  return z.strictObject(layerShape(catalogue));
}

export const ClusterSchema = clusterSchema(COMPONENTS);

/** A cluster as the sources describe it, with the catalogue of the components that it may run. */
export interface ClusterSpec extends z.output<typeof ClusterSchema> {
  readonly catalogue: Catalogue;
}
