import { parseQuantity, QUANTITY } from '@nodeless/kubernetes-schema/values';
import { contractRule as rule, type ContractProblem, type ContractRule } from '../problem.ts';
import type { AmiFamily, Ec2NodeClassSpec, KubeletConfiguration } from './ec2-node-class.ts';
import { between } from './forms.ts';
import { GO_DURATION, unmanagedFields } from './kubelet-fields.ts';

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

/**
 * Rules about `spec.kubelet` of an EC2NodeClass. The CRD has them up to Karpenter 1.14; from 1.15 on the map is open, and
 * Karpenter holds them when it validates the class: pkg/apis/v1/kubeletconfiguration_validation.go of v1.15.2.
 */
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

const MAX_INT32 = 2 ** 31 - 1;
const PERCENTAGE = /^(\d{1,2}(\.\d{1,2})?|100(\.0{1,2})?)%$/;

const COMMON_FORMS: readonly ContractRule[] = [
  rule<number | string>(
    '.spec.kubelet.maxPods',
    `must be a whole number from 0 to ${MAX_INT32}`,
    (value) => typeof value === 'string' || (Number.isInteger(value) && value >= 0 && value <= MAX_INT32),
  ),
  between('.spec.kubelet.podsPerCore', 0, MAX_INT32),
  between('.spec.kubelet.imageGCHighThresholdPercent', 0, 100),
  between('.spec.kubelet.imageGCLowThresholdPercent', 0, 100),
];

/** Forms of the CRD up to Karpenter 1.14. */
export const KUBELET_FORMS_OF_CRD: readonly ContractRule[] = [
  ...COMMON_FORMS,
  ...['kubeReserved', 'systemReserved'].map((key) => values(key, 'must be quantities', isQuantity)),
  ...['evictionHard', 'evictionSoft'].map((key) =>
    values(key, 'must be quantities', (text) => isQuantity(text) || PERCENTAGE.test(text)),
  ),
];

/** Forms that Karpenter itself holds from 1.15 on; a value that is no quantity is an expression there. */
export function kubeletFormsOfKarpenter(nodeClassCEL: boolean): readonly ContractRule[] {
  return [
    ...COMMON_FORMS,
    between('.spec.kubelet.evictionMaxPodGracePeriod', 0, MAX_INT32),
    rule<number | string>(
      '.spec.kubelet.maxPods',
      'must be a whole number: an expression needs the gate nodeClassCEL',
      (value) => nodeClassCEL || typeof value === 'number',
    ),
    rule(
      '.spec.kubelet.registerWithTaints',
      'cannot be set: Karpenter sets it itself, from the taints of the NodePool',
      () => false,
    ),
    keysAmong('evictionMinimumReclaim', EVICTION_SIGNALS),
    ...(nodeClassCEL ? [] : ['kubeReserved', 'systemReserved']).map((key) =>
      values(key, 'must be quantities: an expression needs the gate nodeClassCEL', isQuantity),
    ),
    ...['evictionHard', 'evictionSoft', 'evictionMinimumReclaim'].map((key) =>
      values(key, 'must be quantities or percentages, not negative', isThreshold),
    ),
    values('evictionSoftGracePeriod', 'must be durations such as 1m30s, not negative', isGoDuration),
  ];
}

/** Families that hand the whole map to kubelet; Custom ignores it. */
const HANDS_ON_EVERYTHING: readonly AmiFamily[] = ['AL2023', 'Custom'];

/**
 * What an AMI family would drop in silence, which Karpenter refuses from 1.15 on.
 * Source: validateKubeletFieldsSupported in pkg/controllers/nodeclass/validation.go
 */
export function droppedByFamily(
  { kubelet = {} }: Pick<Ec2NodeClassSpec, 'kubelet'>,
  family: AmiFamily,
): ContractProblem[] {
  if (HANDS_ON_EVERYTHING.includes(family)) return [];
  const { clusterDNS = [], podsPerCore } = kubelet;
  const at = (key: string, message: string): ContractProblem => ({
    path: ['spec', 'kubelet', key],
    message,
  });
  return [
    ...(clusterDNS.length > 1
      ? [at('clusterDNS', `nodes of ${family} take one address of DNS, not ${clusterDNS.length}`)]
      : []),
    ...(family === 'Bottlerocket' && podsPerCore !== undefined
      ? [at('podsPerCore', 'nodes of Bottlerocket have no such setting')]
      : []),
    ...unmanagedFields(kubelet).map((field) =>
      at(field, `nodes of ${family} would drop it: Karpenter hands it to those of AL2023 alone`),
    ),
  ];
}

function values(key: string, message: string, isOne: (text: string) => boolean): ContractRule {
  return rule<Texts>(`.spec.kubelet.${key}`, message, (map) => Object.values(map).every(isOne));
}

function isQuantity(text: string): boolean {
  return QUANTITY.test(text);
}

function isThreshold(text: string): boolean {
  const percentage = /^\+?(\d+\.?\d*|\.\d+)%$/.exec(text);
  if (percentage !== null) return Number(percentage[1]) <= 100;
  const quantity = parseQuantity(text);
  return quantity !== undefined && quantity >= 0;
}

/** A duration of Go that is not negative. */
function isGoDuration(text: string): boolean {
  return GO_DURATION.test(text) && !text.startsWith('-');
}

function keysAmong(key: string, known: readonly string[]): ContractRule {
  const listed = known.map((one) => `'${one}'`).join(',');
  return rule<Texts>(`.spec.kubelet.${key}`, `valid keys for ${key} are [${listed}]`, (map) =>
    Object.keys(map).every((one) => known.includes(one)),
  );
}

function hasAll(map: Texts, keys: Texts): boolean {
  return Object.keys(keys).every((key) => Object.hasOwn(map, key));
}
