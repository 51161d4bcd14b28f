import { isNamespaced } from '@nodeless/contracts/kubernetes';
import {
  apiGroup,
  at,
  describeObject,
  maps,
  type JsonObject,
  type Manifest,
  type Resource,
} from '@nodeless/core';
import { finding, type Rule } from '../../rule.ts';

/**
 * Argo CD refuses the whole sync of an Application when its project does not permit one of its objects.
 * Source: https://argo-cd.readthedocs.io/en/stable/user-guide/projects/
 */
export const projectPermissions: Rule = {
  codes: ['argocd/project-permissions'],
  *check({ model, resources }) {
    const projects = new Map(
      ofKind(resources, 'AppProject').map((project) => [project.metadata.name, project]),
    );
    const applications = new Map(
      ofKind(resources, 'Application').map((application) => [application.metadata.name, application]),
    );
    for (const { manifest, application: owner, origin } of resources) {
      const application = applications.get(owner);
      const projectName = at(application, 'spec', 'project');
      const project = typeof projectName === 'string' ? projects.get(projectName) : undefined;
      const report = (why: string, hint?: string) => {
        const message = `${describeObject(manifest)} of the Application "${owner}" ${why}`;
        const details = hint === undefined ? {} : { hint };
        return finding(model, origin.specPath, 'argocd/project-permissions', message, details);
      };
      if (application === undefined) yield report('belongs to an Application that is not rendered');
      else if (project === undefined) {
        yield report(`belongs to the project "${String(projectName)}", which is not rendered`);
      } else {
        const refused = refusal(project, manifest);
        if (refused !== undefined) yield report(refused.why, refused.hint);
      }
    }
  },
};

interface Refusal {
  readonly why: string;
  readonly hint: string;
}

/** Why a project does not permit an object, or undefined when it does. */
function refusal(project: Manifest, manifest: Manifest): Refusal | undefined {
  const spec = project['spec'] as JsonObject;
  const { name } = project.metadata;
  const lists = (key: string) =>
    maps(spec[key]).some(
      ({ group, kind }) =>
        (group === '*' || group === apiGroup(manifest.apiVersion)) &&
        (kind === '*' || kind === manifest.kind),
    );
  const ofKind = (why: string): Refusal => ({
    why: `is of a kind that the project "${name}" ${why}`,
    hint: 'objects of this kind belong to a component of the platform',
  });
  if (isNamespaced(manifest.apiVersion, manifest.kind) === false) {
    return lists('clusterResourceWhitelist') ? undefined : ofKind('does not permit in the cluster');
  }
  const { namespace } = manifest.metadata;
  const destinations = maps(spec['destinations']);
  const open = destinations.some((one) => one['namespace'] === namespace || one['namespace'] === '*');
  // A denial without a server denies nothing: isDestinationMatched of Argo CD v3.5.1.
  const denied = destinations.some((one) => one['namespace'] === `!${namespace ?? ''}` && 'server' in one);
  if (!open || denied) {
    return {
      why: `is in the namespace ${namespace}, which the project "${name}" does not reach`,
      hint: 'choose a namespace that is neither one of the platform nor one of deniedNamespaces in argocd/projects.yaml',
    };
  }
  const listed = !('namespaceResourceWhitelist' in spec) || lists('namespaceResourceWhitelist');
  return listed && !lists('namespaceResourceBlacklist') ? undefined : ofKind('does not permit');
}

function ofKind(resources: readonly Resource[], kind: string): Manifest[] {
  return resources.filter(({ manifest }) => manifest.kind === kind).map(({ manifest }) => manifest);
}
