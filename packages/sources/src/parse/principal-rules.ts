import type { Diagnostic } from '@nodeless/core';
import { errorAt, type Segments } from '@nodeless/catalogue';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import { PRIMITIVE_CODES } from '@nodeless/catalogue/schema';
import type { LayerStack } from '../layers/stack.ts';
import type { Access } from '../schema/access.ts';
import type { ClusterRule } from './rule.ts';

/** What EKS and the authenticator of the cluster make of principals that are right as ARNs. */
export const principals: ClusterRule = {
  codes: [VALUE_CODES['spec/conflict'], PRIMITIVE_CODES['spec/invalid-value']],
  title: 'EKS or the authenticator makes nothing of a principal',
  references: [
    'https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateAccessEntry.html',
    'https://docs.aws.amazon.com/eks/latest/userguide/creating-access-entries.html',
    'https://docs.aws.amazon.com/eks/latest/userguide/auth-configmap.html',
  ],
  check({ spec: { access, accountId }, stack }) {
    if (access === undefined) return [];
    return [
      ...nodesAreRoles(access, stack),
      ...nodesAreOwn(access, stack, accountId),
      ...mappedPaths(access, stack),
      ...mappedInVain(access, stack),
    ];
  },
};

/** A node has a role, and never is a user. */
function nodesAreRoles({ entries }: Access, stack: LayerStack): Diagnostic[] {
  return entries.flatMap(({ principal, type }, index) => {
    if (type === 'STANDARD' || !principal.includes(':user/')) return [];
    const path = ['access', 'entries', index];
    const error = errorAt(stack, [...path, 'principal'], {
      code: 'spec/conflict',
      message: `an access entry of type ${type} is for the role of nodes, and ${principal} is a user`,
      hint: 'name the role of the nodes, or leave the type out',
    });
    return [related(error, `type: ${type}`, stack, [...path, 'type'])];
  });
}

/** People of other accounts may come in, nodes of others may not. */
function nodesAreOwn({ entries }: Access, stack: LayerStack, accountId: string | undefined): Diagnostic[] {
  return entries.flatMap(({ principal, type }, index) => {
    const [, , , , account] = principal.split(':');
    if (type === 'STANDARD' || accountId === undefined || account === accountId) return [];
    const error = errorAt(stack, ['access', 'entries', index, 'principal'], {
      code: 'spec/conflict',
      message: `the role of an access entry of type ${type} is in the account of the cluster, not in ${account}`,
      hint: `name a role of ${accountId}, or leave the type out`,
    });
    return [related(error, 'accountId', stack, ['accountId'])];
  });
}

/** The authenticator compares roles without their path, so that a mapping with one is never met. */
function mappedPaths({ mappings }: Access, stack: LayerStack): Diagnostic[] {
  return mappings.flatMap(({ principal }, index) => {
    const [kind = '', ...rest] = principal.slice(principal.lastIndexOf(':') + 1).split('/');
    if (kind !== 'role' || rest.length < 2) return [];
    const plain = principal.replace(/:role\/.*\//, ':role/');
    return [
      errorAt(stack, ['access', 'mappings', index, 'principal'], {
        code: 'spec/invalid-value',
        message: `aws-auth knows no paths of roles: ${principal} would match nobody`,
        hint: `write ${plain}, or an access entry, which takes the path`,
      }),
    ];
  });
}

/** A principal with an access entry is not looked up in aws-auth. People who move from one to the other have both for a while. */
function mappedInVain(
  { mode, admins, breakGlass, entries, mappings }: Access,
  stack: LayerStack,
): Diagnostic[] {
  if (mode !== 'API_AND_CONFIG_MAP') return [];
  const placed: [string, Segments][] = [
    ...admins.map((arn, index): [string, Segments] => [arn, ['access', 'admins', index]]),
    ...(breakGlass === undefined ? [] : [[breakGlass, ['access', 'breakGlass']] as [string, Segments]]),
    ...entries.map(({ principal }, index): [string, Segments] => [
      principal,
      ['access', 'entries', index, 'principal'],
    ]),
  ];
  const places = new Map(placed);
  return mappings.flatMap(({ principal }, index) => {
    const entry = places.get(principal);
    if (entry === undefined) return [];
    const found = errorAt(stack, ['access', 'mappings', index, 'principal'], {
      code: 'spec/conflict',
      message: `${principal} has an access entry, so that its mapping is not looked at`,
      hint: 'give the entry what the mapping permits, and take the mapping away',
    });
    return [related({ ...found, severity: 'warning' }, 'its access entry', stack, entry)];
  });
}

function related(finding: Diagnostic, message: string, stack: LayerStack, path: Segments): Diagnostic {
  return { ...finding, related: [{ message, location: stack.placeOf(path).location }] };
}
