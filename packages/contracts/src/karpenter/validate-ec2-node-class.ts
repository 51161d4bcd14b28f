import { brokenRules, contractRule as rule, type ContractProblem, type ContractRule } from '../problem.ts';
import { QUANTITY } from '../kubernetes/quantity.ts';
import type { Ec2NodeClass } from './ec2-node-class.ts';
import { EC2_NODE_CLASS_RULES } from './ec2-node-class-rules.ts';
import { atMost, between, form } from './forms.ts';
import { VOLUME_SIZE } from './patterns.ts';

const TERM_LISTS = [
  'amiSelectorTerms',
  'subnetSelectorTerms',
  'securityGroupSelectorTerms',
  'capacityReservationSelectorTerms',
];

type Texts = { readonly [key: string]: string };

const PERCENTAGE = /^(\d{1,2}(\.\d{1,2})?|100(\.0{1,2})?)%$/;

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
  between('.spec.kubelet.maxPods', 0, 2 ** 31 - 1),
  between('.spec.kubelet.podsPerCore', 0, 2 ** 31 - 1),
  between('.spec.kubelet.imageGCHighThresholdPercent', 0, 100),
  between('.spec.kubelet.imageGCLowThresholdPercent', 0, 100),
  between('.spec.ipPrefixCount', 0, 2 ** 31 - 1),
  ...['kubeReserved', 'systemReserved'].map((key) =>
    quantities(`.spec.kubelet.${key}`, (text) => QUANTITY.test(text)),
  ),
  ...['evictionHard', 'evictionSoft'].map((key) =>
    quantities(`.spec.kubelet.${key}`, (text) => QUANTITY.test(text) || PERCENTAGE.test(text)),
  ),
];

/** Everything in an EC2NodeClass that the API server would refuse. */
export function validateEc2NodeClass(nodeClass: Ec2NodeClass): ContractProblem[] {
  return brokenRules([...EC2_NODE_CLASS_RULES, ...FORM_RULES], nodeClass);
}

function quantities(at: string, isOne: (text: string) => boolean): ContractRule {
  return rule<Texts>(at, 'must be quantities', (map) => Object.values(map).every(isOne));
}
