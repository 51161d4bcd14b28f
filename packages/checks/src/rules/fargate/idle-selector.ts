import { nearest } from '@nodeless/catalogue/schema';
import { fargateProfileOf, type PodIdentity } from '@nodeless/contracts/placement';
import { specPath } from '@nodeless/core';
import { namedApps } from '@nodeless/sources';
import { finding, type ClusterView, type Rule } from '../../rule.ts';
import { addonPods } from '../../view/addon-pods.ts';

/**
 * A selector with labels in a namespace of apps, and none of their pods carries them, or a namespace that is written almost like one
 * of the sources: the pods run on nodes, or nowhere, while the profile says Fargate. Namespaces in which something runs that no source describes (charts) are passed over.
 */
export const idleSelector: Rule = {
  codes: [
    {
      code: 'fargate/idle-selector',
      severity: 'warning',
      title: 'A selector of a Fargate profile takes none of the pods in its namespace',
    },
  ],
  references: ['https://docs.aws.amazon.com/eks/latest/userguide/fargate-profile.html'],
  *check(view) {
    const { model } = view;
    const known = knownPods(view);
    const namespaces = [...new Set(namespacesOf(view))];
    const open = new Set(model.chartApps.map(({ namespace }) => namespace));
    for (const [index, { name, selectors }] of model.spec.compute.fargate.profiles.entries()) {
      for (const [position, selector] of selectors.entries()) {
        const { namespace, labels = {} } = selector;
        const there = known.filter((pods) => pods.namespace === namespace);
        const meant = meantNamespace(namespace, namespaces);
        if (meant !== undefined) {
          const path = specPath(...SELECTORS, index, 'selectors', position, 'namespace');
          const message = `a selector of the Fargate profile "${name}" takes no pods: nothing that is rendered runs in the namespace ${namespace}`;
          yield finding(model, path, 'fargate/idle-selector', message, {
            severity: 'warning',
            hint: `did you mean ${meant}?`,
          });
        }
        if (Object.keys(labels).length === 0 || open.has(namespace) || there.length === 0) continue;
        const alone = [{ name, selectors: [selector] }];
        if (there.some((pods) => fargateProfileOf(alone, pods) !== undefined)) continue;
        const path = specPath(...SELECTORS, index, 'selectors', position);
        const words = Object.entries(labels).map(([key, value]) => `${key}: ${value}`);
        const message = `a selector of the Fargate profile "${name}" takes none of the pods in the namespace ${namespace}: none has ${words.join(', ')}`;
        yield finding(model, path, 'fargate/idle-selector', message, {
          severity: 'warning',
          hint: 'correct the labels, or leave them out to take all pods of the namespace; selectors compare labels of pods, not of their Deployment',
        });
      }
    }
  },
};

const SELECTORS = ['cluster', 'compute', 'fargate', 'profiles'] as const;

/** Where something runs, as far as the sources say: a namespace of somebody else's is none of them. */
function namespacesOf({ model, pods, upstreamPods }: ClusterView): string[] {
  const running: readonly PodIdentity[] = [...pods, ...upstreamPods, ...addonPods(model)];
  const called: readonly { readonly namespace?: string | undefined }[] = [
    ...namedApps(model),
    ...model.chartApps,
  ];
  return [...running, ...called].flatMap(({ namespace = [] }) => namespace);
}

/** The namespace that a typing error stands for; `team-a` beside `team-b` is none, and a pattern is no name. */
function meantNamespace(written: string, namespaces: readonly string[]): string | undefined {
  if (/[*?]/.test(written) || namespaces.includes(written)) return undefined;
  const stem = (name: string) => name.replace(/(-[^-]*|[0-9]+)$/, '');
  const meant = nearest(written, namespaces);
  return meant === undefined || stem(meant) === stem(written) ? undefined : meant;
}

/** Pods without the label that names a profile: whether another profile takes them does not matter here. */
function knownPods({ model, pods, upstreamPods }: ClusterView): PodIdentity[] {
  const apps = new Set(namedApps(model).map(({ namespace }) => namespace));
  const all = [...pods.filter(({ onEveryNode }) => !onEveryNode), ...upstreamPods, ...addonPods(model)];
  return all.filter(({ namespace }) => apps.has(namespace));
}
