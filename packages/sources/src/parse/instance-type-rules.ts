import { architectureOf, INSTANCE_TYPES, instanceType } from '@nodeless/contracts/aws';
import { type Diagnostic, type CodeDefinition } from '@nodeless/core';
import { quote, suggestion } from '@nodeless/catalogue/schema';
import type { Segments } from '@nodeless/catalogue';
import type { LayerStack } from '../layers/stack.ts';
import type { Compute } from '../schema/compute.ts';
import type { ClusterRule } from './rule.ts';

export const CONFLICTING_REQUIREMENTS: CodeDefinition = {
  code: 'karpenter/conflicting-requirements',
  severity: 'error or warning',
  title: 'The requirements of a node pool exclude each other',
};

/** Instance types that node groups and node pools name, each with its place. */
export const instanceTypes: ClusterRule = {
  codes: [
    {
      code: 'capacity/unknown-instance-type',
      severity: 'warning',
      title: 'An instance type is not among the known ones',
    },
    CONFLICTING_REQUIREMENTS,
  ],
  title: 'An instance type is not known, or those of a node pool all have another architecture',
  references: ['https://karpenter.sh/docs/reference/instance-types/'],
  check({ spec: { compute }, stack }) {
    if (compute === undefined) return [];
    const { karpenter, managedNodeGroups, selfManagedNodeGroups } = compute;
    const lists: readonly (readonly [path: Segments, owners: Owners])[] = [
      [['compute', 'managedNodeGroups'], managedNodeGroups],
      [['compute', 'selfManagedNodeGroups'], selfManagedNodeGroups],
      [['compute', 'karpenter', 'nodePools'], karpenter.nodePools],
    ];
    return [
      ...lists.flatMap(([path, owners]) =>
        owners.flatMap(({ instanceTypes = [] }, index) =>
          instanceTypes.flatMap((name, position) =>
            unknownType(name, [...path, index, 'instanceTypes', position], stack),
          ),
        ),
      ),
      ...karpenter.nodePools.flatMap((pool, index) =>
        noArchitecture(pool, ['compute', 'karpenter', 'nodePools', index], stack),
      ),
    ];
  },
};

type Owners = readonly { readonly instanceTypes?: readonly string[] | undefined }[];

/**
 * A type that the table does not know is mistyped, or newer than the table: so this is no error.
 * Source of the table: https://karpenter.sh/docs/reference/instance-types/
 */
function unknownType(name: string, path: Segments, stack: LayerStack): Diagnostic[] {
  if (instanceType(name) !== undefined) return [];
  const ofFamily = INSTANCE_TYPES.filter(({ family }) => family === name.split('.')[0]);
  const candidates = (ofFamily.length > 0 ? ofFamily : INSTANCE_TYPES).map((type) => type.name);
  return [
    {
      code: 'capacity/unknown-instance-type',
      severity: 'warning',
      message: `${quote(name)} is not among the known instance types`,
      hint: suggestion(name, candidates) ?? 'look it up, or leave it if it is very new',
      location: stack.placeOf(path).location,
    },
  ];
}

/** Karpenter meets all requirements at once, so a pool whose types all have another architecture makes no node. */
function noArchitecture(
  { name, architectures, instanceTypes = [] }: Compute['karpenter']['nodePools'][number],
  path: Segments,
  stack: LayerStack,
): Diagnostic[] {
  const wrong = instanceTypes.filter((type) => !architectures.includes(architectureOf(type)));
  if (wrong.length === 0) return [];
  const all = wrong.length === instanceTypes.length;
  const verb = wrong.length === 1 ? 'is' : 'are';
  return [
    {
      code: 'karpenter/conflicting-requirements',
      severity: all ? 'error' : 'warning',
      message: `${wrong.join(', ')} ${verb} not ${architectures.join(' or ')}: the node pool ${quote(name)} would ${all ? 'make no node' : `never use ${wrong.length === 1 ? 'it' : 'them'}`}`,
      hint: 'add the architecture to architectures, or name other types',
      location: stack.placeOf([...path, 'instanceTypes']).location,
      related: [
        {
          message: `architectures: ${architectures.join(', ')}`,
          location: stack.placeOf([...path, 'architectures']).location,
        },
      ],
    },
  ];
}
