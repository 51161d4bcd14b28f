import { isOlder, parseVersion } from './rules/version.ts';

/** What eksctl reads of a Fargate profile to find out whether CoreDNS runs there. */
export interface SelectingProfile {
  readonly selectors: readonly {
    readonly namespace: string;
    readonly labels?: { readonly [key: string]: string } | undefined;
  }[];
}

const NAMESPACE = 'kube-system';
const COMPONENT = { key: 'eks.amazonaws.com/component', value: 'coredns' } as const;

/** The first release that knows the label of the component. Source: https://github.com/eksctl-io/eksctl/pull/8357 */
export const KNOWS_COREDNS_LABEL = '0.208.0';

/** What makes eksctl restart CoreDNS: a selector of the namespace alone, or one with the label of the component. */
export type CorednsRestart = 'namespace' | 'label';

/**
 * Why this eksctl restarts CoreDNS when it has made the Fargate profiles: the pods are older than the profiles, which take only
 * what is made after them. Undefined where it does not, and a person has to.
 * Source: `selectsCoreDNS` in pkg/fargate/coredns/coredns.go of eksctl 0.230.0
 *
 * @param release a version of eksctl, such as `0.230.0`
 */
export function corednsRestart(
  profiles: readonly SelectingProfile[],
  release: string,
): CorednsRestart | undefined {
  const labelsOf = profiles
    .flatMap(({ selectors }) => selectors)
    .filter(({ namespace }) => namespace === NAMESPACE)
    .map(({ labels = {} }) => labels);
  if (labelsOf.some((labels) => Object.keys(labels).length === 0)) return 'namespace';
  const version = parseVersion(release);
  const [first, since] = KNOWS_COREDNS_LABEL.split('.').map(Number);
  if (version === undefined || isOlder(version, [first ?? 0, since ?? 0])) return undefined;
  return labelsOf.some((labels) => labels[COMPONENT.key] === COMPONENT.value) ? 'label' : undefined;
}
