import { childPath, specPath, type Manifest, type SpecPath } from '@nodeless/core';
import { namedApps, type ClusterModel } from '@nodeless/sources';
import { KUBE_SYSTEM } from '@nodeless/catalogue';
import { present, type Unit, WAVE } from '@nodeless/catalogue/render';
import type { Component } from '../component.ts';
import { emit } from '../objects/emit.ts';

const RBAC = specPath('cluster', 'access', 'rbac');
const API_VERSION = 'rbac.authorization.k8s.io/v1';

/**
 * Roles of Kubernetes and the groups that have them. What holds in the namespace of an app is an Application of the
 * project of apps, because the project of the platform does not reach there, nor the other way round.
 */
export const access: Component = {
  name: 'access',
  units: (model) => {
    const appNamespaces = new Set(namedApps(model).map(({ namespace }) => namespace));
    const placed = bindings(model);
    const inApps = placed.filter(({ namespace }) => namespace !== undefined && appNamespaces.has(namespace));
    const others = placed.filter((one) => !inApps.includes(one));
    return [
      ...unit('access', 'platform', [...roles(model), ...others]),
      ...unit('access-apps', 'workloads', inApps),
    ];
  },
};

interface Placed {
  readonly manifest: Manifest;
  readonly path: SpecPath;
  /** Absent for the whole cluster. */
  readonly namespace?: string;
}

function unit(name: string, project: Unit['project'], objects: readonly Placed[]): Unit[] {
  if (objects.length === 0) return [];
  const namespaces = [...new Set(objects.flatMap(({ namespace }) => namespace ?? []))];
  return [
    {
      name,
      project,
      wave: WAVE.controllers,
      namespace: project === 'workloads' ? (namespaces[0] ?? KUBE_SYSTEM) : KUBE_SYSTEM,
      namespaces: namespaces.map((namespace) => ({ name: namespace, podSecurity: 'restricted' })),
      specPath: RBAC,
      onRemoval: project === 'workloads' ? 'delete' : 'keep',
      source: {
        kind: 'manifests',
        draw: (chart) => {
          for (const { manifest, path } of objects) emit(chart, manifest, path);
        },
      },
    },
  ];
}

function roles({ spec }: ClusterModel): Placed[] {
  return spec.access.rbac.roles.map(({ name, rules }, index) => ({
    path: childPath(RBAC, 'roles', index),
    manifest: {
      apiVersion: API_VERSION,
      kind: 'ClusterRole',
      metadata: { name },
      rules: rules.map((rule) => present({ ...rule })),
    },
  }));
}

function bindings({ spec }: ClusterModel): Placed[] {
  return spec.access.rbac.bindings.flatMap(({ name, role, groups, namespaces }, index): Placed[] => {
    const path = childPath(RBAC, 'bindings', index);
    const body = {
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role },
      subjects: groups.map((group) => ({
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'Group',
        name: group,
      })),
    };
    if (namespaces === undefined) {
      return [
        {
          path,
          manifest: { apiVersion: API_VERSION, kind: 'ClusterRoleBinding', metadata: { name }, ...body },
        },
      ];
    }
    return namespaces.map((namespace) => ({
      path,
      namespace,
      manifest: { apiVersion: API_VERSION, kind: 'RoleBinding', metadata: { name, namespace }, ...body },
    }));
  });
}
