import { WAVE, type UpstreamChart } from '@nodeless/catalogue/render';
import { specPath, type JsonObject } from '@nodeless/core';
import { releaseNameOf, type ArgocdChart, type PublishedChart } from '@nodeless/sources';
import type { Component } from '../component.ts';

/** The apps that are charts which Argo CD renders, one Application each. What a chart makes only Argo CD knows. */
export const chartApps: Component = {
  name: 'charts',
  units: (model) =>
    model.chartApps.map((app) => {
      const { name, namespace = name, podSecurity } = app;
      return {
        ...{ name, namespace },
        project: 'workloads',
        wave: WAVE.workloads,
        namespaces: [{ name: namespace, podSecurity }],
        specPath: specPath(`chart/${name}`, 'source'),
        onRemoval: 'delete',
        source: sourceOf(app, namespace),
      };
    }),
};

function sourceOf(app: ArgocdChart, namespace: string): UpstreamChart {
  const { version } = app.source;
  return {
    kind: 'helm',
    pin: pinOf(app.source),
    ...(version === undefined ? {} : { version }),
    releaseName: releaseNameOf(app),
    values: app.values as JsonObject,
    footprint: { clusterKinds: [], namespaces: [namespace] },
    pods: [],
  };
}

function pinOf(source: PublishedChart): UpstreamChart['pin'] {
  if ('git' in source) return { repoURL: source.git, commit: source.commit, path: source.path };
  if ('oci' in source) return { repoURL: source.oci, digest: source.digest };
  return { repoURL: source.repository, chart: source.chart, version: source.version };
}
