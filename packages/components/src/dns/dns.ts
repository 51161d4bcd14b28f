import { specPath, type JsonObject } from '@nodeless/core';
import {
  identityOf,
  KUBE_SYSTEM,
  mirroredImage,
  type ClusterModel,
  type ExternalDnsSpec,
} from '@nodeless/spec';
import type { Component } from '../component.ts';
import { present } from '../objects/present.ts';
import { imageValues } from '../pods/images.ts';
import { guaranteed, type Size } from '../pods/resources.ts';
import { serviceAccountValues } from '../pods/service-account.ts';
import type { Footprint } from '../unit.ts';
import { WAVE } from '../waves.ts';

const NAME = 'external-dns';
const SIZE: Size = { cpu: '250m', memory: '256Mi' };

/** The default of the chart, which pins it by tag. */
/**
 * Stands for `*` in the names of the TXT records that say whose a record is: there it would not be the first label alone,
 * which DNS servers refuse. No host can have this label. Always given, so that the owner of a wildcard that goes is found.
 * Source: docs/registry/txt.md of external-dns v0.21.0
 */
const WILDCARD = '_wildcard';

const IMAGE = 'registry.k8s.io/external-dns/external-dns';

/** What chart 1.21.1 makes with the values below. */
const FOOTPRINT: Footprint = {
  clusterKinds: [
    { group: 'rbac.authorization.k8s.io', kind: 'ClusterRole' },
    { group: 'rbac.authorization.k8s.io', kind: 'ClusterRoleBinding' },
  ],
  namespaces: [KUBE_SYSTEM],
};

/** ExternalDNS: keeps Route 53 records of Services and Ingresses. */
export const dns: Component = {
  name: 'dns',
  units: (model) => {
    const { externalDns } = model.spec.components;
    if (!externalDns) return [];
    const { version, source } = model.spec.versions.externalDns;
    return [
      {
        name: NAME,
        project: 'platform',
        wave: WAVE.controllers,
        namespace: KUBE_SYSTEM,
        specPath: specPath('cluster', 'components', 'externalDns'),
        onRemoval: 'keep',
        source: {
          kind: 'helm',
          pin: source,
          version,
          releaseName: NAME,
          values: values(model, externalDns),
          footprint: FOOTPRINT,
          pods: [
            {
              workload: 'Deployment',
              name: NAME,
              namespace: KUBE_SYSTEM,
              labels: { 'app.kubernetes.io/name': NAME, 'app.kubernetes.io/instance': NAME },
              serviceAccount: NAME,
              replicas: 1,
              images: [mirroredImage(model.spec, IMAGE)],
              resources: SIZE,
            },
          ],
        },
      },
    ];
  },
};

function values(
  { spec }: ClusterModel,
  { domain, hostedZoneIds, policy, annotationPrefix }: ExternalDnsSpec,
): JsonObject {
  return {
    ...imageValues(spec, IMAGE),
    provider: { name: 'aws' },
    sources: ['service', 'ingress'],
    domainFilters: [domain],
    // The chart has no value for these.
    extraArgs: [
      ...(hostedZoneIds ?? []).map((id) => `--zone-id-filter=${id}`),
      `--txt-wildcard-replacement=${WILDCARD}`,
    ],
    policy,
    ...present({ annotationPrefix }),
    // Owns the records that this cluster made, so that clusters can share a zone.
    txtOwnerId: spec.name,
    // Fargate has no instance metadata to ask.
    env: [{ name: 'AWS_REGION', value: spec.region }],
    serviceAccount: serviceAccountValues(spec, identityOf(spec, KUBE_SYSTEM, NAME)),
    resources: guaranteed(SIZE),
  };
}
