import { fargateProfileOf, PRIVILEGED_ADDONS } from '@nodeless/contracts/placement';
import { at, specPath } from '@nodeless/core';
import { clusterAddons } from '@nodeless/spec';
import { finding, type Rule } from '../../rule.ts';

/**
 * A profile that takes all of kube-system takes the controllers of add-ons too, and Fargate starts no privileged
 * container. Source: https://docs.aws.amazon.com/eks/latest/userguide/fargate.html
 */
export const privilegedAddon: Rule = {
  codes: ['fargate/unsupported-pod-spec'],
  *check({ model }) {
    const { profiles } = model.spec.compute.fargate;
    for (const { name, configuration, specPath: path } of clusterAddons(model.spec)) {
      const controller = PRIVILEGED_ADDONS[name];
      const profile = controller === undefined ? undefined : fargateProfileOf(profiles, controller);
      if (controller === undefined || profile === undefined) continue;
      const context = at(configuration, 'controller', 'containerSecurityContext');
      if (at(context, 'privileged') === false) continue;
      const place = specPath('cluster', 'compute', 'fargate', 'profiles', profiles.indexOf(profile));
      const message = `Deployment ${controller.namespace}/${controller.name} of the add-on ${name} runs on Fargate (profile "${profile.name}") and is privileged, which Fargate does not have`;
      yield finding(model, path, 'fargate/unsupported-pod-spec', message, {
        hint: 'let the profile select fewer pods by labels, or set configuration.controller.containerSecurityContext.privileged: false',
        related: [{ message: 'this profile takes its pods', location: model.provenance(place).location }],
      });
    }
  },
};
