import { brokenRules, contractRule as rule, type ContractProblem, type ContractRule } from '../problem.ts';
import { isAtLeast, KARPENTER_1_15, OLDEST_KARPENTER, type KarpenterRelease } from './compatibility.ts';
import type { Ec2NodeClass } from './ec2-node-class.ts';
import { EC2_NODE_CLASS_RULES, familyOfImages } from './ec2-node-class-rules.ts';
import { atMost, between, form } from './forms.ts';
import { KUBELET_BEFORE_1_15, undeclaredBefore115, undecodable } from './kubelet-fields.ts';
import { droppedByFamily, KUBELET_FORMS_OF_CRD, kubeletFormsOfKarpenter } from './kubelet-rules.ts';
import { VOLUME_SIZE } from './patterns.ts';

const TERM_LISTS = [
  'amiSelectorTerms',
  'subnetSelectorTerms',
  'securityGroupSelectorTerms',
  'capacityReservationSelectorTerms',
];

type Texts = { readonly [key: string]: string };

/** Forms and bounds of the CRD that types cannot say, in our words. */
const FORM_RULES: readonly ContractRule[] = [
  ...TERM_LISTS.flatMap((list) => [
    atMost(`.spec.${list}`, 30),
    rule<Texts>(
      `.spec.${list}[].tags`,
      'must have at most 20 entries',
      (tags) => Object.keys(tags).length <= 20,
    ),
  ]),
  rule<readonly unknown[]>('.spec.amiSelectorTerms', 'must not be empty', (terms) => terms.length > 0),
  form('.spec.amiSelectorTerms[].alias', /^.{0,30}$/, 'at most 30 characters'),
  form('.spec.amiSelectorTerms[].id', /^ami-[0-9a-z]+$/, "an AMI's id"),
  form('.spec.subnetSelectorTerms[].id', /^subnet-[0-9a-z]+$/, "a subnet's id"),
  form('.spec.securityGroupSelectorTerms[].id', /^sg-[0-9a-z]+$/, "a security group's id"),
  form('.spec.capacityReservationSelectorTerms[].id', /^cr-[0-9a-z]+$/, "a capacity reservation's id"),
  form('.spec.capacityReservationSelectorTerms[].ownerID', /^[0-9]{12}$/, "an account's id"),
  form('.spec.placementGroupSelector.id', /^pg-[0-9a-z]+$/, "a placement group's id"),
  form('.spec.placementGroupSelector.name', /./, 'not empty'),
  atMost('.spec.blockDeviceMappings', 50),
  atMost('.spec.networkInterfaces', 150),
  form('.spec.blockDeviceMappings[].ebs.volumeSize', VOLUME_SIZE, 'a size such as 20Gi'),
  between('.spec.blockDeviceMappings[].ebs.volumeInitializationRate', 100, 300),
  between('.spec.connectionTracking.tcpEstablishedTimeout', 60, 432_000),
  between('.spec.connectionTracking.udpStreamTimeout', 60, 180),
  between('.spec.connectionTracking.udpTimeout', 30, 60),
  between('.spec.metadataOptions.httpPutResponseHopLimit', 1, 64),
  between('.spec.ipPrefixCount', 0, 2 ** 31 - 1),
];

/** Fields that the CRD of 1.14 does not declare, which server-side apply refuses. */
const UNKNOWN_BEFORE_1_15: readonly ContractRule[] = [
  rule('.spec.enclaveOptions', 'Karpenter knows enclaveOptions from 1.15 on', () => false),
];

/**
 * Everything in an EC2NodeClass that the API server or, about `spec.kubelet` from 1.15 on, Karpenter would refuse.
 * {@link refuserOf} says which of them.
 */
export function validateEc2NodeClass(
  nodeClass: Ec2NodeClass,
  { version, nodeClassCEL = false }: KarpenterRelease = OLDEST_KARPENTER,
): ContractProblem[] {
  const rules = [...EC2_NODE_CLASS_RULES, ...FORM_RULES];
  const { spec } = nodeClass;
  const { kubelet = {} } = spec;
  if (!isAtLeast(version, KARPENTER_1_15)) {
    const ofCrd = [...rules, ...KUBELET_FORMS_OF_CRD, ...KUBELET_BEFORE_1_15, ...UNKNOWN_BEFORE_1_15];
    return [...brokenRules(ofCrd, nodeClass), ...undeclaredBefore115(kubelet)];
  }
  const unread = undecodable(kubelet);
  if (unread.length > 0) {
    const { kubelet: _, ...rest } = spec;
    return [...brokenRules(rules, { ...nodeClass, spec: rest }), ...unread];
  }
  const family = spec.amiFamily ?? familyOfImages(spec);
  return [
    ...brokenRules([...rules, ...kubeletFormsOfKarpenter(nodeClassCEL)], nodeClass),
    ...(family === undefined ? [] : droppedByFamily(spec, family)),
  ];
}

/**
 * Who refuses what {@link validateEc2NodeClass} finds at a place: Karpenter refuses later than the API server, when the
 * object is there, and makes no node of it (status ValidationSucceeded=False).
 */
export function refuserOf(
  path: ContractProblem['path'],
  { version }: KarpenterRelease,
): 'the API server' | 'Karpenter' {
  return path[0] === 'spec' && path[1] === 'kubelet' && isAtLeast(version, KARPENTER_1_15)
    ? 'Karpenter'
    : 'the API server';
}
