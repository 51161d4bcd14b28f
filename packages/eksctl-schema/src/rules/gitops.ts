import { problem, type ConfigRule } from '../problem.ts';

/** Flux is told its repository by flags. Source: `NewCreateClusterLoader` in configfile.go. */
export const fluxFlags: ConfigRule = function* ({ gitops }) {
  if (gitops?.flux === undefined || Object.keys(gitops.flux.flags).length > 0) return;
  yield problem(
    ['gitops', 'flux', 'flags'],
    'flux bootstrap is given no flags',
    'name at least the owner and the repository',
  );
};
