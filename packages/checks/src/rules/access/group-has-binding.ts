import { at, maps, specPath, type SpecPath } from '@nodeless/core';
import { finding, type Rule } from '../../rule.ts';

/**
 * A group gives its members nothing by itself: without a binding they authenticate, and everything is forbidden. A
 * binding for a group that nobody is in does nothing either.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/creating-access-entries.html
 */
export const groupHasBinding: Rule = {
  codes: ['access/entry-shape-and-binding'],
  *check({ model, resources }) {
    const { entries, mappings, rbac } = model.spec.access;
    const groups = [
      ...entries.map(({ groups: names }, index) => ({
        names,
        path: specPath('cluster', 'access', 'entries', index, 'groups'),
      })),
      ...mappings.map(({ groups: names }, index) => ({
        names,
        path: specPath('cluster', 'access', 'mappings', index, 'groups'),
      })),
    ].flatMap(({ names, path }) => names.map((name, index): Group => ({ name, path: `${path}/${index}` })));

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
    for (const [index, { name: binding, groups: names }] of rbac.bindings.entries()) {
      for (const [position, name] of names.entries()) {
        if (name.startsWith('system:') || groups.some((group) => group.name === name)) continue;
        const path = specPath('cluster', 'access', 'rbac', 'bindings', index, 'groups', position);
        yield finding(
          model,
          path,
          'access/entry-shape-and-binding',
          `the binding "${binding}" names the group "${name}", which no access entry and no mapping has`,
          {
            severity: 'warning',
            hint: 'correct the name; groups of an OIDC provider may stay',
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
