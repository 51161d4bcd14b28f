import type { Diagnostic, DiagnosticCode } from '@nodeless/core';
import type { Segments } from '@nodeless/catalogue';
import type { ClusterRule } from './rule.ts';

interface Finding {
  readonly code: DiagnosticCode;
  readonly path: Segments;
  readonly message: string;
  readonly hint: string;
  /** The other side of a contradiction. */
  readonly other?: { readonly message: string; readonly path: Segments };
}

/** Settings of the network add-ons that EKS accepts and that do not do what they seem to. */
export const networkAddons: ClusterRule = {
  codes: [
    {
      code: 'network/cni-warm-pool-throttle',
      severity: 'warning',
      title: 'Addresses are not kept ready in a way that EC2 bears',
    },
    {
      code: 'network/kube-proxy-mode',
      severity: 'warning',
      title: 'The mode of kube-proxy does not suit the version of Kubernetes',
    },
  ],
  title: 'A setting of a network add-on does not do what it seems to',
  references: [
    'https://docs.aws.amazon.com/eks/latest/best-practices/ip-opt.html',
    'https://docs.aws.amazon.com/eks/latest/best-practices/prefix-mode-linux.html',
    'https://kubernetes.io/docs/reference/networking/virtual-ips/',
  ],
  check({ spec: { addons, kubernetes }, stack }) {
    const env = addons?.['vpc-cni'].configuration?.env ?? {};
    const mode = addons?.['kube-proxy'].configuration?.mode;
    return [...warmPool(env), ...proxyMode(mode, kubernetes?.version)].map(
      ({ code, path, message, hint, other }): Diagnostic => ({
        code,
        severity: 'warning',
        message,
        hint,
        location: stack.placeOf(path).location,
        ...(other === undefined
          ? {}
          : { related: [{ message: other.message, location: stack.placeOf(other.path).location }] }),
      }),
    );
  },
};

const ENV = ['addons', 'vpc-cni', 'configuration', 'env'];
const WARM_IPS = 'WARM_IP_TARGET';
const MINIMUM_IPS = 'MINIMUM_IP_TARGET';
const WARM_INTERFACES = 'WARM_ENI_TARGET';
const WARM_PREFIXES = 'WARM_PREFIX_TARGET';
const PREFIXES = 'ENABLE_PREFIX_DELEGATION';

/**
 * Each address that is not kept warm is a call to EC2 when a pod starts, and EC2 limits calls.
 * Sources: https://docs.aws.amazon.com/eks/latest/best-practices/ip-opt.html,
 * https://docs.aws.amazon.com/eks/latest/best-practices/prefix-mode-linux.html
 */
function* warmPool(env: { readonly [name: string]: string }): Iterable<Finding> {
  const code = 'network/cni-warm-pool-throttle';
  const has = (name: string) => env[name] !== undefined;
  const at = (name: string): Segments => [...ENV, name];
  for (const [one, missing] of [
    [WARM_IPS, MINIMUM_IPS],
    [MINIMUM_IPS, WARM_IPS],
  ] as const) {
    if (!has(one) || has(missing)) continue;
    const message = `${one} without ${missing}: nodes call EC2 for addresses again and again, and EC2 limits calls`;
    yield {
      code,
      path: at(one),
      message,
      hint: `set ${missing} too; the minimum is what a node runs at rest`,
    };
  }
  const stronger = [WARM_IPS, MINIMUM_IPS].find(has);
  if (stronger !== undefined && has(WARM_INTERFACES)) {
    const other = { message: stronger, path: at(stronger) };
    const message = `${WARM_INTERFACES} has no effect beside ${stronger}`;
    yield { code, path: at(WARM_INTERFACES), message, hint: 'remove one of the two', other };
  }
  if (env[PREFIXES] !== 'true' && has(WARM_PREFIXES)) {
    const message = `${WARM_PREFIXES} has no effect without ${PREFIXES}`;
    yield { code, path: at(WARM_PREFIXES), message, hint: `set ${PREFIXES}: "true", or remove it` };
  }
  if (env[PREFIXES] === 'true' && env[WARM_PREFIXES] === '0') {
    const other = { message: PREFIXES, path: at(PREFIXES) };
    const message = `${WARM_PREFIXES} is 0: each time a prefix is full, pods wait for a call to EC2`;
    yield { code, path: at(WARM_PREFIXES), message, hint: 'write "1", the default', other };
  }
}

/** Minor versions of Kubernetes from which something holds. */
const IPVS_IS_DEPRECATED = 35;
const NFTABLES_IS_STABLE = 33;

/**
 * Sources: https://kubernetes.io/docs/reference/networking/virtual-ips/#proxy-mode-ipvs (deprecated in 1.35),
 * https://kubernetes.io/docs/reference/networking/virtual-ips/#proxy-mode-nftables (stable in 1.33)
 */
function* proxyMode(mode: string | undefined, version: string | undefined): Iterable<Finding> {
  if (mode === undefined || version === undefined) return;
  const minor = Number(version.split('.')[1]);
  const base = {
    code: 'network/kube-proxy-mode',
    path: ['addons', 'kube-proxy', 'configuration', 'mode'],
    other: { message: `Kubernetes ${version}`, path: ['kubernetes', 'version'] },
  } as const;
  if (mode === 'ipvs' && minor >= IPVS_IS_DEPRECATED) {
    const message = `kube-proxy in the mode ipvs is deprecated since Kubernetes 1.${IPVS_IS_DEPRECATED}, and will be removed`;
    yield { ...base, message, hint: 'write nftables, or iptables below a thousand Services' };
  }
  if (mode === 'nftables' && minor < NFTABLES_IS_STABLE) {
    const message = `kube-proxy in the mode nftables is stable since Kubernetes 1.${NFTABLES_IS_STABLE} only`;
    yield { ...base, message, hint: 'write ipvs or iptables until the upgrade' };
  }
}
