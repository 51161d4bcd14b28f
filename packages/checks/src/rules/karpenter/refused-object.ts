import { validateNodeClass } from '@nodeless/contracts/auto-mode';
import {
  validateEc2NodeClass,
  validateNodePool,
  type ContractProblem,
  type Ec2NodeClass,
  type NodePool,
} from '@nodeless/contracts/karpenter';
import { describeObject, type Manifest } from '@nodeless/core';
import { finding, type Rule } from '../../rule.ts';

/** The validators of Karpenter's CRDs, among them the rules that a schema cannot hold, by kind. */
const VALIDATORS: { readonly [kind: string]: (manifest: Manifest) => readonly ContractProblem[] } = {
  NodePool: (manifest) => validateNodePool(manifest as unknown as NodePool),
  NodeClass: validateNodeClass,
  EC2NodeClass: (manifest) => validateEc2NodeClass(manifest as unknown as Ec2NodeClass),
};

/** What the API server would refuse never syncs. Source: x-kubernetes-validations of the CRDs of Karpenter. */
export const refusedObject: Rule = {
  codes: ['karpenter/refused-object'],
  *check({ model, resources }) {
    for (const { manifest, origin } of resources) {
      const validate = Object.hasOwn(VALIDATORS, manifest.kind) ? VALIDATORS[manifest.kind] : undefined;
      for (const { path, message } of validate?.(manifest) ?? []) {
        const text = `${describeObject(manifest)} would be refused by the API server: ${path.join('.')}: ${message}`;
        yield finding(model, origin.specPath, 'karpenter/refused-object', text, {
          hint: 'correct the value in the node pool or node class',
        });
      }
    }
  },
};
