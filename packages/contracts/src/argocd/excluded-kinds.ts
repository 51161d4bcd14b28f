import { apiGroup } from '@nodeless/core';

interface Exclusion {
  readonly groups: readonly string[];
  /** Absent for all kinds of the groups. */
  readonly kinds?: readonly string[];
}

/**
 * Kinds that Argo CD neither applies nor shows unless its configuration is changed.
 * Source: util/settings/resources_filter.go and resource.exclusions of manifests/base/config/argocd-cm.yaml, 3.5.
 */
const EXCLUSIONS: readonly Exclusion[] = [
  { groups: ['events.k8s.io', 'metrics.k8s.io'] },
  { groups: [''], kinds: ['Event'] },
  { groups: ['', 'discovery.k8s.io'], kinds: ['Endpoints', 'EndpointSlice'] },
  { groups: ['coordination.k8s.io'], kinds: ['Lease'] },
  {
    groups: ['authentication.k8s.io', 'authorization.k8s.io'],
    kinds: [
      'SelfSubjectReview',
      'TokenReview',
      'LocalSubjectAccessReview',
      'SelfSubjectAccessReview',
      'SelfSubjectRulesReview',
      'SubjectAccessReview',
    ],
  },
  { groups: ['certificates.k8s.io'], kinds: ['CertificateSigningRequest'] },
  { groups: ['cert-manager.io'], kinds: ['CertificateRequest'] },
  { groups: ['cilium.io'], kinds: ['CiliumIdentity', 'CiliumEndpoint', 'CiliumEndpointSlice'] },
  {
    groups: ['kyverno.io', 'reports.kyverno.io', 'wgpolicyk8s.io'],
    kinds: [
      'PolicyReport',
      'ClusterPolicyReport',
      'EphemeralReport',
      'ClusterEphemeralReport',
      'AdmissionReport',
      'ClusterAdmissionReport',
      'BackgroundScanReport',
      'ClusterBackgroundScanReport',
      'UpdateRequest',
    ],
  },
];

/** Whether Argo CD would silently leave an object of this kind out. Such a kind must never be rendered for it. */
export function isExcludedFromSync(apiVersion: string, kind: string): boolean {
  const group = apiGroup(apiVersion);
  return EXCLUSIONS.some(
    ({ groups, kinds }) => groups.includes(group) && (kinds === undefined || kinds.includes(kind)),
  );
}
