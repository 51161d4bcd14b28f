import { nameLabel, nonEmpty, nonEmptyMap, present } from '@nodeless/catalogue/render';
import type { JsonObject, Manifest } from '@nodeless/core';
import { DEFAULT_REPLICAS, governingService, type AppSpec } from '@nodeless/sources';
import { isOnOneNode, volumeClaimTemplates } from './claims.ts';
import { cronJob, job } from './jobs.ts';
import { podTemplate } from './pod-template.ts';

/** A new pod would wait for a disk that the old one has. */
const RECREATE = { type: 'Recreate' } as const;

/** What makes the pods of an app. */
export function workload(app: AppSpec, namespace: string, placement: JsonObject): Manifest {
  const { workload: kinds } = app;
  if ('cronJob' in kinds) return cronJob(app, kinds.cronJob, namespace, placement);
  if ('job' in kinds) return job(app, kinds.job, namespace, placement);
  const labels = nameLabel(app.name);
  const common = { selector: { matchLabels: labels }, template: podTemplate(app, placement) };
  const of = (kind: string, spec: JsonObject): Manifest => ({
    apiVersion: 'apps/v1',
    kind,
    metadata: { name: app.name, namespace, labels },
    spec: { ...spec, ...common },
  });
  // The autoscaler's number: one in the manifest would be set again by each sync.
  const replicas = app.scaling === undefined ? (app.replicas ?? DEFAULT_REPLICAS) : undefined;
  if ('deployment' in kinds) {
    const { strategy = isOnOneNode(app) ? RECREATE : undefined, ...rest } = kinds.deployment;
    return of('Deployment', present({ replicas, strategy: strategy && updateStrategy(strategy), ...rest }));
  }
  if ('daemonSet' in kinds) {
    const { updateStrategy: strategy, ...rest } = kinds.daemonSet;
    return of('DaemonSet', present({ updateStrategy: strategy && updateStrategy(strategy), ...rest }));
  }
  const {
    serviceName: _,
    publishNotReadyAddresses: __,
    updateStrategy: strategy,
    ordinals,
    persistentVolumeClaimRetentionPolicy: retention,
    ...rest
  } = kinds.statefulSet;
  return of(
    'StatefulSet',
    present({
      replicas,
      serviceName: governingService(app),
      updateStrategy: strategy && updateStrategy(strategy),
      ordinals,
      persistentVolumeClaimRetentionPolicy: retention && nonEmptyMap(present(retention)),
      volumeClaimTemplates: nonEmpty(volumeClaimTemplates(app)),
      ...rest,
    }),
  );
}

/** The type beside what belongs to it; undefined where nothing is said. */
function updateStrategy({
  type,
  ...numbers
}: {
  readonly type?: string | undefined;
  readonly [number: string]: string | number | undefined;
}): JsonObject | undefined {
  return nonEmptyMap(present({ type, rollingUpdate: nonEmptyMap(present(numbers)) })) as
    JsonObject | undefined;
}
