import { nearest, PRIMITIVE_CODES } from '@nodeless/catalogue/schema';
import { isCommonVariable, VPC_CNI_VARIABLES } from '@nodeless/contracts/aws';
import { at, textMap, type Diagnostic } from '@nodeless/core';
import { conflictAt, errorAt } from '@nodeless/catalogue';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import { configurationOf } from '../model/addons.ts';
import { variableProblem } from '../schema/addon-configuration/vpc-cni.ts';
import type { ClusterRule } from './rule.ts';

const PREPARES = 'DISABLE_TCP_EARLY_DEMUX';
const EXTERNAL_SNAT = 'AWS_VPC_K8S_CNI_EXTERNALSNAT';

/** Variables of the VPC CNI that do nothing, or take the way to the internet from pods. */
export const cniVariables: ClusterRule = {
  codes: [
    {
      code: 'network/unknown-cni-variable',
      severity: 'warning',
      title: 'The VPC CNI does not know a variable, so that it does nothing',
    },
    {
      code: 'network/external-snat',
      severity: 'error',
      title: 'Pods on nodes in public subnets have no way to the internet',
    },
    PRIMITIVE_CODES['spec/invalid-value'],
    VALUE_CODES['spec/conflict'],
  ],
  title: 'A variable of the VPC CNI is unknown, or takes the network from pods',
  references: ['https://github.com/aws/amazon-vpc-cni-k8s/blob/master/README.md'],
  check({ spec: { addons, compute, network }, stack }) {
    const addon = addons?.['vpc-cni'];
    if (addon === undefined) return [];
    const values = configurationOf(addon);
    const env = textMap(at(values, 'env'));
    const raw = textMap(at(addon.rawConfiguration, 'env'));
    const placeOf = (name: string) => [
      ...['addons', 'vpc-cni', name in raw ? 'rawConfiguration' : 'configuration', 'env', name],
    ];
    const unknown = Object.keys(env).flatMap((name): Diagnostic[] => {
      const problem = problemOf(name);
      if (problem === undefined) return [];
      const { location } = stack.placeOf(placeOf(name));
      return [{ ...problem, code: 'network/unknown-cni-variable', severity: 'warning', location }];
    });
    // The schema has looked at the others.
    const wrong = variableProblem(raw);
    if (wrong !== undefined)
      unknown.push(
        errorAt(stack, ['addons', 'vpc-cni', 'rawConfiguration', 'env'], {
          code: 'spec/invalid-value',
          message: `addons.vpc-cni.rawConfiguration.env: ${wrong}`,
          hint: 'write the value as text, for example "true" or "2"',
        }),
      );
    const family = foreignFamily(env, network?.ipFamily);
    if (family !== undefined) {
      const other = { path: ['network', 'ipFamily'], message: 'the addresses of the cluster' };
      const hint =
        'remove it: the add-on knows the addresses of its cluster, and nobody can change them later';
      unknown.push(conflictAt(stack, placeOf(family.name), family.message, hint, other));
    }
    const groups = ['managedNodeGroups', 'selfManagedNodeGroups'] as const;
    const inPublic = groups.flatMap((list) =>
      (compute?.[list] ?? []).flatMap(({ name, privateNetworking }, index) =>
        privateNetworking ? [] : [{ name, path: ['compute', list, index] }],
      ),
    );
    const [group] = inPublic;
    if (env[EXTERNAL_SNAT] !== 'true' || group === undefined) return unknown;
    const message = `${EXTERNAL_SNAT}: the nodes of the group "${group.name}" are in public subnets, and without SNAT their pods go to the internet gateway with private addresses: nothing comes back`;
    const hint =
      'write privateNetworking: true for the group, so that a NAT gateway does it, or leave the variable out';
    const other = { path: group.path, message: 'the group' };
    return [
      ...unknown,
      { ...conflictAt(stack, placeOf(EXTERNAL_SNAT), message, hint, other), code: 'network/external-snat' },
    ];
  },
};

/** Nobody chooses the family of addresses by variables: pods would get addresses that nothing in the cluster routes, or none. */
function foreignFamily(
  env: { readonly [name: string]: string },
  family: 'IPv4' | 'IPv6' | undefined,
): { readonly name: string; readonly message: string } | undefined {
  if (family === undefined) return undefined;
  const own = family === 'IPv4' ? 'ENABLE_IPv4' : 'ENABLE_IPv6';
  const foreign = family === 'IPv4' ? 'ENABLE_IPv6' : 'ENABLE_IPv4';
  const name = env[own] === 'false' ? own : env[foreign] === 'true' ? foreign : undefined;
  if (name === undefined) return undefined;
  return {
    name,
    message: `${name}: "${env[name] ?? ''}" in a cluster with ${family}: pods would get no address that it routes`,
  };
}

function problemOf(name: string): Pick<Diagnostic, 'message' | 'hint'> | undefined {
  if (name === PREPARES)
    return {
      message: `${name} does nothing in env: the container that prepares the node reads it`,
      hint: `write init: { env: { ${name}: "true" } }`,
    };
  if (VPC_CNI_VARIABLES.has(name) || isCommonVariable(name)) return undefined;
  const meant = nearest(name, [...VPC_CNI_VARIABLES.keys()]);
  return {
    message: `the VPC CNI does not know the variable ${name}: it does nothing`,
    hint: meant === undefined ? 'correct the name, or remove it' : `did you mean ${meant}?`,
  };
}
