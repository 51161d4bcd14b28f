import { specPath } from '@nodeless/core';
import { finding, type ApplicationFacts, type Rule } from '../../rule.ts';

/**
 * `argocd.retire` names Applications that are there and that may go this way. An Application of the platform keeps what
 * it has in the cluster when it leaves the tree; retiring it first is the way that Argo CD can follow, because it deletes
 * nothing that a project no longer permits (getPermittedAppLiveObjects of Argo CD v3.5.1).
 */
export const retirement: Rule = {
  codes: [
    {
      code: 'argocd/retire',
      severity: 'error',
      title: 'An Application is to be retired that is not there, or that cannot go this way',
    },
  ],
  references: ['getPermittedAppLiveObjects of Argo CD v3.5.1'],
  *check({ model, applications }) {
    const known = new Map(applications.map((application) => [application.name, application]));
    for (const [name, how] of Object.entries(model.spec.argocd.retire)) {
      const problem = refusal(name, how, known.get(name), applications);
      if (problem === undefined) continue;
      yield finding(model, specPath('cluster', 'argocd', 'retire', name), 'argocd/retire', problem.message, {
        hint: problem.hint,
      });
    }
  },
};

function refusal(
  name: string,
  how: string,
  application: ApplicationFacts | undefined,
  all: readonly ApplicationFacts[],
): { readonly message: string; readonly hint: string } | undefined {
  if (application === undefined) {
    const possible = all.filter(({ retirements }) => retirements.length > 0).map((one) => one.name);
    return {
      message: `argocd.retire names "${name}", but no Application of that name is rendered`,
      hint: `correct the name, or take the entry away together with what asked for the Application; those that can be retired are ${possible.join(', ')}`,
    };
  }
  if (application.project !== 'platform') {
    return {
      message: `argocd.retire names "${name}", which is an app: its Application takes its objects along`,
      hint: 'take it out of apps instead',
    };
  }
  if (application.retirements.length === 0) {
    return {
      message: `the Application "${name}" cannot be retired: the cluster is kept with it`,
      hint: 'docs/taking-away.md says how a whole cluster goes',
    };
  }
  if (application.retirements.some((one) => one === how)) return undefined;
  return {
    message: `the objects of the Application "${name}" are never pruned, so ${how} would leave them all the same`,
    hint: `write ${application.retirements.join(' or ')}`,
  };
}
