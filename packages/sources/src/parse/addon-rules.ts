import { askedComponents, type Catalogue } from '@nodeless/catalogue';
import { EKS_ADDONS, isKnownAddon } from '@nodeless/contracts/aws';
import type { Diagnostic } from '@nodeless/core';
import { nearest, quote } from '@nodeless/catalogue/schema';
import { errorAt } from '@nodeless/catalogue';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import type { LayerStack } from '../layers/stack.ts';
import { defaultIdentity } from '../model/addons.ts';
import type { ClusterSpec } from '../schema/cluster.ts';
import type { ClusterRule } from './rule.ts';

/** What people look for among the EKS add-ons and do not find there, besides components. */
const NOT_IN_EKS: { readonly [name: string]: string } = {
  'argo-cd': 'Argo CD is part of every cluster; argocd.mode says how it runs',
  karpenter: 'write compute.karpenter.nodePools',
};

/** What to write instead of an add-on that EKS does not have; undefined for all others. */
function insteadOf(name: string, catalogue: Catalogue): string | undefined {
  if (Object.hasOwn(NOT_IN_EKS, name)) return NOT_IN_EKS[name];
  if (isKnownAddon(name)) return undefined;
  const component = Object.values(catalogue).find(({ applications }) => applications.includes(name));
  return component && `write components.${component.key}: {}`;
}

/** An add-on must exist in EKS, have one owner, and know its service account where it has a role. */
export const addonOwners: ClusterRule = {
  codes: [
    { code: 'spec/unknown-addon', severity: 'warning', title: 'No add-on of EKS is known by this name' },
    VALUE_CODES['spec/conflict'],
    VALUE_CODES['spec/missing-key'],
  ],
  title: 'EKS does not have an add-on, a component would own its objects too, or its role lacks something',
  references: ['packages/contracts/src/aws/eks-addons.ts'],
  check({ spec: { addons = {} as ClusterSpec['addons'], components = {} }, stack, fleet: { catalogue } }) {
    const wanted = Object.entries(addons).filter(([, addon]) => addon !== undefined && addon !== false);
    const unknown = wanted.flatMap(([name]) => {
      const hint = insteadOf(name, catalogue);
      if (hint === undefined) return [];
      const message = `addons.${name} is not an add-on of EKS`;
      return [errorAt(stack, ['addons', name], { code: 'spec/conflict', message, hint })];
    });
    const twice = askedComponents(catalogue, components).flatMap(({ component }): Diagnostic[] => {
      const { key, addonTwin: name } = component;
      if (name === undefined || !wanted.some(([addon]) => addon === name)) return [];
      const error = errorAt(stack, ['addons', name], {
        code: 'spec/conflict',
        message: `addons.${name} and components.${key} would both own the same objects`,
        hint: 'keep one of them; false leaves one out',
      });
      const other = stack.placeOf(['components', key]).location;
      return [{ ...error, related: [{ message: `components.${key}`, location: other }] }];
    });
    return [
      ...unknown,
      ...wanted.flatMap(([name]) => unknownName(name, stack, catalogue)),
      ...twice,
      ...wanted.flatMap(([name, addon]) => identityProblems(name, addon, stack, catalogue)),
    ];
  },
};

/** EKS would refuse the add-on while the cluster is made, after half an hour. */
function unknownName(name: string, stack: LayerStack, catalogue: Catalogue): Diagnostic[] {
  if (isKnownAddon(name) || insteadOf(name, catalogue) !== undefined) return [];
  const meant = nearest(name, EKS_ADDONS);
  return [
    {
      code: 'spec/unknown-addon',
      severity: 'warning',
      message: `no add-on of EKS is known as ${quote(name)}: EKS would refuse it while the cluster is made`,
      hint:
        meant === undefined
          ? 'aws eks describe-addon-versions lists the names'
          : `did you mean ${quote(meant)}?`,
      location: stack.placeOf(['addons', name]).location,
    },
  ];
}

function identityProblems(
  name: string,
  addon: ClusterSpec['addons'][string] | undefined,
  stack: LayerStack,
  catalogue: Catalogue,
): Diagnostic[] {
  if (!addon || !('identity' in addon) || addon.identity === undefined) return [];
  if (defaultIdentity(catalogue, name) !== undefined) return [];
  const { identity } = addon;
  return (['serviceAccount', 'policies'] as const)
    .filter((key) => identity[key] === undefined)
    .map((key) =>
      errorAt(stack, ['addons', name, 'identity'], {
        code: 'spec/missing-key',
        message: `addons.${name}.identity: the key "${key}" is missing`,
        hint:
          key === 'policies'
            ? 'list the policies of the role'
            : 'name the service account that the add-on makes',
      }),
    );
}
