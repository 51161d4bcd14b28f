import type { NlbOptions } from '@nodeless/contracts/load-balancer';
import {
  markDefinition,
  type Diagnostic,
  type JsonObject,
  type Resource,
  type RuleDefinition,
  type SourceLocation,
  type SpecPath,
} from '@nodeless/core';
import type { z } from 'zod';
import type { ClusterFacts, NodeGroupFacts } from './cluster-facts.ts';
import type { WorkloadIdentity } from './identity.ts';
import type { Places, Segments } from './places.ts';
import type { RolePolicies } from './policies/role-policies.ts';
import type { Pin, ReleaseOrigin } from './release/pin.ts';
import type { LoadBalancing } from './render/load-balancing.ts';
import type { Unit } from './render/unit.ts';

/**
 * A platform component: everything that Nodeless knows of it. Schemas, versions, roles, endpoints, reserved names, pages
 * and rendering are composed from the definitions; nothing else knows a component by its name.
 *
 * @typeParam Options schema of `components.<key>` in cluster.yaml
 * @typeParam Release schema of `versions.<key>` in fleet.yaml
 */
export interface Component<Options extends z.ZodType = z.ZodType, Release extends z.ZodType = z.ZodType> {
  /** Its key below `components` and `versions`. */
  readonly key: string;
  /** What people call it, as in "… does not run". */
  readonly title: string;
  /** What `components.<key>` asks for, in a sentence or more. */
  readonly description: string;
  readonly options: Options;
  /** What fleet.yaml pins of it. Nothing for an add-on of EKS, whose versions are facts. */
  readonly release?: ReleaseDefinition<Release>;
  /** Names of the Applications that it may have. No app may have one, whether the component runs or not. */
  readonly applications: readonly string[];
  /** RBAC objects that it makes, whose names nobody else may take. */
  readonly rbac?: RbacNames;
  /** The service account whose pods call AWS. */
  readonly serviceAccount?: ServiceAccountDefinition<Options>;
  /** Services of AWS that it calls besides those of every node, by their names in VPC endpoints. */
  readonly services?: readonly string[];
  /** The EKS add-on that it is. */
  readonly addon?: AddonDefinition;
  /** The EKS add-on that does the same, so that both would own the same objects. */
  readonly addonTwin?: string;
  /** It makes nodes for pods that find no room. Default: false. */
  readonly makesNodes?: boolean;
  /** It makes load balancers of Services and Ingresses. Default: false. */
  readonly makesLoadBalancers?: boolean;
  /** The program, by its name in the tables of schemas, whose release decides about kinds that it serves. Default: none. */
  readonly schemasOf?: string;
  /** Why it cannot stand beside EKS Auto Mode: completes "… cannot stand beside EKS Auto Mode, ". */
  readonly besideAutoMode?: string;
  /** Tags of a self-managed node group that it reads. */
  nodeGroupTags?(cluster: ClusterFacts, group: NodeGroupFacts): Readonly<Record<string, string>>;
  /**
   * Annotations by which Services ask it for host names, the one that is rendered first.
   *
   * @param options undefined where it does not run
   */
  hostnameAnnotations?(
    options: z.output<Options> | undefined,
    release: z.output<Release> | undefined,
  ): readonly string[];
  /** The names whose records it keeps in DNS: those of a domain, in hosted zones or in all of the account that fit. */
  keptNames?(options: z.output<Options>): readonly KeptNames[];
  /** Network Load Balancers that it asks for. */
  loadBalancers?(options: z.output<Options>): readonly LoadBalancerWish[];
  /** What is wrong with its options, or does not fit the rest of the sources. Asked when the component shall run. */
  problems?(input: SourceRuleInput<Options, Release>): readonly Diagnostic[];
  /** Rules over the rendered cluster. */
  readonly rules?: readonly ComponentRule<Options, Release>[];
  /** Its Applications. */
  render?(input: RenderInput<Options, Release>): readonly Unit[];
}

/** A release: what may be pinned, what is pinned where nobody says so, and the commits that are known. */
export interface ReleaseDefinition<Release extends z.ZodType = z.ZodType> {
  readonly schema: Release;
  /** Taken where fleet.yaml names no release. Without it fleet.yaml must name one. */
  readonly shipped?: z.input<Release>;
  /** Where its versions are found. Nothing for an image alone. */
  readonly origin?: ReleaseOrigin;
  /** Versions whose commits are known. Default: none. */
  readonly pins?: readonly Pin[];
}

