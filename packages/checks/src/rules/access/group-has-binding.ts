import { at, childPath, maps, specPath, type SpecPath } from '@nodeless/core';
import type { ClusterConfig } from '@nodeless/eksctl-schema';
import { overlayPath, type ClusterModel } from '@nodeless/sources';
import { finding, type Rule } from '../../rule.ts';

/**
 * A group gives its members nothing by itself: without a binding they authenticate, and everything is forbidden. A
 * binding for a group that nobody is in does nothing either.
 */
export const groupHasBinding: Rule = {
  codes: [
    {
      code: 'access/entry-shape-and-binding',
      severity: 'error or warning',
      title: 'A group and the bindings that give it roles do not fit together',
    },
  ],
  references: ['https://docs.aws.amazon.com/eks/latest/userguide/creating-access-entries.html'],
  *check({ model, clusterConfig, resources }) {
    const groups = groupsOf(model, clusterConfig);
    const bound = new Set(
      resources
        .filter(({ manifest }) => manifest.kind === 'RoleBinding' || manifest.kind === 'ClusterRoleBinding')
        .flatMap(({ manifest }) => maps(at(manifest, 'subjects')))
        .filter((subject) => subject['kind'] === 'Group')
        .map((subject) => at(subject, 'name')),
    );
    for (const { name, path } of groups) {
      if (bound.has(name) || name.startsWith('system:')) continue;
      yield finding(
        model,
        path,
        'access/entry-shape-and-binding',
        `no binding gives the group "${name}" a role: its members may do nothing`,
        {
          hint: 'add it to access.rbac.bindings, or leave the group out',
        },
      );
    }
    for (const [index, { name: binding, groups: names }] of model.spec.access.rbac.bindings.entries()) {
      for (const [position, name] of names.entries()) {
        if (name.startsWith('system:') || groups.some((group) => group.name === name)) continue;
        if (mayComeFromProvider(name, clusterConfig)) continue;
        const path = specPath('cluster', 'access', 'rbac', 'bindings', index, 'groups', position);
        yield finding(
          model,
          path,
          'access/entry-shape-and-binding',
          `the binding "${binding}" names the group "${name}", which no access entry and no mapping has`,
          {
            severity: 'warning',
            hint: 'correct the name; a group of an OIDC provider needs that provider in eksctl.identityProviders, with its groupsClaim and groupsPrefix',
          },
        );
      }
    }
  },
};

interface Group {
  readonly name: string;
  readonly path: SpecPath;
}

/** The groups of all access entries and mappings that the merged ClusterConfig has. */
function groupsOf(
  { spec }: ClusterModel,
  { accessConfig, iamIdentityMappings = [] }: ClusterConfig,
): Group[] {
  const { entries, mappings } = spec.access;
  const ofEntries = (accessConfig?.accessEntries ?? []).map(({ principalARN, kubernetesGroups = [] }) => ({
    names: kubernetesGroups,
    path:
      pathOf('entries', entries, principalARN) ??
      overlayPath(
        spec,
        'accessConfig',
        'accessEntries',
        (entry) => entry['principalARN'] === principalARN,
        'kubernetesGroups',
      ),
  }));
  const ofMappings = iamIdentityMappings.map(({ arn, groups = [] }) => ({
    names: groups,
    path:
      pathOf('mappings', mappings, arn) ??
      overlayPath(spec, 'iamIdentityMappings', (entry) => entry['arn'] === arn, 'groups'),
  }));
  return [...ofEntries, ...ofMappings].flatMap(({ names, path = specPath('cluster', 'access') }) =>
    names.map((name, index) => ({ name, path: childPath(path, index) })),
  );
}

function pathOf(
  list: 'entries' | 'mappings',
  written: readonly { readonly principal: string }[],
  arn: string | undefined,
): SpecPath | undefined {
  const index = written.findIndex(({ principal }) => principal === arn);
  return index < 0 ? undefined : specPath('cluster', 'access', list, index, 'groups');
}

/**
 * Groups that a token of an OIDC provider may bring.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/authenticate-oidc-identity-provider.html
 */
function mayComeFromProvider(group: string, { identityProviders = [] }: ClusterConfig): boolean {
  return identityProviders.some(
    ({ groupsClaim = '', groupsPrefix = '' }) => groupsClaim !== '' && group.startsWith(groupsPrefix),
  );
}
