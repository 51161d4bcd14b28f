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
    for (const resource of resources) {
      const application = applications.get(resource.application);
      const projectName = at(application?.['spec'] as JsonObject | undefined, 'project');
      const project = typeof projectName === 'string' ? projects.get(projectName) : undefined;
      const report = (why: string) =>
        finding(
          model,
          resource.origin.specPath,
          'argocd/project-permissions',
          `${describeObject(resource.manifest)} of the Application "${resource.application}" ${why}`,
        );
      if (application === undefined) yield report('belongs to an Application that is not rendered');
      else if (project === undefined)
        yield report(`belongs to the project "${String(projectName)}", which is not rendered`);
      else if (!permits(project, resource.manifest))
        yield report(`is not permitted by the project "${String(projectName)}"`);
    }
  },
};

function ofKind(resources: readonly Resource[], kind: string): Manifest[] {
  return resources.filter(({ manifest }) => manifest.kind === kind).map(({ manifest }) => manifest);
}

function permits(project: Manifest, manifest: Manifest): boolean {
  const spec = project['spec'] as JsonObject;
  const lists = (key: string) =>
    maps(spec[key]).some(
      ({ group, kind }) =>
        (group === '*' || group === apiGroup(manifest.apiVersion)) &&
        (kind === '*' || kind === manifest.kind),
    );
  if (isNamespaced(manifest.apiVersion, manifest.kind) === false) return lists('clusterResourceWhitelist');
  const { namespace } = manifest.metadata;
  const reachable = maps(spec['destinations']).some(
    (destination) => destination['namespace'] === namespace || destination['namespace'] === '*',
  );
  const listed = !('namespaceResourceWhitelist' in spec) || lists('namespaceResourceWhitelist');
  return reachable && listed && !lists('namespaceResourceBlacklist');
}
