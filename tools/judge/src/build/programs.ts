/** A program that is built from a published Go module. */
export interface Program {
  readonly name: string;
  /** Module and version, as the Go module proxy knows them. */
  readonly module: string;
  readonly version: string;
  /** Package with `main`; `own` is the program in `go/<name>` of this folder. */
  readonly main: string | 'own';
  /** Published versions of what the module replaces with folders beside it, where the version it asks for does not fit. */
  readonly folders?: { readonly [module: string]: string };
  /** Variables that the linker sets, without which the program does not know its version. */
  readonly variables?: { readonly [variable: string]: string };
}

const KUBERNETES = '1.35.4';
const [, MINOR = ''] = KUBERNETES.split('.');

/** What `k8s.io/component-base/version` and `k8s.io/client-go/pkg/version` say. Source: kubernetes/hack/lib/version.sh */
const KUBERNETES_VERSION = Object.fromEntries(
  ['k8s.io/component-base/version', 'k8s.io/client-go/pkg/version'].flatMap((folder) => [
    [`${folder}.gitVersion`, `v${KUBERNETES}`],
    [`${folder}.gitMajor`, '1'],
    [`${folder}.gitMinor`, MINOR],
    [`${folder}.gitTreeState`, 'clean'],
  ]),
);

const kubernetes = (name: string): Program => ({
  name,
  module: 'k8s.io/kubernetes',
  version: `v${KUBERNETES}`,
  main: `k8s.io/kubernetes/cmd/${name}`,
  variables: KUBERNETES_VERSION,
});

/** Fastest first. Helm and kustomize are those of Argo CD's image. Source: argo-cd v3.5.1, hack/tool-versions.sh */
export const PROGRAMS: readonly Program[] = [
  {
    name: 'etcd',
    module: 'go.etcd.io/etcd/server/v3',
    version: 'v3.6.13',
    main: 'go.etcd.io/etcd/server/v3',
  },
  {
    name: 'kustomize',
    module: 'sigs.k8s.io/kustomize/kustomize/v5',
    version: 'v5.8.1',
    main: 'sigs.k8s.io/kustomize/kustomize/v5',
    variables: { 'sigs.k8s.io/kustomize/api/provenance.version': 'v5.8.1' },
  },
  {
    name: 'helm',
    module: 'helm.sh/helm/v4',
    version: 'v4.2.1',
    main: 'helm.sh/helm/v4/cmd/helm',
    variables: { 'helm.sh/helm/v4/internal/version.version': 'v4.2.1' },
  },
  {
    name: 'argocd',
    module: 'github.com/argoproj/argo-cd/v3',
    version: 'v3.5.1',
    main: 'own',
    // No version of this folder is published with a release: the nearest one differs in how it recovers from one panic.
    folders: {
      'github.com/argoproj/argo-cd/gitops-engine': 'v0.0.0-20260914071520-c9c369efcc5b',
    },
    variables: { 'github.com/argoproj/argo-cd/v3/common.version': '3.5.1' },
  },
  kubernetes('kube-apiserver'),
  kubernetes('kube-controller-manager'),
];
