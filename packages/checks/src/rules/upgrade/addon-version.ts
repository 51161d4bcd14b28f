import { at, specPath, type SpecPath } from '@nodeless/core';
import type { Addon } from '@nodeless/eksctl-schema';
import { addonVersion, clusterAddons, type ClusterModel } from '@nodeless/sources';
import { isOlder } from '../../reading/is-older.ts';
import { finding, type Rule } from '../../rule.ts';

/** Minor versions that kube-proxy may be older than the API server: https://kubernetes.io/releases/version-skew-policy/#kube-proxy */
const MOST_BEHIND = 3;

/**
 * The first releases of vpc-cni that know a setting, by the way to it. Older ones refuse it or do without.
 * Sources: https://github.com/aws/amazon-vpc-cni-k8s/blob/master/README.md,
 * https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy.html
 */
const CNI_SETTINGS: readonly (readonly [keys: readonly string[], since: string])[] = [
  [['enableNetworkPolicy'], 'v1.14.0'],
  ...Object.entries({
    ANNOTATE_POD_IP: 'v1.9.3',
    AWS_EC2_ENDPOINT: 'v1.13.0',
    AWS_EXTERNAL_SERVICE_CIDRS: 'v1.12.6',
    AWS_MANAGE_ENIS_NON_SCHEDULABLE: 'v1.12.6',
    CLUSTER_ENDPOINT: 'v1.12.1',
    DISABLE_LEAKED_ENI_CLEANUP: 'v1.13.0',
    DISABLE_NETWORK_RESOURCE_PROVISIONING: 'v1.9.1',
    DISABLE_POD_V6: 'v1.15.0',
    ENABLE_BANDWIDTH_PLUGIN: 'v1.10.0',
    ENABLE_IMDS_ONLY_MODE: 'v1.19.6',
    ENABLE_IPv4: 'v1.10.0',
    ENABLE_IPv6: 'v1.10.0',
    ENABLE_MULTI_NIC: 'v1.20.0',
    ENABLE_POD_ENI: 'v1.7.0',
    ENABLE_PREFIX_DELEGATION: 'v1.9.0',
    ENABLE_SUBNET_DISCOVERY: 'v1.18.0',
    ENABLE_V4_EGRESS: 'v1.15.1',
    ENABLE_V6_EGRESS: 'v1.13.0',
    IP_COOLDOWN_PERIOD: 'v1.15.0',
    NETWORK_POLICY_ENFORCING_MODE: 'v1.17.1',
    POD_MTU: 'v1.16.4',
    POD_SECURITY_GROUP_ENFORCING_MODE: 'v1.11.0',
    WARM_PREFIX_TARGET: 'v1.9.0',
  }).map(([name, since]) => [['env', name], since] as const),
];

/** Versions of the network add-ons that do not fit the cluster. EKS chooses one that does where none is pinned. */
export const addonVersions: Rule = {
  codes: [
    {
      code: 'upgrade/addon-version',
      severity: 'error or warning',
      title: 'The version of an add-on does not fit the cluster or its configuration',
    },
  ],
  references: [
    'https://github.com/aws/amazon-vpc-cni-k8s/blob/master/README.md',
    'https://kubernetes.io/releases/version-skew-policy/#kube-proxy',
  ],
  *check({ model, clusterConfig: { addons = [] } }) {
    for (const addon of addons) {
      const pinned = pinOf(model, addon);
      if (pinned === undefined) continue;
      if (addon.name === 'kube-proxy') yield* skew(model, pinned);
      if (addon.name === 'vpc-cni') yield* unknownSettings(model, pinned, addon);
    }
  },
};

interface Pin {
  readonly version: string;
  /** The value of the sources that pins it. */
  readonly path: SpecPath;
}

function pinOf(model: ClusterModel, { name }: Addon): Pin | undefined {
  const addon = clusterAddons(model.spec).find((one) => one.name === name);
  const version = addon && addonVersion(model, addon);
  if (version === undefined) return undefined;
  const path =
    addon?.version === undefined
      ? specPath('facts', 'addons', name)
      : specPath('cluster', 'addons', name, 'version');
  return { version, path };
}

/** The version of kube-proxy names the minor version of Kubernetes that it is of. */
function* skew(model: ClusterModel, { version, path }: Pin) {
  const kubernetes = model.spec.kubernetes.version;
  const [have = 0, want = 0] = [version, kubernetes].map((text) => Number(text.split('.')[1]));
  if (have === want) return;
  const refused = have > want || want - have > MOST_BEHIND;
  const message = refused
    ? `kube-proxy ${version} does not run with Kubernetes ${kubernetes}: it may be up to ${MOST_BEHIND} minor versions older, and never newer`
    : `kube-proxy ${version} is ${want - have} minor version${want - have > 1 ? 's' : ''} behind Kubernetes ${kubernetes}`;
  yield finding(model, path, 'upgrade/addon-version', message, {
    severity: refused ? 'error' : 'warning',
    hint: `aws eks describe-addon-versions --addon-name kube-proxy --kubernetes-version ${kubernetes} lists those that fit`,
    related: [
      {
        message: `Kubernetes ${kubernetes}`,
        location: model.provenance(specPath('cluster', 'kubernetes', 'version')).location,
      },
    ],
  });
}

function* unknownSettings(model: ClusterModel, { version, path }: Pin, { configurationValues }: Addon) {
  const values: unknown = configurationValues === undefined ? {} : JSON.parse(configurationValues);
  const unknown = CNI_SETTINGS.filter(
    ([keys, since]) => isOlder(version, since) && at(values, ...keys) !== undefined,
  );
  for (const [keys, since] of unknown) {
    const message = `vpc-cni ${version} does not know ${keys.join('.')}, which came with ${since}`;
    const written = specPath('cluster', 'addons', 'vpc-cni', 'configuration', ...keys);
    yield finding(model, path, 'upgrade/addon-version', message, {
      hint: `upgrade the add-on to ${since} at least`,
      related: [{ message: keys.join('.'), location: model.provenance(written).location }],
    });
  }
}
