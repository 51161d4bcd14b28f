import { contractRule as rule, type ContractRule } from '../problem.ts';
import type { KubeletConfiguration } from './ec2-node-class.ts';

type Texts = { readonly [key: string]: string };

const EVICTION_SIGNALS = [
  'memory.available',
  'nodefs.available',
  'nodefs.inodesFree',
  'imagefs.available',
  'imagefs.inodesFree',
  'pid.available',
];
const RESERVED_RESOURCES = ['cpu', 'memory', 'ephemeral-storage', 'pid'];

/** Rules about `spec.kubelet` of an EC2NodeClass. */
export const KUBELET_RULES: readonly ContractRule[] = [
  rule<KubeletConfiguration>(
    '.spec.kubelet',
    'imageGCHighThresholdPercent must be greater than imageGCLowThresholdPercent',
    ({ imageGCHighThresholdPercent = Infinity, imageGCLowThresholdPercent = -Infinity }) =>
      imageGCHighThresholdPercent > imageGCLowThresholdPercent,
  ),
  rule<KubeletConfiguration>(
    '.spec.kubelet',
    'evictionSoft OwnerKey does not have a matching evictionSoftGracePeriod',
    ({ evictionSoft = {}, evictionSoftGracePeriod = {} }) => hasAll(evictionSoftGracePeriod, evictionSoft),
  ),
  rule<KubeletConfiguration>(
    '.spec.kubelet',
    'evictionSoftGracePeriod OwnerKey does not have a matching evictionSoft',
    ({ evictionSoft = {}, evictionSoftGracePeriod = {} }) => hasAll(evictionSoft, evictionSoftGracePeriod),
  ),
  ...['evictionHard', 'evictionSoft', 'evictionSoftGracePeriod'].map((key) =>
    keysAmong(key, EVICTION_SIGNALS),
  ),
  ...['kubeReserved', 'systemReserved'].flatMap((key) => [
    keysAmong(key, RESERVED_RESOURCES),
    rule<Texts>(`.spec.kubelet.${key}`, `${key} value cannot be a negative resource quantity`, (map) =>
      Object.values(map).every((value) => !value.startsWith('-')),
    ),
  ]),
];

function keysAmong(key: string, known: readonly string[]): ContractRule {
  const listed = known.map((one) => `'${one}'`).join(',');
  return rule<Texts>(`.spec.kubelet.${key}`, `valid keys for ${key} are [${listed}]`, (map) =>
    Object.keys(map).every((one) => known.includes(one)),
  );
}

function hasAll(map: Texts, keys: Texts): boolean {
  return Object.keys(keys).every((key) => Object.hasOwn(map, key));
}