/** Names of RBAC objects that the chart makes. */
export interface RbacNames {
  readonly clusterRoles: readonly string[];
  readonly clusterRoleBindings: readonly string[];
  /** Names by namespace. Default: none. */
  readonly roleBindings?: { readonly [namespace: string]: readonly string[] };
}

export interface ServiceAccountDefinition<Options extends z.ZodType = z.ZodType> {
  readonly namespace: string;
  readonly name: string;
  /** The role is called `<cluster>-<roleSuffix>`. */
  readonly roleSuffix: string;
  /** First release that takes its credentials from the agent of Pod Identity. Default: every one that can be pinned. */
  readonly podIdentitySince?: string;
  policies(cluster: ClusterFacts, options: z.output<Options>): RolePolicies;
}

export interface AddonDefinition {
  /** Its name in EKS. */
  readonly name: string;
  readonly serviceAccount: { readonly namespace: string; readonly name: string };
  policies(cluster: ClusterFacts): RolePolicies;
  /**
   * Configuration values that follow from the cluster; those of the sources are laid over them.
   *
   * @param controllerOnFargate whether a Fargate profile takes the pods of its controller
   */
  configuration?(cluster: ClusterFacts, controllerOnFargate: boolean): JsonObject;
}

/** A domain and the names below it. */
export interface KeptNames {
  readonly domain: string;
  /** Ids of hosted zones. Default: every zone of the account that holds a name. */
  readonly zones?: readonly string[];
}

export interface LoadBalancerWish {
  /** Where `nlb` stands, below the options of the component. */
  readonly path: Segments;
  readonly nlb: NlbOptions;
}

/** What a rule over the sources looks at. A part of the cluster that is broken is left out. */
export interface SourceRuleInput<
  Options extends z.ZodType = z.ZodType,
  Release extends z.ZodType = z.ZodType,
> {
  readonly cluster: Partial<ClusterFacts>;
  readonly options: z.output<Options>;
  readonly release: z.output<Release> | undefined;
  readonly places: Places;
}

/** A rule over the rendered cluster. Asked for every cluster, whether the component runs there or not. */
export interface ComponentRule<
  Options extends z.ZodType = z.ZodType,
  Release extends z.ZodType = z.ZodType,
> extends RuleDefinition {
  check(view: RenderedView<Options, Release>): Iterable<Diagnostic>;
}

/** What a rule over the rendered cluster looks at. */
export interface RenderedView<Options extends z.ZodType = z.ZodType, Release extends z.ZodType = z.ZodType> {
  readonly cluster: ClusterFacts;
  /** Undefined where the component does not run. */
  readonly options: z.output<Options> | undefined;
  readonly release: z.output<Release> | undefined;
  /** Every object that Argo CD will sync. */
  readonly resources: readonly Resource[];
  /** Where a value of the sources was written. */
  readonly locationOf: (path: SpecPath) => SourceLocation;
  /** A finding at the place in the sources that asked for the thing. */
  readonly finding: (
    path: SpecPath,
    code: Diagnostic['code'],
    message: string,
    details?: Partial<Pick<Diagnostic, 'severity' | 'hint' | 'related'>>,
  ) => Diagnostic;
}

/** What rendering may know. */
export interface RenderInput<Options extends z.ZodType = z.ZodType, Release extends z.ZodType = z.ZodType> {
  readonly cluster: ClusterFacts;
  readonly options: z.output<Options>;
  readonly release: z.output<Release>;
  /** `components.<key>`. */
  readonly specPath: SpecPath;
  /** The role of its service account; throws where the definition has none. */
  readonly identity: () => WorkloadIdentity;
  /** The VPC of the cluster: its id, or tags that find it while its id is not known. */
  readonly vpc: { readonly id: string } | { readonly tags: Readonly<Record<string, string>> };
  /** An image of its chart as the cluster pulls it: from a mirror, where one takes the place of its repository. */
  readonly image: (repository: string) => string;
  readonly loadBalancing: LoadBalancing;
}

/** Gives a definition the types of its schemas. */
export function defineComponent<
  const Key extends string,
  Options extends z.ZodType,
  Release extends z.ZodType = z.ZodNever,
>(
  definition: Component<Options, Release> & { readonly key: Key },
): Component<Options, Release> & { readonly key: Key } {
  return markDefinition(definition, defineComponent);
}
