import { at, describeObject, placeInObject } from '@nodeless/core';
import { finding, type Rule } from '../../rule.ts';
import { autoscalerViews } from '../../view/autoscalers.ts';

/** A number of pods in git beside an autoscaler: Argo CD puts it back as soon as the autoscaler has changed it. */
export const autoscaledReplicas: Rule = {
  codes: [
    {
      code: 'scaling/replicas-in-git',
      severity: 'error',
      title: 'Argo CD takes back what an autoscaler does',
    },
  ],
  references: [
    'https://argo-cd.readthedocs.io/en/stable/user-guide/best_practices/#leaving-room-for-imperativeness',
    'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling',
  ],
  *check({ model, resources }) {
    const workloads = new Map(resources.map((resource) => [describeObject(resource.manifest), resource]));
    for (const { resource, kind, target } of autoscalerViews(resources)) {
      const workload = workloads.get(target);
      if (kind === 'VerticalPodAutoscaler' || workload === undefined) continue;
      const replicas = at(workload.manifest, 'spec', 'replicas');
      if (replicas === undefined) continue;
      const path = placeInObject(workload.origin.specPath, 'spec', 'replicas');
      const name = describeObject(resource.manifest);
      const message = `${target} has replicas: ${JSON.stringify(replicas)} in git, and ${name} changes the number: Argo CD puts it back each time`;
      yield finding(model, path, 'scaling/replicas-in-git', message, {
        hint: 'remove spec.replicas of the workload',
        related: [{ message: name, location: model.provenance(resource.origin.specPath).location }],
      });
    }
  },
};
