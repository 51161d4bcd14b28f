import type { Diagnostic } from '@nodeless/core';
import { suggestion, PRIMITIVE_CODES } from '@nodeless/catalogue/schema';
import { errorAt, type Segments, type Catalogue } from '@nodeless/catalogue';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import type { LayerStack } from '../layers/stack.ts';
import type { Access } from '../schema/access.ts';
import { rbacNameOwner } from '../model/taken-rbac-names.ts';
import { BUILT_IN_ROLES } from '../schema/rbac.ts';
import { duplicateEntries, duplicateNames, DUPLICATE_NAME } from './duplicates.ts';
import type { ClusterRule } from './rule.ts';

/** What EKS and eksctl refuse about access, before they are asked. */
export const accessEntries: ClusterRule = {
  codes: [
    VALUE_CODES['spec/conflict'],
    VALUE_CODES['spec/invalid-name'],
    PRIMITIVE_CODES['spec/invalid-value'],
    DUPLICATE_NAME,
  ],
  title: 'EKS or eksctl would refuse access entries, or a binding is there twice',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/creating-access-entries.html',
    'https://eksctl.io/usage/access-entries/',
  ],
  check({ spec: { access }, stack, fleet: { catalogue } }) {
    if (access === undefined) return [];
    return [
      ...checkMode(access, stack),
      ...duplicateEntries(stack, 'the principal', entryPrincipals(access)),
      ...duplicateEntries(stack, 'the principal', mappedPrincipals(access)),
      ...checkNodeEntries(access, stack),
      ...checkBindings(access, stack, catalogue),
    ];
  },
};

interface Named {
  readonly name: string;
  readonly path: Segments;
}

function entryPrincipals({ admins, breakGlass, entries }: Access): Named[] {
  return [
    ...admins.map((name, index) => ({ name, path: ['access', 'admins', index] })),
    ...(breakGlass === undefined ? [] : [{ name: breakGlass, path: ['access', 'breakGlass'] }]),
    ...entries.map(({ principal }, index) => ({
      name: principal,
      path: ['access', 'entries', index, 'principal'],
    })),
  ];
}

function mappedPrincipals({ mappings }: Access): Named[] {
  return mappings.map(({ principal }, index) => ({
    name: principal,
    path: ['access', 'mappings', index, 'principal'],
  }));
}

/** Entries are not read with CONFIG_MAP, the ConfigMap is not read with API. */
function checkMode(access: Access, stack: LayerStack): Diagnostic[] {
  const { mode } = access;
  if (mode === 'API_AND_CONFIG_MAP') return [];
  const ignored = mode === 'API' ? mappedPrincipals(access) : entryPrincipals(access);
  const [first] = ignored;
  if (first === undefined) return [];
  const error = errorAt(stack, first.path, {
    code: 'spec/conflict',
    message: `access.mode ${mode} does not read ${mode === 'API' ? 'aws-auth: the mappings' : 'access entries: they'} would have no effect`,
    hint:
      mode === 'API'
        ? 'write entries instead of mappings, or mode: API_AND_CONFIG_MAP'
        : 'write mode: API_AND_CONFIG_MAP, or mappings with the group system:masters',
  });
  return [
    { ...error, related: [{ message: 'access.mode', location: stack.placeOf(['access', 'mode']).location }] },
  ];
}

function checkNodeEntries({ entries }: Access, stack: LayerStack): Diagnostic[] {
  return entries.flatMap((entry, index) => {
    // An entry of type EC2 carries AmazonEKSAutoNodePolicy; eksctl lets it have groups and policies.
    if (entry.type === 'STANDARD' || entry.type === 'EC2') return [];
    const given = (['username', 'groups', 'policies'] as const).filter(
      (key) => (entry[key]?.length ?? 0) > 0,
    );
    return given.map((key): Diagnostic => {
      const path = ['access', 'entries', index];
      const error = errorAt(stack, [...path, key], {
        code: 'spec/conflict',
        message: `an access entry of type ${entry.type} cannot have ${key}`,
        hint: 'leave it out: the type brings all that nodes need',
      });
      return {
        ...error,
        related: [{ message: `type: ${entry.type}`, location: stack.placeOf([...path, 'type']).location }],
      };
    });
  });
}

function checkBindings({ rbac }: Access, stack: LayerStack, catalogue: Catalogue): Diagnostic[] {
  const known = [...BUILT_IN_ROLES, ...rbac.roles.map(({ name }) => name)];
  const unknown = rbac.bindings.flatMap(({ role }, index) =>
    known.includes(role)
      ? []
      : [
          errorAt(stack, ['access', 'rbac', 'bindings', index, 'role'], {
            code: 'spec/invalid-value',
            message: `access.rbac holds no role ${JSON.stringify(role)}`,
            hint: suggestion(role, known) ?? `roles are ${known.join(', ')}`,
          }),
        ],
  );
  const taken = [
    ...rbac.roles.flatMap(({ name }, index) => {
      const owner = rbacNameOwner(catalogue, 'ClusterRole', name);
      return owner === undefined ? [] : [takenName(stack, ['roles', index], name, `a role of ${owner}`)];
    }),
    ...rbac.bindings.flatMap(({ name, namespaces }, index) =>
      bindingOwners(catalogue, name, namespaces).map((owner) =>
        takenName(stack, ['bindings', index], name, `a binding of ${owner}`),
      ),
    ),
  ];
  return [
    ...unknown,
    ...taken,
    ...duplicateNames(stack, ['access', 'rbac', 'roles'], rbac.roles),
    ...duplicateNames(stack, ['access', 'rbac', 'bindings'], rbac.bindings),
  ];
}

/** Who already has a binding of this name, in the whole cluster or in one of the namespaces. */
function bindingOwners(
  catalogue: Catalogue,
  name: string,
  namespaces: readonly string[] | undefined,
): string[] {
  if (namespaces === undefined) {
    const owner = rbacNameOwner(catalogue, 'ClusterRoleBinding', name);
    return owner === undefined ? [] : [owner];
  }
  return namespaces.flatMap((namespace) => {
    const owner = rbacNameOwner(catalogue, 'RoleBinding', name, namespace);
    return owner === undefined ? [] : [`${owner} in the namespace ${namespace}`];
  });
}

function takenName(stack: LayerStack, path: Segments, name: string, what: string): Diagnostic {
  return errorAt(stack, ['access', 'rbac', ...path, 'name'], {
    code: 'spec/invalid-name',
    message: `${JSON.stringify(name)} is ${what}`,
    hint: 'choose another name: two owners would overwrite the object of each other',
  });
}
