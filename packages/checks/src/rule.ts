import type { Stack } from '@nodeless/contracts/load-balancer-stacks';
import type { PodIdentity } from '@nodeless/contracts/placement';
import type { ClusterConfig } from '@nodeless/eksctl-schema';
import type {
  Artifact,
  Diagnostic,
  DiagnosticCode,
  JsonObject,
  Resource,
  RuleDefinition,
  SpecPath,
} from '@nodeless/core';
import type { ClusterModel, SubnetLedger } from '@nodeless/sources';
import type { Retirement } from '@nodeless/catalogue/render';
import type { NodeDemand } from './view/workload-pods.ts';
import type { Place } from './view/places.ts';
import type { PodView } from './view/pods.ts';

/** Pods that an upstream source makes. */
export interface UpstreamPods extends PodIdentity {
  /** Name of their Deployment or StatefulSet. */
  readonly name: string;
  /** Their service account, where it has a role in AWS. */
  readonly serviceAccount?: string;
  /** Tolerations of the pods. Default: none. */
  readonly tolerations?: readonly JsonObject[];
  /** The pods make nodes, so they cannot wait for one. Default: false. */
  readonly makesNodes?: boolean;
  /** Labels that their nodes must have. Default: none. */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /** How many there are. Default: one. */
  readonly replicas?: number;
  /** What each container asks for. */
  readonly resources?: { readonly cpu: string; readonly memory: string };
  /** Images as they are pulled, without a tag where the source chooses it. Default: none is known. */
  readonly images?: readonly string[];
  /** The value of the sources that asks for them. */
  readonly specPath?: SpecPath;
}

/** An Application below the root. */
export interface ApplicationFacts {
  readonly name: string;
  /** Its project. */
  readonly project: string;
  /** How `argocd.retire` may retire it. */
  readonly retirements: readonly Retirement[];
}

/** Everything about one cluster that a rule may look at. */
export interface ClusterView {
  readonly model: ClusterModel;
  /** Every object that Argo CD will sync. */
  readonly resources: readonly Resource[];
  readonly clusterConfig: ClusterConfig;
  /** The files beside those that Argo CD syncs: for eksctl, CloudFormation, administrators and readers. */
  readonly artifacts: readonly Artifact[];
  /** Pods of upstream charts and kustomizations, which Argo CD renders: no resource shows them. */
  readonly upstreamPods: readonly UpstreamPods[];
  /** The Applications below the root, in the order of their names. */
  readonly applications: readonly ApplicationFacts[];
  /** The pods that the resources make, with where they run. */
  readonly pods: readonly PodView[];
  /** Where pods can run besides Fargate. */
  readonly places: readonly Place[];
  /** The IPv4 addresses of each subnet, and who takes them. */
  readonly addresses: readonly SubnetLedger[];
  /** The pods that need nodes, and the places that take them. */
  readonly demands: readonly NodeDemand[];
  /** What the load balancer controller, or EKS Auto Mode, builds of the resources. */
  readonly loadBalancers: readonly Stack[];
}

/**
 * One rule over a whole cluster. Pure. A rule that lacks a fact reports `facts/missing`, it never guesses.
 * The codes are those of the catalogue of checks; a rule may report several.
 */
export interface Rule extends RuleDefinition {
  readonly check: (view: ClusterView) => Iterable<Diagnostic>;
}

/** A finding at the place in the sources that asked for the thing. */
export function finding(
  model: ClusterModel,
  path: SpecPath,
  code: DiagnosticCode,
  message: string,
  details: Partial<Pick<Diagnostic, 'severity' | 'hint' | 'related' | 'missingFact' | 'sensitive'>> = {},
): Diagnostic {
  // A file that clusters share says nothing about which of them is meant.
  const text = path.startsWith('cluster#') ? message : `${message} (cluster ${model.spec.name})`;
  return { severity: 'error', ...details, code, message: text, location: model.provenance(path).location };
}
