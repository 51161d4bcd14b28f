import { autoModeClassProblems } from '@nodeless/contracts/load-balancer';
import { suggestion } from '@nodeless/catalogue/schema';
import { childPath, specPath } from '@nodeless/core';
import { autoModeOf } from '@nodeless/sources';
import { finding, type Rule } from '../../rule.ts';
import { AUTO_MODE_OPTION } from '../lb/auto-mode-options.ts';
import { DANGLING_REFERENCES } from './dangling-references.ts';

/** Classes that apps name are classes of the cluster, and are what EKS Auto Mode knows. */
export const ingressClassNames: Rule = {
  codes: [DANGLING_REFERENCES, AUTO_MODE_OPTION],
  title:
    'An app names a class of Ingresses that the cluster does not have, or EKS Auto Mode does not know an option of one',
  references: ['https://docs.aws.amazon.com/eks/latest/userguide/auto-configure-alb.html'],
  *check({ model }) {
    const classes = model.spec.ingressClasses;
    const known = ['alb', ...Object.keys(classes)];
    const isAutoMode = autoModeOf(model.spec) !== undefined;
    const { location } = model.provenance(specPath('cluster', 'compute', 'autoMode'));
    const related = [{ message: 'EKS Auto Mode is switched on here', location }];
    for (const { name, expose } of model.apps) {
      if (expose === undefined || !('alb' in expose) || expose.alb.class === undefined) continue;
      const path = specPath(`app/${name}`, 'expose', 'alb');
      const { class: className, group } = expose.alb;
      if (!known.includes(className)) {
        const message = `the app "${name}" names the class of Ingresses "${className}", which does not exist`;
        yield finding(model, childPath(path, 'class'), DANGLING_REFERENCES.code, message, {
          hint: suggestion(className, known) ?? `classes: ${known.join(', ')}`,
        });
      }
      if (isAutoMode && group?.name !== undefined) {
        const message = `EKS Auto Mode knows groups by class alone, and the app "${name}" names a class beside its group`;
        const hint = `write group into ingressClasses.${className}, or leave class out`;
        yield finding(model, childPath(path, 'group', 'name'), AUTO_MODE_OPTION.code, message, {
          hint,
          related,
        });
      }
    }
    if (!isAutoMode) return;
    for (const [name, options] of Object.entries(classes)) {
      for (const option of autoModeClassProblems(options)) {
        const message = `EKS Auto Mode does not know the option ${option.join('.')} of a class of Ingresses`;
        const path = specPath('cluster', 'ingressClasses', name, ...option);
        yield finding(model, path, AUTO_MODE_OPTION.code, message, { hint: 'remove it', related });
      }
    }
  },
};
