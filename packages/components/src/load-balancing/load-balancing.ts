import { specPath } from '@nodeless/core';
import { KUBE_SYSTEM } from '@nodeless/spec';
import type { Component } from '../component.ts';
import { NEVER_PRUNE } from '../objects/sync-options.ts';
import { WAVE } from '../waves.ts';
import { controllerPods, controllerValues, CONTROLLER } from './controller-values.ts';

/**
 * The AWS Load Balancer Controller: makes NLBs of Services and ALBs of Ingresses.
 *
 * Its chart makes a new certificate at every rendering
 * (https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/2312). The Secret and the CA in the webhooks
 * of the first sync are kept: both were rendered together, so they fit. That needs ignoreDifferences, its sync option
 * and ServerSideApply together. Whoever deletes the Secret must delete the two webhook configurations too.
 */
export const loadBalancing: Component = {
  name: 'load-balancing',
  units: (model) => {
    const settings = model.spec.components.awsLoadBalancerController;
    if (!settings) return [];
    const { version, source, crds } = model.spec.versions.awsLoadBalancerController;
    const common = {
      project: 'platform',
      namespace: KUBE_SYSTEM,
      specPath: specPath('cluster', 'components', 'awsLoadBalancerController'),
      onRemoval: 'keep',
    } as const;
    return [
      {
        ...common,
        name: `${CONTROLLER}-crds`,
        wave: WAVE.definitions,
        // Its CRDs are never pruned: all objects of their kinds would go with them.
        retirements: ['orphan'],
        source: {
          kind: 'kustomize',
          pin: crds,
          version,
          commonAnnotations: NEVER_PRUNE,
          footprint: {
            clusterKinds: [{ group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition' }],
            namespaces: [],
          },
          pods: [],
        },
      },
      {
        ...common,
        name: CONTROLLER,
        wave: WAVE.controllers,
        // Its IngressClassParams is of a kind that the Application with the CRDs brings.
        syncOptions: ['SkipDryRunOnMissingResource=true'],
        ignoreDifferences: [
          { kind: 'Secret', name: 'aws-load-balancer-tls', jsonPointers: ['/data'] },
          ...['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'].map((kind) => ({
            group: 'admissionregistration.k8s.io',
            kind,
            name: 'aws-load-balancer-webhook',
            jqPathExpressions: ['.webhooks[]?.clientConfig.caBundle'],
          })),
        ],
        source: {
          kind: 'helm',
          pin: source,
          version,
          releaseName: CONTROLLER,
          values: controllerValues(model, settings.replicas),
          // What chart 3.5.0 makes with these values.
          footprint: {
            clusterKinds: [
              { group: 'admissionregistration.k8s.io', kind: 'MutatingWebhookConfiguration' },
              { group: 'admissionregistration.k8s.io', kind: 'ValidatingWebhookConfiguration' },
              { group: 'elbv2.k8s.aws', kind: 'IngressClassParams' },
              { group: 'networking.k8s.io', kind: 'IngressClass' },
              { group: 'rbac.authorization.k8s.io', kind: 'ClusterRole' },
              { group: 'rbac.authorization.k8s.io', kind: 'ClusterRoleBinding' },
            ],
            namespaces: [KUBE_SYSTEM],
          },
          pods: controllerPods(model, settings.replicas),
        },
      },
    ];
  },
};
