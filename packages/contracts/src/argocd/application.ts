import type { JsonObject } from '@nodeless/core';
import type { ARGOCD_API_VERSION } from './constants.ts';
import type { SyncOption } from './sync-options.ts';

type Texts = { readonly [key: string]: string };

/** Metadata of the objects that Argo CD reads in its own namespace. */
export type ArgoCdMetadata = {
  readonly name: string;
  readonly namespace: string;
  readonly labels?: Texts;
  readonly annotations?: Texts;
  readonly finalizers?: readonly string[];
};

/** A folder, a chart or a kustomization of a repository. `directory`, `helm` and `kustomize` exclude each other. */
export type ApplicationSource = {
  readonly repoURL: string;
  /** A fully qualified ref, a commit, the digest of an OCI artifact, or the exact version of a chart. */
  readonly targetRevision: string;
  readonly path?: string;
  /** Name of a chart in a Helm repository. One in an OCI registry is `oci://…` with the path `.` instead. */
  readonly chart?: string;
  readonly directory?: { readonly recurse?: boolean; readonly include?: string; readonly exclude?: string };
  readonly helm?: {
    readonly releaseName?: string;
    readonly valuesObject?: JsonObject;
    /** The same as YAML; `valuesObject` wins. */
    readonly values?: string;
    readonly kubeVersion?: string;
    readonly apiVersions?: readonly string[];
    readonly skipCrds?: boolean;
    readonly skipTests?: boolean;
  };
  readonly kustomize?: {
    readonly commonAnnotations?: Texts;
    readonly commonLabels?: Texts;
    readonly images?: readonly string[];
    readonly namespace?: string;
    readonly patches?: readonly {
      readonly patch: string;
      readonly target?: {
        readonly group?: string;
        readonly version?: string;
        readonly kind?: string;
        readonly name?: string;
        readonly namespace?: string;
      };
    }[];
  };
};

/** Fields that others write. A sync only leaves them alone with `RespectIgnoreDifferences=true`. */
export type IgnoredDifference = {
  readonly group?: string;
  readonly kind: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly jsonPointers?: readonly string[];
  readonly jqPathExpressions?: readonly string[];
  readonly managedFieldsManagers?: readonly string[];
};

export type SyncPolicy = {
  readonly automated?: {
    readonly prune?: boolean;
    readonly selfHeal?: boolean;
    readonly allowEmpty?: boolean;
  };
  readonly syncOptions?: readonly SyncOption[];
  readonly retry?: {
    /** Negative for no end. */
    readonly limit?: number;
    /** Retry with the newest revision, not with the one that failed. */
    readonly refresh?: boolean;
    readonly backoff?: {
      readonly duration?: string;
      readonly factor?: number;
      readonly maxDuration?: string;
    };
  };
};

export type ApplicationSpec = {
  readonly project: string;
  readonly source: ApplicationSource;
  /** The cluster by name: an address would differ between the ways to run Argo CD. */
  readonly destination: { readonly name: string; readonly namespace: string };
  readonly syncPolicy?: SyncPolicy;
  readonly ignoreDifferences?: readonly IgnoredDifference[];
  readonly revisionHistoryLimit?: number;
  readonly info?: readonly { readonly name: string; readonly value: string }[];
};

/** An Application of Argo CD 3.5 with one source. */
export type Application = {
  readonly apiVersion: typeof ARGOCD_API_VERSION;
  readonly kind: 'Application';
  readonly metadata: ArgoCdMetadata;
  readonly spec: ApplicationSpec;
};
