import type { Diagnostic } from '@nodeless/core';
import { quote } from '@nodeless/catalogue/schema';
import { conflictAt, errorAt, type Segments } from '@nodeless/catalogue';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import type { LayerStack } from '../layers/stack.ts';
import { autoModeOf } from '../model/auto-mode.ts';
import type { AutoNodeClassSpec } from '../schema/auto-node-class.ts';
import { duplicateNames, DUPLICATE_NAME } from './duplicates.ts';
import type { ClusterRule } from './rule.ts';

const CLASSES: Segments = ['compute', 'autoMode', 'nodeClasses'];

/** What EKS Auto Mode refuses in a NodeClass. */
export const autoModeNodeClasses: ClusterRule = {
  codes: [VALUE_CODES['spec/missing-key'], VALUE_CODES['spec/conflict'], DUPLICATE_NAME],
  title: 'EKS Auto Mode would refuse a NodeClass',
  references: ['https://docs.aws.amazon.com/eks/latest/userguide/create-node-class.html'],
  check({ spec: { compute }, stack }) {
    const autoMode = compute && autoModeOf({ compute });
    if (autoMode === undefined) return [];
    const { nodeClasses } = autoMode;
    return [
      ...duplicateNames(stack, CLASSES, nodeClasses),
      ...nodeClasses.flatMap((item, index) => {
        const path: Segments = [...CLASSES, index];
        return [
          ...togetherOnly(item, ['podSubnetSelectorTerms', 'podSecurityGroupSelectorTerms'], path, stack),
          ...checkProxy(item, path, stack),
          ...TERMS.flatMap((key) => checkTerms(item, key, path, stack)),
        ];
      }),
    ];
  },
};

function togetherOnly(
  item: AutoNodeClassSpec,
  [one, two]: readonly ['podSubnetSelectorTerms', 'podSecurityGroupSelectorTerms'],
  path: Segments,
  stack: LayerStack,
): Diagnostic[] {
  if ((item[one] === undefined) === (item[two] === undefined)) return [];
  const [given, missing] = item[one] === undefined ? [two, one] : [one, two];
  const message = `the node class ${quote(item.name)} has ${given} without ${missing}: EKS Auto Mode wants both or none`;
  const hint = `add ${missing}`;
  return [errorAt(stack, [...path, given], { code: 'spec/missing-key', message, hint })];
}

function checkProxy(
  { name, advancedNetworking }: AutoNodeClassSpec,
  path: Segments,
  stack: LayerStack,
): Diagnostic[] {
  if (advancedNetworking?.noProxy === undefined || advancedNetworking.httpsProxy !== undefined) return [];
  const message = `the node class ${quote(name)} has noProxy without httpsProxy`;
  const hint = 'add httpsProxy, or remove noProxy';
  return [
    errorAt(stack, [...path, 'advancedNetworking', 'noProxy'], { code: 'spec/missing-key', message, hint }),
  ];
}

const TERMS = [
  'subnetSelectorTerms',
  'securityGroupSelectorTerms',
  'podSubnetSelectorTerms',
  'podSecurityGroupSelectorTerms',
  'capacityReservationSelectorTerms',
] as const;

/** A term is one id alone, or one name alone, or tags. */
function checkTerms(
  item: AutoNodeClassSpec,
  key: (typeof TERMS)[number],
  path: Segments,
  stack: LayerStack,
): Diagnostic[] {
  return (item[key] ?? []).flatMap((term, index): Diagnostic[] => {
    const given = Object.entries(term)
      .filter(([, value]) => value !== undefined)
      .map(([name]) => name);
    const at: Segments = [...path, key, index];
    const [first, second] = given;
    if (first === undefined) {
      const message = `a term of ${key} is empty, so that it would match everything`;
      return [errorAt(stack, at, { code: 'spec/missing-key', message, hint: 'write an id or tags' })];
    }
    const alone = given.find((name) => name === 'id' || name === 'name');
    const beside = alone === first ? second : first;
    if (alone === undefined || beside === undefined) return [];
    const message = `${alone} of a term of ${key} must stand alone, not beside ${beside}`;
    const other = { path: [...at, beside], message: beside };
    return [conflictAt(stack, [...at, alone], message, 'write two terms: they are alternatives', other)];
  });
}
