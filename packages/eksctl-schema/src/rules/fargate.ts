import { problem, type ConfigRule } from '../problem.ts';
import { duplicates } from './lists.ts';

const MAX_LABELS = 5;

/** Names are unique in a cluster. Source: EKS API, CreateFargateProfile, `fargateProfileName`. */
export const uniqueFargateProfiles: ConfigRule = function* ({ fargateProfiles = [] }) {
  for (const [index, name, first] of duplicates(fargateProfiles, (profile) => profile.name)) {
    yield problem(
      ['fargateProfiles', index, 'name'],
      `two Fargate profiles are named ${name}`,
      'rename one of them',
      ['fargateProfiles', first, 'name'],
    );
  }
};

/** A prefix is reserved. Source: `FargateProfile.Validate` in validation.go. */
export const fargateProfileNames: ConfigRule = function* ({ fargateProfiles = [] }) {
  for (const [index, { name }] of fargateProfiles.entries()) {
    if (!name.startsWith('eks-')) continue;
    yield problem(
      ['fargateProfiles', index, 'name'],
      `${name} starts with eks-, which EKS keeps for itself`,
      'choose a name with another beginning',
    );
  }
};

/** Source: https://docs.aws.amazon.com/eks/latest/userguide/service-quotas.html, label pairs in a selector. */
export const fargateSelectorLabels: ConfigRule = function* ({ fargateProfiles = [] }) {
  for (const [index, { selectors }] of fargateProfiles.entries()) {
    for (const [position, { labels = {} }] of selectors.entries()) {
      if (Object.keys(labels).length <= MAX_LABELS) continue;
      yield problem(
        ['fargateProfiles', index, 'selectors', position, 'labels'],
        `a selector has at most ${MAX_LABELS} labels`,
        'select by fewer labels, or make another selector',
      );
    }
  }
};
