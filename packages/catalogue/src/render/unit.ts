import type { ApplicationSource, GroupKind, IgnoredDifference, SyncOption } from '@nodeless/contracts/argocd';
import type { Diagnostic, JsonObject, Manifest, SpecPath } from '@nodeless/core';
import type { Chart } from 'cdk8s';
import type { GitSource } from '../release/release.ts';
import type { Retirement } from './retirement.ts';
import type { Wave } from './waves.ts';

/** One Argo CD Application and everything that it syncs. */
export interface Unit {
  /** Name of the Application. */
  readonly name: string;
  readonly project: 'bootstrap' | 'platform' | 'workloads';
  readonly wave: Wave;
  /** Namespace of the destination; objects of upstream sources that name none go there. */
  readonly namespace: string;
  /** The value of the sources that asks for the unit. */
  readonly specPath: SpecPath;
  readonly source: UnitSource;
  /** Namespaces that must exist for the unit. One that several units need is rendered once. */
  readonly namespaces?: readonly NamespaceNeed[];
  /** Fields that others write. Argo CD neither compares nor resets them. */
  readonly ignoreDifferences?: readonly IgnoredDifference[];
  /** Sync options besides those that every Application has. */
  readonly syncOptions?: readonly SyncOption[];
  /**
   * What happens to the objects when the Application vanishes from the tree: `delete` deletes them with it (cascade
   * finalizer), `keep` leaves them alone, and the root Application does not even prune the Application itself; `release`
   * leaves them alone too, but the Application goes.
   */
  readonly onRemoval: 'keep' | 'delete' | 'release';
  /** How an Application of the platform may be retired. Default: both ways. */
  readonly retirements?: readonly Retirement[];
  /** What is wrong with its objects, where code that nobody checked before makes them. With an error they are not complete. */
  readonly findings?: readonly Diagnostic[];
}

export type UnitSource = OwnManifests | UpstreamChart | UpstreamKustomization;

/** An object that is rendered as the sources hold it. */
export interface WrittenManifest {
  readonly manifest: Manifest;
  /** The object in the sources: paths below it are paths in the object. */
  readonly specPath: SpecPath;
  /** The construct that made it. @default it is called after the object */
  readonly constructPath?: string;
}

/** Objects that we render into the tree. */
export interface OwnManifests {
  readonly kind: 'manifests';
  /** The objects, or what adds them to the Application's chart. */
  readonly draw: readonly Manifest[] | ((chart: Chart) => void);
  /** Objects that are rendered as they are, beside those that are drawn. @default none */
  readonly written?: readonly WrittenManifest[];
  /** File of an object, relative to `rendered/`. @default manifestPath of the Application */
  readonly pathOf?: (manifest: Manifest) => string;
}

/** A chart of a Helm repository. Nothing but its publisher keeps a version from being published again. */
export interface HelmRepositoryPin {
  readonly repoURL: string;
  readonly chart: string;
  readonly version: string;
}

/** A chart of an OCI registry, pinned by content. */
export interface OciPin {
  /** `oci://registry/path`, without tag and digest. */
  readonly repoURL: string;
  /** `sha256:…` of its manifest. */
  readonly digest: string;
}

interface Upstream {
  /** The release that is pinned, for people. Default: nobody says it. */
  readonly version?: string;
  readonly footprint: Footprint;
  readonly pods: readonly UpstreamPods[];
}

/** A Helm chart that Argo CD renders. */
export interface UpstreamChart extends Upstream {
  readonly kind: 'helm';
  /** Somebody else's folder, chart or artifact. */
  readonly pin: GitSource | HelmRepositoryPin | OciPin;
  readonly releaseName: string;
  readonly values: JsonObject;
}

/** A kustomization that Argo CD builds. */
export interface UpstreamKustomization extends Upstream {
  readonly kind: 'kustomize';
  /** A folder of somebody else's git repository. */
  readonly pin: GitSource;
  readonly commonAnnotations?: Readonly<Record<string, string>>;
  /** Images whose names change, `{ name, newName }`; their tags stay. */
  readonly images?: readonly KustomizeImage[];
  readonly patches?: KustomizePatches;
}

/** `spec.source.kustomize.patches` of an Application; a kustomization.yaml takes the same. */
export type KustomizePatches = NonNullable<NonNullable<ApplicationSource['kustomize']>['patches']>;

/** An entry of `images` in a kustomization.yaml. */
export interface KustomizeImage {
  readonly name: string;
  readonly newName: string;
}

/** What a source touches in the cluster. Projects permit this and nothing else. */
export interface Footprint {
  /** Kinds without a namespace. */
  readonly clusterKinds: readonly GroupKind[];
  /** Namespaces of its other objects. */
  readonly namespaces: readonly string[];
}

/** Pods that an upstream source makes: the tree does not show them, but where they run must be known. */
export interface UpstreamPods {
  readonly workload: 'Deployment' | 'StatefulSet';
  readonly name: string;
  readonly namespace: string;
  /** Labels of the pods that Fargate profiles may select by. */
  readonly labels: Readonly<Record<string, string>>;
  /** Their service account, where it has a role in AWS. */
  readonly serviceAccount?: string;
  readonly replicas: number;
  /** Tolerations of the pods, as far as they matter for where the pods run. Default: none. */
  readonly tolerations?: readonly JsonObject[];
  /** The pods make nodes, so they cannot wait for one. Default: false. */
  readonly makesNodes?: boolean;
  /** Labels that their nodes must have. Default: none. */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /** Images of the containers as they are pulled, without the tag where the source chooses it. */
  readonly images: readonly string[];
  /** Requests and limits of each container. */
  readonly resources: { readonly cpu: string; readonly memory: string };
}

/** Levels of https://kubernetes.io/docs/concepts/security/pod-security-standards/, the strictest first. */
export const POD_SECURITY_LEVELS = ['restricted', 'baseline', 'privileged'] as const;
export type PodSecurityLevel = (typeof POD_SECURITY_LEVELS)[number];

export interface NamespaceNeed {
  readonly name: string;
  /** The strictest level that all pods of the unit satisfy. */
  readonly podSecurity: PodSecurityLevel;
  /** Labels that somebody looks for. Default: none. */
  readonly labels?: Readonly<Record<string, string>>;
}
