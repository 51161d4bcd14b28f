import { RENDERED, specPath } from '@nodeless/core';
import { ARGOCD_NAMESPACE } from '@nodeless/sources';
import { WAVE } from '@nodeless/catalogue/render';
import type { Component } from '../component.ts';
import { emit } from '../objects/emit.ts';
import { application } from './application.ts';
import { projects } from './projects.ts';
import { ROOT, rootApplication } from './root.ts';
import { selfManagement } from './self-management.ts';

/** Argo CD: itself, the root Application, the projects, and one Application for each unit of all components. */
export const argocd: Component = {
  name: 'argocd',
  units: selfManagement,
  overview: (model, units) => [
    {
      name: ROOT,
      project: 'bootstrap',
      wave: WAVE.projects,
      namespace: ARGOCD_NAMESPACE,
      specPath: specPath('argocd/settings', 'repository'),
      onRemoval: 'keep',
      source: {
        kind: 'manifests',
        pathOf: ({ kind, metadata: { name } }) => {
          if (name === ROOT) return RENDERED.root;
          return kind === 'AppProject' ? RENDERED.project(name) : RENDERED.application(name);
        },
        draw: (chart) => {
          emit(chart, rootApplication(model));
          for (const { manifest, specPath } of projects(model, units)) emit(chart, manifest, specPath);
          for (const unit of units) emit(chart, application(unit, model), unit.specPath);
        },
      },
    },
  ],
};
