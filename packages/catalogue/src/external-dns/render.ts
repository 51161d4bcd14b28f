import type { JsonObject } from '@nodeless/core';
import type { RenderInput } from '../component.ts';
import { chartUnit } from '../render/chart.ts';
import { imageValues } from '../render/images.ts';
import { present } from '../render/present.ts';
import { guaranteed, type Size } from '../render/resources.ts';
import { serviceAccountValues } from '../render/service-account.ts';
import type { Unit } from '../render/unit.ts';
import { NAME } from './name.ts';
import type { ExternalDnsSchema } from './options.ts';
import type { ExternalDnsRelease } from './release.ts';

/**
 * Stands for `*` in the names of the TXT records that say whose a record is: there it would not be the first label alone,
 * which DNS servers refuse. No host can have this label. Always given, so that the owner of a wildcard that goes is found.
 * Source: docs/registry/txt.md of external-dns v0.21.0
 */
const WILDCARD = '_wildcard';

const SIZE: Size = { cpu: '250m', memory: '256Mi' };

/** The default of the chart, which pins it by tag. */
const IMAGE = 'registry.k8s.io/external-dns/external-dns';

/** ExternalDNS: keeps Route 53 records of Services and Ingresses. */
export function render(input: RenderInput<typeof ExternalDnsSchema, typeof ExternalDnsRelease>): Unit[] {
  return [
    chartUnit(input, {
      name: NAME,
      values: values(input),
      // What chart 1.21.1 makes with these values.
      clusterKinds: [
        { group: 'rbac.authorization.k8s.io', kind: 'ClusterRole' },
        { group: 'rbac.authorization.k8s.io', kind: 'ClusterRoleBinding' },
      ],
      pods: [{ serviceAccount: NAME, replicas: 1, images: [input.image(IMAGE)], resources: SIZE }],
    }),
  ];
}

function values(input: RenderInput<typeof ExternalDnsSchema, typeof ExternalDnsRelease>): JsonObject {
  const { cluster, identity } = input;
  const { domain, hostedZoneIds, policy, annotationPrefix } = input.options;
  return {
    ...imageValues(input, IMAGE),
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
    txtOwnerId: cluster.name,
    // Fargate has no instance metadata to ask.
    env: [{ name: 'AWS_REGION', value: cluster.region }],
    serviceAccount: serviceAccountValues(cluster, identity()),
    resources: guaranteed(SIZE),
  };
}
