import { duplicates, type ConfigRule } from '../problem.ts';

const MAX_LABELS = 5;

/** Fargate profiles: https://docs.aws.amazon.com/eks/latest/userguide/fargate-profile.html */
export const fargateRules: ConfigRule = function* ({ fargateProfiles: profiles = [] }) {
  for (const [index, name] of duplicates(profiles, (profile) => profile.name)) {
    yield { path: ['fargateProfiles', index, 'name'], message: `two Fargate profiles are named ${name}` };
  }
  for (const [index, { name, selectors }] of profiles.entries()) {
    if (name.startsWith('eks-')) {
      yield {
        path: ['fargateProfiles', index, 'name'],
        message: `${name} starts with eks-, which EKS keeps for itself`,
      };
    }
    for (const [position, { labels }] of selectors.entries()) {
      if (Object.keys(labels ?? {}).length <= MAX_LABELS) continue;
      yield {
        path: ['fargateProfiles', index, 'selectors', position, 'labels'],
        message: `a selector has at most ${MAX_LABELS} labels`,
      };
    }
  }
};
