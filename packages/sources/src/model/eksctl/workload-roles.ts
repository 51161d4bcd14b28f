import { at, sortedBy, specPath, type JsonObject, type JsonValue, type SpecPath } from '@nodeless/core';
import type {
  ClusterConfig,
  ClusterIAMServiceAccount,
  PodIdentityAssociation,
} from '@nodeless/eksctl-schema';
import type { IdentityMechanism } from '@nodeless/catalogue/schema';
import type { WorkloadIdentity } from '@nodeless/catalogue';
import type { ClusterModel } from '../model.ts';
import { workloadIdentities } from '../workload-identity.ts';
import { overlayPath } from './overlay-path.ts';

/** A Kubernetes service account with a role in AWS, as the merged ClusterConfig has it. */
export interface WorkloadRole {
  readonly namespace: string;
  readonly serviceAccount: string;
  /** How the pods get the credentials of the role. */
  readonly by: IdentityMechanism;
  /** Name of the role that eksctl makes, or the ARN of one that exists; undefined where eksctl chooses the name. */
  readonly role: string | undefined;
  readonly policyArns: readonly string[];
  /** Policies that eksctl knows by these names. */
  readonly wellKnownPolicies: readonly string[];
  /** Whether it has a policy of its own beside them. */
  readonly hasOwnPolicy: boolean;
  /** Name of the EKS add-on that its association stands at. */
  readonly addon?: string;
  /** Pattern of service accounts that may take the role, instead of the one. */
  readonly subjectPattern?: string | undefined;
  readonly tags: { readonly [key: string]: string };
  /** What a component, an add-on, Karpenter or an app asks for; undefined for what the overlay alone asks for. */
  readonly identity: WorkloadIdentity | undefined;
  /** The value of the sources that asks for it. */
  readonly specPath: SpecPath;
}

/**
 * All service accounts that the merged ClusterConfig gives a role, in the order of namespace and name. Associations that
 * eksctl chooses for add-ons by itself name no service account, and are not among them.
 */
export function workloadRoles(
  { spec, apps }: Pick<ClusterModel, 'spec' | 'apps'>,
  { addons = [], iam }: ClusterConfig,
): WorkloadRole[] {
  const identities = workloadIdentities({ spec, apps });
  const place = (role: Role, otherwise: SpecPath | undefined): WorkloadRole => {
    const identity = identities.find((one) => isOf(one, role) && one.by === role.by);
    return { ...role, identity, specPath: identity?.specPath ?? otherwise ?? specPath('cluster', 'eksctl') };
  };
  const roles = [
    ...(iam?.serviceAccounts ?? []).map((account) => {
      const role = irsa(account);
      const isIt = ({ metadata }: JsonObject) =>
        at(metadata, 'name') === role.serviceAccount &&
        namespaceOf(at(metadata, 'namespace')) === role.namespace;
      return place(role, overlayPath(spec, 'iam', 'serviceAccounts', isIt));
    }),
    ...(iam?.podIdentityAssociations ?? []).map((association) => {
      const role = podIdentity(association);
      return place(role, overlayPath(spec, 'iam', 'podIdentityAssociations', isAssociation(role)));
    }),
    ...addons.flatMap(({ name: addon, podIdentityAssociations = [] }) =>
      podIdentityAssociations.map((association) => {
        const role = { ...podIdentity(association), addon };
        const way = [(entry: JsonObject) => entry['name'] === addon, 'podIdentityAssociations'] as const;
        return place(
          role,
          // Some associations of add-ons follow from other keys, for example that of vpc-cni.
          overlayPath(spec, 'addons', ...way, isAssociation(role)) ?? specPath('cluster', 'addons', addon),
        );
      }),
    ),
  ];
  return sortedBy(roles, ({ namespace, serviceAccount }) => `${namespace}/${serviceAccount}`);
}

type Role = Omit<WorkloadRole, 'identity' | 'specPath'>;
type Subject = Pick<WorkloadRole, 'namespace' | 'serviceAccount'>;

function isOf(one: Subject, other: Subject): boolean {
  return one.namespace === other.namespace && one.serviceAccount === other.serviceAccount;
}

function isAssociation({ namespace, serviceAccount }: Subject) {
  return (entry: JsonObject) =>
    entry['namespace'] === namespace && entry['serviceAccountName'] === serviceAccount;
}

/** A service account without a namespace is in `default`. Source: iam.go of eksctl 0.230.0. */
function namespaceOf(written: JsonValue | undefined): string {
  return typeof written === 'string' && written !== '' ? written : 'default';
}

function irsa(account: ClusterIAMServiceAccount): Role {
  const {
    metadata,
    attachRoleARN,
    roleName,
    attachPolicyARNs = [],
    attachPolicy,
    wellKnownPolicies,
  } = account;
  return {
    namespace: namespaceOf(metadata.namespace),
    serviceAccount: metadata.name,
    by: 'irsa',
    role: attachRoleARN ?? roleName,
    policyArns: attachPolicyARNs,
    wellKnownPolicies: namesOf(wellKnownPolicies),
    hasOwnPolicy: attachPolicy !== undefined,
    subjectPattern: account.subjectPattern,
    tags: account.tags ?? {},
  };
}

function podIdentity(association: PodIdentityAssociation): Role {
  const { namespace, serviceAccountName, roleARN, roleName, permissionPolicyARNs = [] } = association;
  return {
    namespace,
    serviceAccount: serviceAccountName,
    by: 'pod-identity',
    role: roleARN ?? roleName,
    policyArns: permissionPolicyARNs,
    wellKnownPolicies: namesOf(association.wellKnownPolicies),
    hasOwnPolicy: association.permissionPolicy !== undefined,
    tags: association.tags ?? {},
  };
}

function namesOf(wellKnown: object | undefined): string[] {
  return Object.entries(wellKnown ?? {}).flatMap(([name, isOn]) => (isOn === true ? [name] : []));
}
