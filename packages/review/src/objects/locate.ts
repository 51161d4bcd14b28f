import type { Area } from '../report/place.ts';

/** A file below `clusters/<name>/rendered/` that holds objects. */
export interface ObjectFile {
  readonly cluster: string;
  readonly area: Area;
  readonly application: string;
}

const FILE = /^clusters\/([^/]+)\/rendered\/(.+)$/;

/** Name of the cluster whose rendered tree holds a file. */
export function clusterOf(path: string): string | undefined {
  return FILE.exec(path)?.[1];
}

/** The part of the tree that a file belongs to; undefined when it should hold no objects. */
export function locate(path: string): ObjectFile | undefined {
  const [, cluster, rest] = FILE.exec(path) ?? [];
  if (cluster === undefined || rest === undefined || !/\.(ya?ml|json)$/.test(rest)) return undefined;
  const [top, next, ...deeper] = rest.split('/');
  if (top === 'argocd') return { cluster, area: 'application', application: 'root' };
  if (top === 'manifests' && next !== undefined && deeper.length > 0)
    return { cluster, area: 'application', application: next };
  if (top === 'bootstrap') return { cluster, area: 'bootstrap', application: 'bootstrap' };
  if (top === 'eksctl') return { cluster, area: 'eksctl', application: 'eksctl' };
  if (top === 'cloudformation' && next !== undefined)
    return { cluster, area: 'cloudformation', application: next.replace(/\.[^.]+$/, '') };
  return undefined;
}
