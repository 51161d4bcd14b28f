import { checked, given, reviewed, type TopicArea } from './topic.ts';

export const ARGOCD_AND_SECURITY: readonly TopicArea[] = [
  {
    area: 'argocd',
    title: 'Argo CD',
    topics: [
      given(
        'dependency-waves',
        'Objects are synced before what they need',
        'Each Application orders its objects by waves, kinds without their CRD skip the dry run, and Applications retry; a simulation of syncs tests it. A changed wave is a danger (argocd/sync-wave).',
      ),
      reviewed(
        'prune-blast-radius',
        'A pruned object takes data or a load balancer along',
        'deletions/volume deletions/namespace deletions/crd deletions/application-cascade argocd/protection-too-late tree/deletion-budget',
        'Namespaces, CRDs and what holds data are rendered with Prune=false.',
      ),
      checked(
        'shared-ownership',
        'One object in two Applications',
        'tree/duplicate-object argocd/duplicate-object',
      ),
      given(
        'teardown-order',
        'Controllers go before what only they can take away',
        'The order of waves is the reverse on the way out, and docs/taking-away.md has the steps for a whole cluster.',
      ),
      checked(
        'field-ownership-fight',
        'Argo CD and a controller change one field by turns',
        'scaling/replicas-in-git argocd/ignored-differences',
        'Fields that components of the platform change are ignored by their Applications; other fields of manifests are not known.',
      ),
      checked(
        'project-permissions',
        'A project does not permit what an Application holds',
        'argocd/project-permissions argocd/not-permitted argocd/source-not-permitted',
      ),
      reviewed(
        'immutable-change',
        'A field that nobody can change',
        'immutable-fields/selector immutable-fields/stateful-set immutable-fields/storage-class immutable-fields/never-lands',
      ),
      reviewed(
        'rename-deletes',
        'A rename that deletes',
        'argocd/application-renamed argocd/moved deletions/still-referenced',
      ),
      checked(
        'revision-determinism',
        'A revision that is another one tomorrow',
        'spec/version-range spec/version-without-commit security/floating-image argocd/floating-revision',
      ),
    ],
  },
  {
    area: 'security',
    title: 'Security',
    topics: [
      checked(
        'unsafe-sysctls',
        'Kernel parameters that kubelet refuses',
        'security/pod-security-level',
        'The levels baseline and restricted refuse unsafe ones; in a namespace without a level kubelet does.',
      ),
      checked(
        'psa-vs-workload',
        'Pods that the level of their namespace refuses',
        'security/pod-security-level security/restricted-exception',
      ),
      checked(
        'networkpolicy-effective',
        'Network policies that nothing enforces',
        'network/policy-not-enforced network/strict-policies availability/default-deny',
        'Whether a policy lets DNS and probes through is not computed.',
      ),
      given(
        'node-credential-leak',
        'Pods use the credentials of their node',
        'Nodes of Karpenter have IMDSv2 with one hop, and components and apps have roles of their own.',
      ),
      checked(
        'public-exposure',
        'Something internal faces the internet',
        'network/open-endpoint lb/annotation-value availability/load-balancer-open',
        'A login without HTTPS is an error; whether an app may be public is for its owner to say.',
      ),
      checked(
        'image-provenance',
        'Images of unknown origin, or that a private cluster cannot pull',
        'security/image-provenance security/floating-image security/image-without-digest',
      ),
      checked('secrets-in-git', 'Secrets in git', 'security/secrets-in-git adopt/secret'),
    ],
  },
  {
    area: 'capacity',
    title: 'Capacity',
    topics: [
      checked(
        'bootstrap-cycle',
        'The platform waits for itself',
        'capacity/bootstrap-cycle capacity/bootstrap-capacity',
      ),
      checked(
        'autoscaler-present',
        'Pods ask for more than there can ever be',
        'karpenter/pod-has-capacity karpenter/limits-headroom capacity/unlike-instance-types',
      ),
      checked(
        'requests-and-metrics',
        'An autoscaler without a target, a metric or requests',
        'scaling/no-requests capacity/no-requests scaling/no-metrics-api scaling/rival-autoscalers scaling/replicas-in-git schema/required consistency/dangling-references',
      ),
      checked(
        'service-quotas',
        'More than the quotas of the account',
        'fleet/account-quota',
        'VPCs, addresses and clusters by the defaults of AWS. Quotas that were raised are known to AWS alone, so that this is a note.',
      ),
    ],
  },
  {
    area: 'storage',
    title: 'Storage',
    topics: [
      checked('class-and-driver', 'A claim without a class or a driver', 'storage/class-and-driver'),
      checked(
        'zonal-volume',
        'A volume of a zone, or of one pod, that many want',
        'storage/zonal-volume storage/selinux-labels',
      ),
    ],
  },
  {
    area: 'consistency',
    title: 'Consistency',
    topics: [
      given(
        'cluster-constants',
        'A name, a region or an account that differs from place to place',
        'Each is written once; ARNs of another account or region are refused where AWS wants its own.',
      ),
      checked(
        'dangling-references',
        'A reference to what is not there',
        'consistency/dangling-references consistency/missing-operator lb/port-health-mapping',
        'Secrets that another program makes cannot be known.',
      ),
    ],
  },
];
