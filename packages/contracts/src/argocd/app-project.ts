import type { ArgoCdMetadata } from './application.ts';
import type { ARGOCD_API_VERSION } from './constants.ts';

/** A kind; `*` stands for all. */
export type GroupKind = { readonly group: string; readonly kind: string };

/** A kind without a namespace, all objects of it or those of one name. */
export type ClusterGroupKind = GroupKind & { readonly name?: string };

/** What the Applications of a project may use. A list that is absent is not an empty one: Argo CD has defaults. */
export type AppProjectSpec = {
  /** At most 255 characters. */
  readonly description?: string;
  readonly sourceRepos: readonly string[];
  /**
   * A cluster by name or by server, and a namespace or a pattern. `!namespace` denies, but only together with a server:
   * with a name alone it denies nothing (isDestinationMatched of Argo CD v3.5.1).
   */
  readonly destinations: readonly (
    | { readonly name: string; readonly namespace: string }
    | { readonly server: string; readonly namespace: string }
  )[];
  /** Absent: no kind. */
  readonly clusterResourceWhitelist?: readonly ClusterGroupKind[];
  readonly clusterResourceBlacklist?: readonly ClusterGroupKind[];
  /** Absent: all kinds. */
  readonly namespaceResourceWhitelist?: readonly GroupKind[];
  readonly namespaceResourceBlacklist?: readonly GroupKind[];
  /** Namespaces besides Argo CD's own whose Applications may use the project. */
  readonly sourceNamespaces?: readonly string[];
  readonly orphanedResources?: { readonly warn?: boolean };
  readonly syncWindows?: readonly {
    readonly kind: 'allow' | 'deny';
    readonly schedule: string;
    readonly duration: string;
    readonly timeZone?: string;
    readonly applications?: readonly string[];
    readonly namespaces?: readonly string[];
    readonly clusters?: readonly string[];
    readonly manualSync?: boolean;
  }[];
};

/** An AppProject of Argo CD 3.5. */
export type AppProject = {
  readonly apiVersion: typeof ARGOCD_API_VERSION;
  readonly kind: 'AppProject';
  readonly metadata: ArgoCdMetadata;
  readonly spec: AppProjectSpec;
};
