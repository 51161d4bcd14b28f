/**
 * Variables that aws-node, the daemon of the Amazon VPC CNI, reads, with what they may be.
 * Source: README.md of https://github.com/aws/amazon-vpc-cni-k8s v1.9 to v1.21
 */
export type VpcCniVariable =
  | { readonly form: 'switch' | 'count' | 'text' }
  | { readonly form: 'one of'; readonly values: readonly string[]; readonly anyCase?: boolean };

const switches =
  'ANNOTATE_POD_IP AWS_MANAGE_ENIS_NON_SCHEDULABLE AWS_VPC_CNI_NODE_PORT_SUPPORT AWS_VPC_K8S_CNI_CONFIGURE_RPFILTER ' +
  'AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG AWS_VPC_K8S_CNI_EXTERNALSNAT DISABLE_INTROSPECTION DISABLE_LEAKED_ENI_CLEANUP ' +
  'DISABLE_METRICS DISABLE_NETWORK_RESOURCE_PROVISIONING DISABLE_POD_V6 DISABLE_TCP_EARLY_DEMUX ENABLE_BANDWIDTH_PLUGIN ' +
  'ENABLE_IMDS_ONLY_MODE ENABLE_IPv4 ENABLE_IPv6 ENABLE_MULTI_NIC ENABLE_NFTABLES ENABLE_POD_ENI ENABLE_PREFIX_DELEGATION ' +
  'ENABLE_SUBNET_DISCOVERY ENABLE_V4_EGRESS ENABLE_V6_EGRESS';
const counts =
  'AWS_VPC_ENI_MTU IP_COOLDOWN_PERIOD MAX_ENI MINIMUM_IP_TARGET POD_MTU WARM_ENI_TARGET WARM_IP_TARGET WARM_PREFIX_TARGET';
const texts =
  'ADDITIONAL_ENI_TAGS AWS_EC2_ENDPOINT AWS_EXTERNAL_SERVICE_CIDRS AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS AWS_VPC_K8S_CNI_LOG_FILE ' +
  'AWS_VPC_K8S_CNI_VETHPREFIX AWS_VPC_K8S_PLUGIN_LOG_FILE CLUSTER_ENDPOINT CLUSTER_NAME ENI_CONFIG_ANNOTATION_DEF ' +
  'ENI_CONFIG_LABEL_DEF HOST_CNI_BIN_PATH HOST_CNI_CONFDIR_PATH INTROSPECTION_BIND_ADDRESS MY_NODE_NAME MY_POD_NAME VPC_CNI_VERSION ' +
  'VPC_ID';

const LEVELS = ['DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'];

const inForm = (names: string, form: 'switch' | 'count' | 'text') =>
  names.split(' ').map((name): [string, VpcCniVariable] => [name, { form }]);

export const VPC_CNI_VARIABLES: ReadonlyMap<string, VpcCniVariable> = new Map([
  ...inForm(switches, 'switch'),
  ...inForm(counts, 'count'),
  ...inForm(texts, 'text'),
  ['AWS_VPC_K8S_CNI_LOGLEVEL', { form: 'one of', values: LEVELS, anyCase: true }],
  ['AWS_VPC_K8S_CNI_RANDOMIZESNAT', { form: 'one of', values: ['hashrandom', 'prng', 'none'] }],
  ['AWS_VPC_K8S_PLUGIN_LOG_LEVEL', { form: 'one of', values: LEVELS, anyCase: true }],
  ['NETWORK_POLICY_ENFORCING_MODE', { form: 'one of', values: ['standard', 'strict'] }],
  ['POD_SECURITY_GROUP_ENFORCING_MODE', { form: 'one of', values: ['strict', 'standard'] }],
]);

/** Variables of the AWS SDK, of Go and of proxies, which every program of Go on AWS reads. */
export function isCommonVariable(name: string): boolean {
  return /^(AWS_(?!VPC_|MANAGE_|EXTERNAL_)|GO[A-Z]|[A-Z]*_PROXY$|[a-z]*_proxy$|SSL_CERT_|TZ$)/.test(name);
}
