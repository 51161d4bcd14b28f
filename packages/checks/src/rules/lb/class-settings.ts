import {
  ALB_ROWS,
  albAnnotations,
  classConflicts,
  givenByClass,
  type ClassConflict,
} from '@nodeless/contracts/load-balancer';
import { at, childPath, describeObject, specPath, type Diagnostic } from '@nodeless/core';
import { autoModeOf, type ClusterModel } from '@nodeless/sources';
import { finding, type Rule } from '../../rule.ts';
import { ingressViews, type IngressView } from '../../view/ingresses.ts';
import { SETTINGS_OF_ALL } from './group-settings.ts';

const CODE = 'lb/class-setting';

/** What a rule over whole groups tells, whether a class is named or not. */
const GROUP_SETTINGS = ALB_ROWS.flatMap(({ annotation, option }) =>
  option !== undefined && SETTINGS_OF_ALL.includes(annotation) ? [option] : [],
);

/**
 * A class of cluster.yaml declares a load balancer once. What an app says beside it does not count, or counts for all apps of the
 * class; what no field of a class holds, only Ingresses of apps carry.
 */
export const classSettings: Rule = {
  codes: [
    {
      code: CODE,
      severity: 'warning',
      title: 'A setting of a load balancer stands beside its class, or does not reach an Ingress of it',
    },
  ],
  references: [
    'pkg/ingress/model_build_load_balancer.go of the load balancer controller 3.5.0',
    'apis/elbv2/v1beta1/ingressclassparams_types.go of the load balancer controller 3.5.0',
  ],
  *check({ model, resources }) {
    const classes = model.spec.ingressClasses;
    if (Object.keys(classes).length === 0) return;
    yield* ofApps(model);
    for (const ingress of ingressViews(resources)) yield* ofManifests(model, ingress);
  },
};

function* ofApps(model: ClusterModel): Iterable<Diagnostic> {
  const isAutoMode = autoModeOf(model.spec) !== undefined;
  for (const { name: app, expose } of model.apps) {
    if (expose === undefined || !('alb' in expose)) continue;
    if (expose.alb.class === undefined) {
      yield* declaredGroup(model, app, expose.alb.group?.name);
      continue;
    }
    const { class: className, host: _host, rules: _rules, dnsNames: _names, ...options } = expose.alb;
    const ofClass = model.spec.ingressClasses[className];
    if (ofClass === undefined) continue;
    const path = specPath(`app/${app}`, 'expose', 'alb');
    for (const conflict of classConflicts(options, ofClass, isAutoMode)) {
      if (conflict.kind === 'shared' && GROUP_SETTINGS.includes(conflict.path.join('.'))) continue;
      yield finding(model, childPath(path, ...conflict.path), CODE, wordsOf(app, className, conflict), {
        severity: 'warning',
        hint: `remove it, or write it into ingressClasses.${className} of the cluster`,
        related: [aboutClass(model, className)],
      });
    }
    if (options.group?.order === undefined || (options.group.name ?? ofClass.group) !== undefined) continue;
    const message = `the app "${app}" has a place in the order of a group, and its class ${className} has no group`;
    yield finding(model, childPath(path, 'group', 'order'), CODE, message, {
      severity: 'warning',
      hint: `remove it, or add group to ingressClasses.${className}`,
      related: [aboutClass(model, className)],
    });
  }
}

/** An app that names a group, and not the class that declares it, has only what it says itself. */
function* declaredGroup(model: ClusterModel, app: string, group: string | undefined): Iterable<Diagnostic> {
  const declared = Object.entries(model.spec.ingressClasses).find(([, one]) => one.group === group);
  if (group === undefined || declared === undefined) return;
  const [className] = declared;
  const message = `the app "${app}" names the group ${group}, and not the class ${className} that declares it: it has no setting of the class`;
  yield finding(model, specPath(`app/${app}`, 'expose', 'alb', 'group', 'name'), CODE, message, {
    severity: 'warning',
    hint: `write class: ${className} instead of group.name`,
    related: [aboutClass(model, className)],
  });
}

function wordsOf(app: string, className: string, { path, kind }: ClassConflict): string {
  const option = path.join('.');
  return kind === 'other'
    ? `${option} of the app "${app}" does not count: its class ${className} says something else`
    : `the app "${app}" says ${option}, which counts for all apps of its class ${className}: they have one load balancer`;
}

/** An Ingress that no app is exposed by has only what IngressClassParams hold. */
function* ofManifests(model: ClusterModel, { resource, annotations }: IngressView): Iterable<Diagnostic> {
  if (/^app\/[^#]+#\/expose\/alb$/.test(resource.origin.specPath)) return;
  const className = String(at(resource.manifest, 'spec', 'ingressClassName'));
  const ofClass = Object.hasOwn(model.spec.ingressClasses, className)
    ? model.spec.ingressClasses[className]
    : undefined;
  if (ofClass === undefined) return;
  const given = albAnnotations(givenByClass(ofClass, autoModeOf(model.spec) !== undefined));
  for (const [annotation, text] of Object.entries(given)) {
    if (annotations[annotation] === text) continue;
    const message = `${describeObject(resource.manifest)} does not have what its class ${className} says in ${annotation}: no field of a class holds it`;
    yield finding(model, resource.origin.specPath, CODE, message, {
      severity: 'warning',
      hint: `write the annotation ${annotation}: '${text}'`,
      related: [aboutClass(model, className)],
    });
  }
}

const aboutClass = (model: ClusterModel, className: string) => ({
  message: 'the class',
  location: model.provenance(specPath('cluster', 'ingressClasses', className)).location,
});
