import { ADDON_CONTROLLERS, fargateProfileOf } from '@nodeless/contracts/placement';
import { at, childPath, specPath, type JsonObject } from '@nodeless/core';
import { clusterAddons } from '@nodeless/sources';
import { finding, type Rule } from '../../rule.ts';
import { UNSUPPORTED_POD_SPEC } from './unsupported-pod-spec.ts';

/**
 * A profile that takes all of kube-system takes the controllers of add-ons too, and Fargate starts no privileged
 * container. The privileges are left out there by themselves, unless the sources ask for them.
 */
export const privilegedAddon: Rule = {
  codes: [UNSUPPORTED_POD_SPEC],
  title: 'A Fargate profile takes the controller of an add-on that has privileged containers',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/fargate.html',
    'https://github.com/kubernetes-sigs/aws-efs-csi-driver/blob/master/charts/aws-efs-csi-driver/values.yaml',
  ],
  *check({ model }) {
    const { profiles } = model.spec.compute.fargate;
    for (const { name, configuration, specPath: path } of clusterAddons(model.spec)) {
      const controller = ADDON_CONTROLLERS[name];
      const profile = controller?.privileged === true ? fargateProfileOf(profiles, controller) : undefined;
      const wanted = NEEDS_PRIVILEGES.find((keys) => at(configuration, ...keys) === true);
      if (controller === undefined || profile === undefined || wanted === undefined) continue;
      const place = specPath('cluster', 'compute', 'fargate', 'profiles', profiles.indexOf(profile));
      const message = `Deployment ${controller.namespace}/${controller.name} of the add-on ${name} runs on Fargate (profile "${profile.name}") and ${wanted.join('.')} makes it privileged, which Fargate does not have`;
      const source = childPath(path, 'configuration', ...wanted);
      yield finding(model, source, 'fargate/unsupported-pod-spec', message, {
        hint: `leave ${wanted.join('.')} out, or let the profile select fewer pods by labels`,
        related: [{ message: 'this profile takes its pods', location: model.provenance(place).location }],
      });
    }
  },
};

const NEEDS_PRIVILEGES: readonly (readonly (keyof JsonObject & string)[])[] = [
  ['controller', 'containerSecurityContext', 'privileged'],
  ['controller', 'deleteAccessPointRootDir'],
];
