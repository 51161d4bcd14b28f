import type { CommandTable } from './table.ts';

const FILES = 'filename= f= kustomize= k= recursive R';
const OBJECTS = 'selector= l= all-namespaces A field-selector=';

/**
 * Commands of kubectl with their flags; all take objects as words.
 * Source: kubectl 1.35, `kubectl <command> --help`
 */
export const KUBECTL: CommandTable = {
  program: 'kubectl',
  version: '1.35',
  common: 'context= namespace= n= kubeconfig= request-timeout= output= o= v= as=',
  positionals: 0,
  open: [
    'annotate',
    'apply',
    'create secret generic',
    'delete',
    'describe',
    'get',
    'kustomize',
    'label',
    'patch',
    'rollout restart',
    'rollout status',
    'wait',
  ],
  commands: {
    annotate: `${FILES} ${OBJECTS} overwrite all`,
    apply: `${FILES} selector= l= server-side force-conflicts field-manager= dry-run prune wait`,
    'create secret generic': 'from-literal= from-file= from-env-file= type= dry-run',
    delete: `${FILES} ${OBJECTS} wait timeout= ignore-not-found all cascade= grace-period= force`,
    describe: `${FILES} ${OBJECTS}`,
    get: `${FILES} ${OBJECTS} watch w raw= ignore-not-found show-labels sort-by= no-headers`,
    kustomize: 'enable-helm load-restrictor=',
    label: `${FILES} ${OBJECTS} overwrite all`,
    patch: `${FILES} type= patch= p=`,
    'rollout restart': `${FILES} selector= l=`,
    'rollout status': `${FILES} selector= l= timeout= watch w`,
    wait: `${FILES} ${OBJECTS} for= timeout= all`,
  },
};
