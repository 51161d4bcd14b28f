import { validateNodeClass } from '@nodeless/contracts/auto-mode';
import {
  AUTO_MODE_KARPENTER,
  refuserOf,
  validateEc2NodeClass,
  validateNodePool,
  type ContractProblem,
  type Ec2NodeClass,
  type KarpenterRelease,
  type NodePool,
} from '@nodeless/contracts/karpenter';
import { describeObject, type Manifest } from '@nodeless/core';
import { REFUSED_OBJECT, type ClusterModel } from '@nodeless/sources';
import { finding, type Rule } from '../../rule.ts';

/** The validators of Karpenter's CRDs, among them the rules that a schema cannot hold, by kind. */
type Validator = (manifest: Manifest, release: KarpenterRelease) => readonly ContractProblem[];
const VALIDATORS: { readonly [kind: string]: Validator } = {
  NodePool: (manifest, release) => validateNodePool(manifest as unknown as NodePool, release),
  NodeClass: validateNodeClass,
  EC2NodeClass: (manifest, release) => validateEc2NodeClass(manifest as unknown as Ec2NodeClass, release),
};

function releaseOf({ spec: { compute, versions } }: ClusterModel): KarpenterRelease {
  if (compute.autoMode) return AUTO_MODE_KARPENTER;
  return {
    version: versions.karpenter.version,
    nodeClassCEL: compute.karpenter.awsFeatureGates.nodeClassCEL === true,
  };
}

/** What the API server or Karpenter has against an object; nothing for objects of other kinds. */
export function refusals(model: ClusterModel, manifest: Manifest): readonly ContractProblem[] {
  const validate = Object.hasOwn(VALIDATORS, manifest.kind) ? VALIDATORS[manifest.kind] : undefined;
  return validate?.(manifest, releaseOf(model)) ?? [];
}

/** What the API server would refuse never syncs, and of what Karpenter refuses no node is made. */
export const refusedObject: Rule = {
  codes: [REFUSED_OBJECT],
  title: 'The API server, or Karpenter, would refuse a rendered NodePool or node class',
  references: [
    'x-kubernetes-validations of the CRDs of Karpenter',
    'packages/contracts/src/karpenter/validate-nodepool.ts',
  ],
  safetyNet: true,
  *check({ model, resources }) {
    const release = releaseOf(model);
    for (const { manifest, origin } of resources) {
      for (const { path, message } of refusals(model, manifest)) {
        const text = `${describeObject(manifest)} would be refused by ${refuserOf(path, release)}: ${path.join('.')}: ${message}`;
        yield finding(model, origin.specPath, 'karpenter/refused-object', text, {
          hint: 'correct the value in the node pool or node class',
        });
      }
    }
  },
};
